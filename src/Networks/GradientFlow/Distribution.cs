using System;
using System.Collections.Generic;

namespace GradRepl.Networks;

/// <summary>How many numbers lie where: equal bins from the least finite number to the greatest.</summary>
/// <param name="From">The left edge of the first bin.</param>
/// <param name="To">The right edge of the last bin, which holds it too.</param>
/// <param name="Counts">The numbers in each bin.</param>
public sealed record Histogram(double From, double To, IReadOnlyList<int> Counts)
{
    /// <summary>The middle of a bin.</summary>
    public double Middle(int bin) => From + (To - From) * (bin + 0.5) / Counts.Count;

    internal static Histogram Of(ReadOnlySpan<double> values, double from, double to, int bins)
    {
        int[] counts = new int[bins];
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            double share = to > from ? (value - from) / (to - from) : 0;
            counts[Math.Clamp((int)(share * bins), 0, bins - 1)]++;
        }
        return new Histogram(from, to, counts);
    }
}

/// <summary>Statistics of many numbers; of the finite ones, where some are not.</summary>
/// <param name="Count">How many numbers there are.</param>
/// <param name="NotFinite">How many of them are NaN or infinite.</param>
/// <param name="Mean">Their mean; NaN where there is none.</param>
/// <param name="Deviation">Their standard deviation, as of a whole population (divided by n).</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Norm">The square root of the sum of their squares.</param>
/// <param name="Histogram">How they spread.</param>
public sealed record Distribution(
    int Count, int NotFinite, double Mean, double Deviation, double Minimum, double Maximum, double Norm, Histogram Histogram)
{
    private const int Bins = 50;

    /// <summary>The statistics of the given numbers.</summary>
    public static Distribution Of(ReadOnlySpan<double> values)
    {
        int finite = 0;
        double sum = 0, least = double.PositiveInfinity, greatest = double.NegativeInfinity, size = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            finite++;
            sum += value;
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
            size = Math.Max(size, Math.Abs(value));
        }
        if (finite == 0)
            return new Distribution(
                values.Length, values.Length, double.NaN, double.NaN, double.NaN,
                double.NaN, double.NaN, new Histogram(0, 0, new int[Bins]));
        double mean = sum / finite, spread = 0, square = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            spread += (value - mean) * (value - mean);
            // Divided by the greatest number, since the square of a vanished gradient would underflow to 0.
            if (size > 0) square += value / size * (value / size);
        }
        return new Distribution(
            values.Length, values.Length - finite, mean, Math.Sqrt(spread / finite), least,
            greatest, size * Math.Sqrt(square), Histogram.Of(values, least, greatest, Bins));
    }
}
