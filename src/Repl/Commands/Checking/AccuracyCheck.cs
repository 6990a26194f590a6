using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Runtime;

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

    /// <summary>Where the function is not defined, and the result is NaN as it should be.</summary>
    public List<double> Outside { get; } = [];

    /// <summary>Where no truth could be established.</summary>
    public List<double> Unknown { get; } = [];

    /// <summary>Compares a result with the truth.</summary>
    public void Add(double z, double computed, Real? truth, double scale)
    {
        if (truth is not { } exact)
        {
            Unknown.Add(z);
            return;
        }
        double rounded = (double)exact;
        if (!double.IsFinite(rounded))
        {
            if (double.IsNaN(rounded) && double.IsNaN(computed)) Outside.Add(z);
            else if (double.IsNaN(rounded)) Unknown.Add(z);
            else Count(z, computed == rounded ? 0 : double.PositiveInfinity);
            return;
        }
        if (!double.IsFinite(computed))
        {
            NotFinite.Add(z);
            return;
        }
        double unit = Ulp(Math.Max(Math.Abs(rounded), scale));
        Count(z, (double)(RealMath.Abs((Real)computed - exact) / unit));
    }

    private void Count(double z, double error)
    {
        _errors.Add(error);
        if (error < Worst || (error == Worst && !double.IsNaN(WorstAt))) return;
        (Worst, WorstAt) = (error, z);
    }

    private static double Ulp(double value) =>
        Math.BitIncrement(Math.Min(Math.Abs(value), double.MaxValue / 2)) - Math.Min(Math.Abs(value), double.MaxValue / 2);
}

/// <summary>Compares an activation's value and derivatives, and its kernel's, with the truth over a range.</summary>
internal static class AccuracyCheck
{
    /// <param name="activation">The activation.</param>
    /// <param name="definition">Its definition to many digits.</param>
    /// <param name="places">The points.</param>
    public static IReadOnlyList<AccuracyRow> Run(Activation activation, Definition definition, double[] places)
    {
        var truth = new Truth(definition);
        double[] kinks = [.. activation.Kinks.Select(kink => kink.At ?? double.NaN).Where(double.IsFinite)];
        double[] smooth = [.. places.Where(z => !kinks.Contains(z))];
        double[] laneValues = new double[smooth.Length], laneSlopes = new double[smooth.Length];
        if (activation.IsVectorized) activation.ValueAndDerivative(smooth, laneValues, laneSlopes);
        Real?[] values = [.. smooth.Select(z => Ticked(() => truth.Value(z)))];
        Real?[] slopes = [.. smooth.Select(z => Ticked(() => truth.Slope(z)))];
        Real?[] curvatures = [.. smooth.Select(z => Ticked(() => truth.Curvature(z)))];
        // Where the second derivative jumps it has no truth, as the first has none at a kink.
        double[] jumps = [.. activation.SecondDerivativeJumps.Select(kink => kink.At!.Value)];
        int[] bent = [.. Enumerable.Range(0, smooth.Length).Where(i => !jumps.Contains(smooth[i]))];
        List<AccuracyRow> rows =
        [
            Row("value, as written", smooth, z => activation.Value(z), values),
            Row("derivative", smooth, z => activation.Derivative(z), slopes),
        ];
        if (WithoutSecondDerivative(activation) is null)
            rows.Add(Row(
                "second derivative",
                [.. bent.Select(i => smooth[i])],
                z => activation.SecondDerivative(z),
                [.. bent.Select(i => curvatures[i])]));
        if (!activation.IsVectorized) return rows;
        var at = smooth.Select((z, i) => (z, i)).ToDictionary(each => each.z, each => each.i);
        rows.Insert(1, Row("value over spans", smooth, z => laneValues[at[z]], values));
        rows.Insert(3, Row("derivative over spans", smooth, z => laneSlopes[at[z]], slopes));
        return rows;
    }

    /// <summary>Why an activation has no second derivative; null where it has one.</summary>
    public static string? WithoutSecondDerivative(Activation activation)
    {
        try
        {
            activation.SecondDerivative(0);
            return null;
        }
        catch (NotSupportedException exception)
        {
            return exception.Message;
        }
    }

    private static T Ticked<T>(Func<T> compute)
    {
        Guard.Tick();
        return compute();
    }

    private static AccuracyRow Row(string name, double[] places, Func<double, double> computed, Real?[] truth)
    {
        var row = new AccuracyRow(name);
        for (int i = 0; i < places.Length; i++) row.Add(places[i], computed(places[i]), truth[i], NearZero(truth, i));
        return row;
    }

    // Next to a sign change the value is small by cancellation of the function itself: its digits are those of its neighbours.
    private static double NearZero(Real?[] truth, int i)
    {
        double here = Magnitude(truth[i]),
            beside = Math.Max(i > 0 ? Magnitude(truth[i - 1]) : 0, i + 1 < truth.Length ? Magnitude(truth[i + 1]) : 0);
        bool crosses = new[] { i - 1, i, i + 1 }.Where(j => j >= 0 && j < truth.Length)
            .Select(j => truth[j]?.Sign ?? 0)
            .Distinct()
            .Count() > 1;
        return crosses && beside > here && double.IsFinite(beside) ? beside : 0;
    }

    private static double Magnitude(Real? value) => value is { } known ? Math.Abs((double)known) : 0;
}
