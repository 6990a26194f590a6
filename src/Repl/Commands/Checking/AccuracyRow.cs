using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>What one quantity of an activation was found to be worth, over all points.</summary>
internal sealed class AccuracyRow(string name)
{
    private readonly List<double> _errors = [];

    public string Name { get; } = name;

    /// <summary>The worst error in units in the last place of the truth; next to a zero, of the largest value beside it.</summary>
    public double Worst { get; private set; }

    public double WorstAt { get; private set; } = double.NaN;

    public int Points => _errors.Count;

    public double Median => _errors.Count == 0 ? double.NaN : _errors.Order().ElementAt(_errors.Count / 2);

    /// <summary>Where the result is NaN or infinite and the truth is not.</summary>
    public List<double> NotFinite { get; } = [];

    /// <summary>Where the function is not defined, and the result is not finite, as it should be.</summary>
    public List<double> Outside { get; } = [];

    /// <summary>Where the function is not defined, and yet there is a finite result.</summary>
    public List<double> Beyond { get; } = [];

    /// <summary>Where no truth could be established.</summary>
    public List<double> Unknown { get; } = [];

    /// <summary>Compares a result with the truth.</summary>
    public void Add(double z, double computed, Ball? truth, double scale)
    {
        if (truth is not { } exact)
        {
            Unknown.Add(z);
            return;
        }
        if (exact.IsOutside)
        {
            (double.IsFinite(computed) ? Beyond : Outside).Add(z);
            return;
        }
        double rounded = Rounded(exact);
        if (!double.IsFinite(rounded))
        {
            Count(z, computed == rounded ? 0 : double.PositiveInfinity);
            return;
        }
        if (!double.IsFinite(computed))
        {
            NotFinite.Add(z);
            return;
        }
        double unit = Ulp(Math.Max(Math.Abs(rounded), scale));
        Count(z, Math.Abs(((computed - exact) / unit).Midpoint));
    }

    /// <summary>The double nearest to a truth; infinite beyond all of them.</summary>
    public static double Rounded(Ball truth) => truth.TryRound(out double nearest) ? nearest : truth.Midpoint;

    private void Count(double z, double error)
    {
        _errors.Add(error);
        if (error < Worst || (error == Worst && !double.IsNaN(WorstAt))) return;
        (Worst, WorstAt) = (error, z);
    }

    private static double Ulp(double value) =>
        Math.BitIncrement(Math.Min(Math.Abs(value), double.MaxValue / 2)) - Math.Min(Math.Abs(value), double.MaxValue / 2);
}
