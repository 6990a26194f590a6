using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>The errors of one quantity over points, in ulps of the truth; beside a zero, of the largest value there.</summary>
/// <param name="good">How many ulps are good.</param>
/// <param name="most">How many there may be at most.</param>
internal sealed class ErrorCount(double good, double most)
{
    /// <summary>The points at which the truth is known, and finite or too large for the number.</summary>
    public int Points { get; private set; }

    /// <summary>Where the truth is finite and the result is not.</summary>
    public int NonFinite { get; private set; }

    public int Good { get; private set; }

    /// <summary>Finite, and further off than may be.</summary>
    public int Bad { get; private set; }

    public double Worst { get; private set; } = double.NaN;

    public double WorstAt { get; private set; } = double.NaN;

    public string WorstIn { get; private set; } = "";

    public double FirstNonFinite { get; private set; } = double.NaN;

    public double Share => Points == 0 ? 1 : (double)Good / Points;

    /// <summary>Measures <paramref name="results"/> against <paramref name="truths"/>.</summary>
    public void Add(string name, IReadOnlyList<double> points, IReadOnlyList<double> results, double?[] truths)
    {
        double[] scales = Zeros.Scales(points, truths);
        for (int i = 0; i < points.Count; i++)
        {
            if (truths[i] is not { } truth) continue;
            Add(name, points[i], results[i], truth, Ulp(Math.Max(Math.Abs(truth), scales[i])));
        }
    }

    /// <summary>The same in floats. Truths beyond them are left out.</summary>
    public void Add(string name, IReadOnlyList<float> points, IReadOnlyList<float> results, double?[] truths)
    {
        double[] scales = Zeros.Scales([.. points.Select(z => (double)z)], truths);
        for (int i = 0; i < points.Count; i++)
        {
            if (truths[i] is not { } truth || !float.IsFinite((float)truth)) continue;
            Add(name, points[i], results[i], truth, FloatUlp(Math.Max(Math.Abs(truth), scales[i])));
        }
    }

    public void Add(ErrorCount other)
    {
        Points += other.Points;
        NonFinite += other.NonFinite;
        Good += other.Good;
        Bad += other.Bad;
        if (double.IsNaN(FirstNonFinite)) FirstNonFinite = other.FirstNonFinite;
        Note(other.WorstIn, other.WorstAt, other.Worst);
    }

    private void Add(string name, double z, double result, double truth, double ulp)
    {
        Points++;
        if (double.IsFinite(truth) && !double.IsFinite(result))
        {
            NonFinite++;
            if (double.IsNaN(FirstNonFinite)) FirstNonFinite = z;
            return;
        }
        double error = result == truth ? 0 : double.IsFinite(truth) ? Math.Abs(result - truth) / ulp : double.PositiveInfinity;
        if (error <= good) Good++;
        if (error > most) Bad++;
        Note(name, z, error);
    }

    private void Note(string name, double z, double error)
    {
        if (double.IsNaN(error) || error <= Worst) return;
        (Worst, WorstAt, WorstIn) = (error, z, name);
    }

    private static double Ulp(double value)
    {
        double magnitude = Math.Min(Math.Abs(value), double.MaxValue / 2);
        return Math.BitIncrement(magnitude) - magnitude;
    }

    private static double FloatUlp(double value)
    {
        float magnitude = (float)Math.Min(Math.Abs(value), float.MaxValue / 2);
        return MathF.BitIncrement(magnitude) - magnitude;
    }
}
