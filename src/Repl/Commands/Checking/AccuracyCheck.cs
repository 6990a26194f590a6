using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Runtime;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>What a check has found.</summary>
/// <param name="Rows">The quantities that were compared.</param>
/// <param name="Reached">At how many points they were compared before the time was over.</param>
/// <param name="Points">How many points there are.</param>
internal sealed record CheckFindings(IReadOnlyList<AccuracyRow> Rows, int Reached, int Points);

/// <summary>Compares an activation's value and derivatives, and its kernel's, with the truth over a range.</summary>
/// <param name="activation">The activation.</param>
/// <param name="definition">Its definition to many digits.</param>
internal sealed class AccuracyCheck(Activation activation, Definition definition)
{
    /// <summary>Points that are no farther apart, against the larger, are neighbors.</summary>
    private const double Beside = 0.5;

    /// <param name="places">The points, in order.</param>
    /// <param name="spacing">Up to what distance they are neighbors, however small they are.</param>
    /// <param name="limit">How long it may take, of processor time.</param>
    /// <param name="progress">Is told after each point how many there were; or nobody is.</param>
    public CheckFindings Run(double[] places, double spacing, TimeSpan limit, Action<int, int>? progress)
    {
        double[] kinks = [.. activation.Kinks.Select(kink => kink.At ?? double.NaN).Where(double.IsFinite)];
        double[] smooth = [.. places.Where(z => !kinks.Contains(z))];
        var found = new PointTruth?[smooth.Length];
        (TimeSpan processor, long clock) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        // Processor time counts all threads of the process, and the clock what other processes take.
        bool IsOver() => Stopwatch.GetElapsedTime(clock) > limit && Environment.CpuUsage.TotalTime - processor > limit;
        Ball Within(Func<Ball> compute)
        {
            Guard.Tick();
            return IsOver() ? Ball.Unknown : compute();
        }
        PointTruth At(double z)
        {
            (Ball? value, Ball? slope, Ball? curvature) = new Truth(at => Within(() => definition.At(at))).At(z);
            return new PointTruth(z, value, slope, curvature, [.. definition.Continuous.Select(parameter =>
                new Truth(at => Within(() => definition.At(z, parameter, at))).SlopeAt(activation.Parameters[parameter].Value))]);
        }
        int reached = 0;
        foreach (int i in Scattered(smooth.Length))
        {
            PointTruth truth = At(smooth[i]);
            if (IsOver()) break;
            found[i] = truth;
            progress?.Invoke(++reached, smooth.Length);
        }
        PointTruth[] truths = [.. found.OfType<PointTruth>()];
        return new CheckFindings(Rows(truths, spacing), reached, smooth.Length);
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

    /// <summary>The numbers below a count, so that the first few are spread over all of them: the golden section fills evenly.</summary>
    private static IEnumerable<int> Scattered(int count) =>
        Enumerable.Range(0, count).OrderBy(i => i * 0.6180339887498949 % 1);

    private List<AccuracyRow> Rows(PointTruth[] truths, double spacing)
    {
        AccuracyRow Row(string name, Func<double, double> computed, Func<PointTruth, Ball?> exact, Func<PointTruth, bool>? which = null)
        {
            PointTruth[] points = which is null ? truths : [.. truths.Where(which)];
            Ball?[] truth = [.. points.Select(exact)];
            var row = new AccuracyRow(name);
            for (int i = 0; i < points.Length; i++)
                row.Add(points[i].Z, computed(points[i].Z), truth[i], NearZero(points, truth, i, spacing));
            return row;
        }
        var rows = new List<AccuracyRow> { Row("value, as written", activation.Value, truth => truth.Value) };
        Dictionary<double, (double Value, double Slope)> lanes = activation.IsVectorized ? Lanes([.. truths.Select(truth => truth.Z)]) : [];
        if (activation.IsVectorized) rows.Add(Row("value over spans", z => lanes[z].Value, truth => truth.Value));
        rows.Add(Row("derivative", activation.Derivative, truth => truth.Slope));
        if (activation.IsVectorized) rows.Add(Row("derivative over spans", z => lanes[z].Slope, truth => truth.Slope));
        // Where the second derivative jumps it has no truth, as the first has none at a kink.
        double[] jumps = [.. activation.SecondDerivativeJumps.Select(kink => kink.At!.Value)];
        if (WithoutSecondDerivative(activation) is null)
            rows.Add(Row(
                "second derivative", activation.SecondDerivative, truth => truth.Curvature, truth => !jumps.Contains(truth.Z)));
        for (int i = 0; i < definition.Continuous.Count; i++)
        {
            (int index, string name) = (i, activation.Parameters[definition.Continuous[i]].Name);
            rows.Add(Row($"by {name}", z => activation.Partial(name, z), truth => truth.Partials[index]));
        }
        return rows;
    }

    private Dictionary<double, (double Value, double Slope)> Lanes(double[] places)
    {
        double[] values = new double[places.Length], slopes = new double[places.Length];
        activation.ValueAndDerivative(places, values, slopes);
        return places.Select((z, i) => (z, i)).ToDictionary(each => each.z, each => (values[each.i], slopes[each.i]));
    }

    // Next to a sign change the value is small by cancellation of the function itself: its digits are those of its neighbors.
    private static double NearZero(PointTruth[] points, Ball?[] truth, int i, double spacing)
    {
        int[] beside = [.. new[] { i - 1, i + 1 }
            .Where(j => j >= 0 && j < points.Length && truth[j] is not null)
            .Where(j => Math.Abs(points[j].Z - points[i].Z)
                <= Math.Max(spacing, Beside * Math.Max(Math.Abs(points[j].Z), Math.Abs(points[i].Z))))];
        bool crosses = beside.Select(j => Sign(truth[j])).Append(Sign(truth[i])).Distinct().Count() > 1;
        double largest = beside.Select(j => Magnitude(truth[j])).DefaultIfEmpty(0).Max();
        return crosses && largest > Magnitude(truth[i]) && double.IsFinite(largest) ? largest : 0;
    }

    private static int Sign(Ball? value) => Math.Sign(Rounded(value));

    private static double Magnitude(Ball? value) => Math.Abs(Rounded(value));

    private static double Rounded(Ball? value) => value is { IsOutside: false } known ? AccuracyRow.Rounded(known) : 0;

    /// <summary>What is true at a point.</summary>
    private sealed record PointTruth(double Z, Ball? Value, Ball? Slope, Ball? Curvature, Ball?[] Partials);
}
