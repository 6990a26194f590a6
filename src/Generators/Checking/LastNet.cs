using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>
/// Probes one value that is about to be emitted, and where it loses digits puts a net under it: a condition on a running error
/// bound, and, where that fails, the definition in wider arithmetic.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="truth">What it is worth.</param>
/// <param name="points">Where it is probed.</param>
internal sealed class LastNet(FunctionModel function, Truth truth, IReadOnlyList<ProbePoint> points)
{
    private const double Large = DoubleEvaluator.Large, Small = DoubleEvaluator.Small;

    /// <summary>Kernels' values keep no more digits than the smallest normal numbers have.</summary>
    private const double SmallestValue = 1e-300;

    /// <summary>What is nearby, against the pre-activation.</summary>
    private const double Nearby = 0.2;

    /// <summary>What rounding alone does to most formulas, in units in the last place.</summary>
    private const double Usual = 4;

    /// <summary>How much more is allowed where the hyperparameters are not the defaults.</summary>
    private const double Elsewhere = 4;

    /// <summary>So many points of lost digits are seen, and no more looked for.</summary>
    private const int EnoughLost = 3;

    /// <summary>And so many at most where overflow or underflow is near.</summary>
    private const int EnoughExtreme = 16;

    /// <summary>And where the bound is large.</summary>
    private const int EnoughDoubtful = 48;

    private readonly DoubleEvaluator _evaluator = new(function.Spellings, [.. points.Select(point => point.Variables)]);

    private readonly RoundedNumbers _rounded = new(function.Value);

    private Graph Graph => function.Graph;

    /// <summary>A value with its net, where it needs one, and what it was found to be worth.</summary>
    /// <param name="value">What is to be emitted.</param>
    /// <param name="part">Which derivative it is.</param>
    /// <param name="by">By which parameter.</param>
    /// <param name="limit">The error from which on a net is wanted, in units in the last place.</param>
    /// <param name="mayMend">Whether it may be given one.</param>
    public CheckedMember Under(Expr value, JetPart part, int by, double limit, bool mayMend)
    {
        truth.Begin();
        // A half unit is at most one unit of the running error; the rest is room for its first order.
        Expr? bound = new RunningError(Graph, _rounded).Of(value), condition = bound is null ? null : Condition(value, bound, 1.5 * limit);
        if (bound is { IsLeaf: false }) bound.Hint ??= "error";
        Probe[] probes = [.. Look(value, bound, condition)];
        bool IsLost(Finding finding) => finding.Error > (finding.Probe.Point.IsDefault ? limit : Elsewhere * limit);
        bool IsUsual(Finding finding) => finding.Probe.Point.IsOrdinary;
        // Where the bound is small, a few comparisons say that it bounds what it should; where it is not, they say whether
        // digits are lost indeed, and then the rest is computed again anyway.
        IEnumerable<Finding> Found(Func<Probe, bool> which) =>
            Scattered([.. probes.Where(which)]).Select(probe => Compare(probe, part, by, limit)).OfType<Finding>();
        List<Finding> held = [.. Found(probe => probe.Holds && probe.IsOrdinary && probe.Point.IsOrdinary)];
        // Before the extreme ones, which may take all the time that there is.
        var struck = new List<Finding>();
        foreach (Finding finding in Found(probe => !probe.Holds).Take(mayMend ? EnoughDoubtful : probes.Length))
        {
            struck.Add(finding);
            if (mayMend && IsLost(finding) && struck.Count(IsLost) == EnoughLost) break;
        }
        held.AddRange(Found(probe => probe.Holds && !probe.IsOrdinary).Take(EnoughExtreme));
        Finding[] all = [.. held, .. struck], lost = [.. all.Where(IsLost)];
        (double worst, double at) = Worst(all);
        var accuracy = new MemberAccuracy(worst, at, all.Length);
        if (lost.Length == 0) return new CheckedMember(value, null, accuracy);
        double[] where = [.. lost.Select(finding => finding.Probe.Point.Z)];
        accuracy = accuracy with
        {
            IsElsewhereRight = held.Where(IsUsual).Count(IsLost) * 2 <= held.Count(IsUsual),
            Lost = (where.Min(), where.Max()),
        };
        if (!mayMend || condition is null) return new CheckedMember(value, null, accuracy);
        condition = Guarded(value, condition, [.. held.Where(IsLost)]);
        (worst, at) = Worst([.. held.Where(finding => Holds(condition, finding.Probe))]);
        return new CheckedMember(value, condition, accuracy with { Worst = Math.Max(worst, 0.5), At = at });
    }

    /// <summary>In an order in which the first few stand for all: of each kind in turn, all over the range.</summary>
    private static IEnumerable<Probe> Scattered(Probe[] probes) => probes
        .GroupBy(probe => probe.Kind)
        .SelectMany(kind => kind
            .Select((probe, i) => (Probe: probe, Place: i * 0.6180339887498949 % 1)) // The golden section fills an interval evenly.
            .OrderBy(each => each.Place)
            .Select((each, turn) => (each.Probe, Turn: turn)))
        .OrderBy(each => each.Turn)
        .ThenBy(each => each.Probe.Kind)
        .Select(each => each.Probe);

    /// <summary>bound ≤ tolerance·|value|, which neither NaN nor ∞ − ∞ satisfies.</summary>
    private Expr Condition(Expr value, Expr bound, double tolerance) => Graph.Compare(
        Infix.GreaterOrEqual,
        tolerance * value.Apply(Rules.Abs) - bound,
        Graph.Real(0));

    /// <summary>What overflows or vanishes on the way where the running error sees nothing must be an ordinary number.</summary>
    private Expr Guarded(Expr value, Expr condition, List<Finding> missed)
    {
        if (missed.Count == 0) return condition;
        foreach (Expr part in value.Reachable().Where(part => !part.IsLeaf && part.Kind == ValueKind.Real && !Graph.IsSelect(part)))
        {
            double[] values = [.. missed.Select(finding => Math.Abs(_evaluator.Of(part)[finding.Probe.Number]))];
            if (values.Any(each => each > Large))
                condition = Graph.Binary(Infix.And, condition, Graph.Compare(Infix.Less, part.Apply(Rules.Abs), Graph.Real(Large)));
            else if (values.Any(each => each < Small))
                condition = Graph.Binary(Infix.And, condition, Graph.Compare(Infix.Greater, part.Apply(Rules.Abs), Graph.Real(Small)));
            else continue;
            missed = [.. missed.Where(finding => Holds(condition, finding.Probe))];
            if (missed.Count == 0) break;
        }
        return condition;
    }

    private bool Holds(Expr condition, Probe probe) => _evaluator.Of(condition)[probe.Number] != 0;

    private IEnumerable<Probe> Look(Expr value, Expr? bound, Expr? condition)
    {
        double[] computed = _evaluator.Of(value), errors = bound is null ? [] : _evaluator.Of(bound),
            holding = condition is null ? [] : _evaluator.Of(condition);
        bool[] leaves = condition is null ? [] : _evaluator.LeavesTheRange(Graph.Tuple([value, condition]));
        for (int i = 0; i < points.Count; i++)
        {
            bool holds = condition is null || holding[i] != 0;
            // A zero without an error is the zero of a choice, as relu's.
            bool isOrdinary = condition is not null
                && !leaves[i]
                && (Math.Abs(computed[i]) is > Small and < Large || (computed[i] == 0 && errors[i] == 0));
            yield return new Probe(points[i], i, computed[i], holds, isOrdinary);
        }
    }

    /// <summary>The truth at a point; next to a change of its sign, the digits that count are those of the values beside it.</summary>
    private Finding? Compare(Probe probe, JetPart part, int by, double limit)
    {
        if (truth.At(probe.Point, part, by) is not { } exact || double.IsNaN(exact)) return null;
        var finding = new Finding(probe, exact) { Size = part == JetPart.Value ? SmallestValue : 0 };
        if (finding.Error > Usual && truth.WithRoundedConstants(probe.Point, part, by) is { } other && !double.IsNaN(other)
            && finding with { Exact = other } is { } rounded && rounded.Error < finding.Error)
            finding = rounded;
        if (finding.Error <= limit || !probe.Point.IsDefault) return finding;
        // What a last place of z moves it by is no loss beside a zero.
        (double Z, double Truth)[] beside = [.. points
            .Where(point => point.IsDefault && Math.Abs(point.Z - probe.Point.Z) <= Nearby * Math.Abs(probe.Point.Z))
            .Select(point => (point.Z, truth.At(point, part, by) ?? double.NaN))
            .Where(each => Math.Abs(each.Item2) < double.PositiveInfinity)
            .OrderBy(each => each.Item1)];
        if (beside.Any(each => each.Truth <= 0) && beside.Any(each => each.Truth >= 0))
            finding.Size = Math.Abs(probe.Point.Z) * beside.Skip(1)
                .Zip(beside, (right, left) => Math.Abs((right.Truth - left.Truth) / (right.Z - left.Z)))
                .Where(slope => slope < double.PositiveInfinity)
                .DefaultIfEmpty(0)
                .Max();
        return finding;
    }

    private static (double Worst, double At) Worst(IReadOnlyCollection<Finding> findings) => findings
        .Select(finding => (finding.Error, finding.Probe.Point.Z))
        .DefaultIfEmpty((0, double.NaN))
        .Aggregate((worst, each) => each.Item1 > worst.Item1 ? each : worst);

    /// <summary>A point with what is computed there.</summary>
    /// <param name="Point">The point.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Computed">What the emitted code answers.</param>
    /// <param name="Holds">Whether the condition does.</param>
    /// <param name="IsOrdinary">Whether neither overflow nor underflow is near.</param>
    private sealed record Probe(ProbePoint Point, int Number, double Computed, bool Holds, bool IsOrdinary)
    {
        /// <summary>Results that are no numbers, and arguments far out, each for themselves.</summary>
        public int Kind => (double.IsNaN(Computed) || double.IsInfinity(Computed) ? 0 : 2) + (Math.Abs(Point.Z) > 1e18 ? 1 : 0);
    }

    /// <summary>A probe with the truth.</summary>
    private sealed record Finding(Probe Probe, double Exact)
    {
        /// <summary>Beside the largest double, rounding may decide.</summary>
        private const double Largest = 1e308;

        /// <summary>Whose digits count, where they are not those of the truth itself.</summary>
        public double Size { get; set; }

        private double Computed => Probe.Computed;

        /// <summary>In units in the last place.</summary>
        public double Error =>
            double.IsInfinity(Exact) ? (Math.Abs(Computed) > Largest ? 0 : double.PositiveInfinity)
            : double.IsNaN(Computed) || double.IsInfinity(Computed) ? (Math.Abs(Exact) > Largest ? 0 : double.PositiveInfinity)
            : Math.Abs(Computed - Exact) / Unit(Math.Max(Math.Abs(Exact), Size));

        private static double Unit(double value)
        {
            double size = Math.Max(value, 2.2250738585072014E-308);
            return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(size) & 0x7FF0_0000_0000_0000) * 2.220446049250313E-16;
        }
    }
}
