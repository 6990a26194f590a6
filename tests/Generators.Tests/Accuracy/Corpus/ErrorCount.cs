using System;
using System.Collections.Generic;
using System.Globalization;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>A result that is not finite, or further off than may be.</summary>
internal sealed record Miss(string Name, double Z, double Result, double Truth, double Ulps)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name} at {Z:R}: {Result:R}, not {Truth:R}, {Ulps:G3} ulp");
}

/// <summary>The errors of one quantity over points, in ulps of the truth; beside a zero, of the largest value there.</summary>
/// <param name="good">How many ulps are good.</param>
/// <param name="most">How many there may be at most.</param>
internal sealed class ErrorCount(double good, double most)
{
    private readonly List<Miss> _misses = [];

    /// <summary>The points at which the truth is known, and finite or too large for the number.</summary>
    public int Points { get; private set; }

    /// <summary>Where the truth is finite and the result is not.</summary>
    public int NonFinite { get; private set; }

    public int Good { get; private set; }

    /// <summary>Finite, and further off than may be.</summary>
    public int Bad { get; private set; }

    /// <summary>
    /// Those of the bad that would be as far off if z were rounded: no further than four ulps of z move the truth.
    /// </summary>
    public int BadByCondition { get; private set; }

    public Miss? Worst { get; private set; }

    public Miss? FirstNonFinite { get; private set; }

    public IReadOnlyList<Miss> Misses => _misses;

    public double Share => Points == 0 ? 1 : (double)Good / Points;

    /// <summary>Measures results against truths.</summary>
    /// <param name="name">What they are of.</param>
    /// <param name="points">Where.</param>
    /// <param name="results">What was computed.</param>
    /// <param name="truths">What is true; null where that is not known.</param>
    /// <param name="unit">The distance from a number to the next.</param>
    /// <param name="floors">For each point, what counts instead of the truth if it is larger; null for nothing.</param>
    /// <param name="slopes">The truths' derivatives, if there are any.</param>
    public void Add(
        string name,
        IReadOnlyList<double> points,
        IReadOnlyList<double> results,
        double?[] truths,
        Func<double, double> unit,
        double[]? floors = null,
        double?[]? slopes = null)
    {
        double[] scales = Zeros.Scales(points, truths);
        for (int i = 0; i < points.Count; i++)
        {
            if (truths[i] is not { } truth) continue;
            Points++;
            double ulp = unit(Math.Max(Math.Abs(truth), Math.Max(scales[i], floors?[i] ?? 0)));
            double error = results[i] == truth ? 0
                : double.IsFinite(truth) && double.IsFinite(results[i]) ? Math.Abs(results[i] - truth) / ulp
                : double.PositiveInfinity;
            var miss = new Miss(name, points[i], results[i], truth, error);
            if (double.IsFinite(truth) && !double.IsFinite(results[i])) NonFinite++;
            else if (error > most) Bad++;
            if (error <= good) Good++;
            if (error <= most) continue;
            _misses.Add(miss);
            if (double.IsFinite(results[i]) && error * ulp <= 4 * Math.Abs((slopes?[i] ?? 0) * unit(points[i]))) BadByCondition++;
            Note(miss);
        }
    }

    public void Add(ErrorCount other)
    {
        Points += other.Points;
        NonFinite += other.NonFinite;
        Good += other.Good;
        Bad += other.Bad;
        BadByCondition += other.BadByCondition;
        if (other.Worst is { } worst) Note(worst);
        if (other.FirstNonFinite is { } first) Note(first);
    }

    /// <summary>The distance to the next double away from zero.</summary>
    public static double Ulp(double value)
    {
        double magnitude = Math.Min(Math.Abs(value), double.MaxValue / 2);
        return Math.BitIncrement(magnitude) - magnitude;
    }

    /// <summary>The distance to the next float away from zero.</summary>
    public static double FloatUlp(double value)
    {
        float magnitude = (float)Math.Min(Math.Abs(value), float.MaxValue / 2);
        return MathF.BitIncrement(magnitude) - magnitude;
    }

    private void Note(Miss miss)
    {
        if (double.IsFinite(miss.Truth) && !double.IsFinite(miss.Result)) FirstNonFinite ??= miss;
        else if (Worst is null || miss.Ulps > Worst.Ulps) Worst = miss;
    }
}
