using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>How far a derivative is from the truth over a table of points.</summary>
/// <param name="Points">The points at which the true derivative is finite.</param>
/// <param name="NonFinite">Those at which ours is not.</param>
/// <param name="Worst">The worst error in ulps of the truth, away from zeros of the derivative.</param>
/// <param name="At">Where that is.</param>
/// <param name="WorstNearZero">The worst error beside a zero, in ulps of the largest value nearby.</param>
/// <param name="Failure">The first point that misses the criterion; null if none does.</param>
internal sealed record Accuracy(int Points, int NonFinite, double Worst, double At, double WorstNearZero, string? Failure)
{
    private const double RelativeLimit = 1e-10;

    /// <summary>Within 8 ulp (or what the spelling states), and within 4 ulp of the largest value nearby where that is next to a zero.</summary>
    public static Accuracy OfFirst(Func<double, double> derivative, IReadOnlyList<TruthPoint> truth, double limit) => Of(derivative, truth, (_, ulps) => ulps <= limit);

    /// <summary>Within 1e-10 relative (8 ulp where the truth is subnormal), with the same exception.</summary>
    public static Accuracy OfSecond(Func<double, double> derivative, IReadOnlyList<TruthPoint> truth) =>
        Of(derivative, truth, (point, ulps) => ulps <= 8 || ulps * TruthPoint.Ulp(point.Nearest) <= RelativeLimit * Math.Abs(point.Nearest));

    private static Accuracy Of(Func<double, double> derivative, IReadOnlyList<TruthPoint> truth, Func<TruthPoint, double, bool> holds)
    {
        List<TruthPoint> finite = [.. truth.Where(point => double.IsFinite(point.Nearest))];
        var result = new Accuracy(finite.Count, 0, 0, double.NaN, 0, null);
        foreach (TruthPoint point in finite)
        {
            double value = derivative(point.X);
            double ulps = point.UlpError(value, signedZero: false);
            bool good = holds(point, ulps);
            if (!double.IsFinite(value))
            {
                result = result with { NonFinite = result.NonFinite + 1 };
            }
            else if (LargestBesideZero(finite, point.X) is { } largest)
            {
                double ulpsOfLargest = point.AbsoluteError(value) / TruthPoint.Ulp(largest);
                good |= ulpsOfLargest <= 4;
                result = result with { WorstNearZero = Math.Max(result.WorstNearZero, ulpsOfLargest) };
            }
            else if (ulps > result.Worst)
            {
                result = result with { Worst = ulps, At = point.X };
            }
            if (!good) result = result with { Failure = result.Failure ?? $"{point} came out as {value:R}, {ulps:G4} ulp off" };
        }
        return result;
    }

    /// <summary>
    /// The largest |value| within 1 of a zero of the derivative, if <paramref name="x"/> is that close to one. A zero at 0
    /// itself is no excuse: doubles are as dense there as the value is small.
    /// </summary>
    private static double? LargestBesideZero(List<TruthPoint> points, double x)
    {
        for (int i = 1; i < points.Count; i++)
        {
            TruthPoint left = points[i - 1], right = points[i];
            if (Math.Sign(left.Nearest) * Math.Sign(right.Nearest) >= 0 || left.X * right.X <= 0) continue;
            if (x < left.X - 1 || x > right.X + 1) continue;
            return points.Where(point => point.X >= left.X - 1 && point.X <= right.X + 1).Max(point => Math.Abs(point.Nearest));
        }
        return null;
    }
}
