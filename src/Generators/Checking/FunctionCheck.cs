using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Simplification;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>Compares what was derived with the definition, before it is written, and mends where digits are lost.</summary>
internal static class FunctionCheck
{
    /// <summary>Larger functions would keep the editor waiting.</summary>
    private const int SizeLimit = 400;

    /// <summary>From so many values on, fewer points are looked at.</summary>
    private const int LargeSize = 80;

    /// <summary>From so many units in the last place on, a derivative has a net; the first is asked for more.</summary>
    private const double FirstLimit = 8, OtherLimit = 40;

    public static CheckedFunction Of(FunctionModel function, DerivedFunction derived, CancellationToken cancellation)
    {
        if (ObstacleTo(function, derived) is { } obstacle) return Unchecked(function, derived, obstacle);
        try
        {
            return Compared(function, derived, cancellation);
        }
        catch (Exception exception) when (exception is ArithmeticException or GraphTooLargeException or InsufficientExecutionStackException)
        {
            return Unchecked(function, derived, "its numbers or formulas outgrow the comparison");
        }
    }

    private static CheckedFunction Unchecked(FunctionModel function, DerivedFunction derived, string obstacle) => new(
        Unchecked(derived.Value),
        Unchecked(derived.First),
        Unchecked(derived.Second),
        [.. derived.Partials.Select(Unchecked)],
        function.Value)
    {
        Obstacle = obstacle,
    };

    private static CheckedFunction Compared(FunctionModel function, DerivedFunction derived, CancellationToken cancellation)
    {
        Expr z = function.PreActivation;
        var truth = new Truth(function, derived.Value);
        var net = new LastNet(function, truth, [.. Points(function, derived)]);
        CheckedMember Check(Expr value, JetPart part, int by, double limit, bool isGiven)
        {
            cancellation.ThrowIfCancellationRequested();
            // What is written out by sides rounds on the way, too.
            Expr emitted = value.WrittenOut();
            if (!DoubleEvaluator.CanEvaluate(emitted)) return Unchecked(value);
            CheckedMember member = net.Under(emitted, part, by, limit, mayMend: !isGiven) with { Value = value };
            // A derivative that is given may be another function on purpose, as a straight-through estimator is.
            return isGiven && member.Accuracy is { IsElsewhereRight: false } ? Unchecked(value) : member;
        }
        var found = new CheckedFunction(
            Check(Damping.Apply(derived.Value, z), JetPart.Value, 0, OtherLimit, isGiven: false),
            Check(derived.First, JetPart.Derivative, 0, FirstLimit, function.GivenDerivative is not null),
            derived.WithoutSecond is not null
                ? Unchecked(derived.Second)
                : Check(derived.Second, JetPart.SecondDerivative, 0, OtherLimit, function.GivenSecond is not null),
            [.. derived.Partials.Select((partial, i) => function.Parameters[i + 1].IsContinuous
                ? Check(partial, JetPart.Derivative, i + 1, OtherLimit, function.GivenPartials[i] is not null)
                : Unchecked(partial))],
            truth.Definition);
        if (found.IsCorrected) function.Graph.StayExact();
        return found;
    }

    /// <summary>Whether conditions come out otherwise in C# than they would without rounding, and not only beside a border.</summary>
    private static bool DecidesByRounding(FunctionModel function)
    {
        const int besideBorders = 3;
        Expr[] conditions = [.. function.Value.Reachable()
            .Where(value => Graph.IsSelect(value) && WideEvaluator.CanEvaluate(value.Arguments[0]))
            .Select(value => value.Arguments[0])
            .Where(condition => condition.Arguments.Any(side => !side.IsLeaf))
            .Distinct()];
        if (conditions.Length == 0) return false;
        double[][] points = [.. ProbePoints.Of(function).Where(point => point.IsDefault).Select(point => point.Variables)];
        var inDouble = new DoubleEvaluator(function.Spellings, points);
        var wide = new WideEvaluator(function.Spellings);
        return Enumerable.Range(0, points.Length).Count(i =>
        {
            wide.At(points[i]);
            return conditions.Any(condition => (inDouble.Of(condition)[i] != 0) != (wide.Of(condition).Value.Sign != 0));
        }) > besideBorders;
    }

    private static CheckedMember Unchecked(Expr value) => new(value, null, null);

    private static int SizeOf(DerivedFunction derived) =>
        derived.Value.Graph.Tuple([derived.Value, derived.First, derived.Second, .. derived.Partials]).Reachable().Count;

    private static IEnumerable<ProbePoint> Points(FunctionModel function, DerivedFunction derived)
    {
        int step = 1 + (SizeOf(derived) / LargeSize);
        return ProbePoints.Of(function, derived.First).Where((point, i) => point.IsOrdinary || i % step == 0);
    }

    private static string? ObstacleTo(FunctionModel function, DerivedFunction derived) =>
        SizeOf(derived) > SizeLimit ? "it is large"
        : DecidesByRounding(function) ? "rounding decides between its branches"
        : !Truth.Exists(function) ? "its definition has loops, whole numbers or calls that are not computed to many digits"
        : null;
}
