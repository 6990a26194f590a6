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
internal sealed partial class LastNet(FunctionModel function, Truth truth, IReadOnlyList<ProbePoint> points)
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

    /// <summary>How much larger than the strictest a bound may be.</summary>
    private const double MostTolerant = 2.6;

    /// <summary>At more of the ordinary points than this, computing again is avoided by carrying rounding errors along.</summary>
    private const double MostStrikes = 0.05;

    /// <summary>A value and a derivative that are corrected have room in one kernel.</summary>
    private const int MostOperations = 180;

    /// <summary>So many points of lost digits are seen, and no more looked for.</summary>
    private const int EnoughLost = 3;

    /// <summary>And so many at most where overflow or underflow is near.</summary>
    private const int EnoughExtreme = 16;

    /// <summary>And to say how large the bound may be.</summary>
    private const int EnoughForTolerance = 12;

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
        Attempt plain = Begin(value, value, new RunningError(Graph, _rounded), limit);
        CompareWhereItTells(plain, part, by, mayMend);
        (double worst, double at) = Worst(plain.All);
        var accuracy = new MemberAccuracy(worst, at, plain.All.Length);
        Finding[] lost = plain.Lost;
        if (lost.Length == 0) return new CheckedMember(value, null, accuracy);
        double[] where = [.. lost.Select(finding => finding.Probe.Point.Z)];
        Finding[] usual = [.. plain.Held.Where(finding => finding.Probe.Point.IsOrdinary)];
        accuracy = accuracy with
        {
            IsElsewhereRight = usual.Count(plain.IsLost) * 2 <= usual.Length,
            Lost = (where.Min(), where.Max()),
        };
        if (!mayMend || plain.Condition is null) return new CheckedMember(value, null, accuracy);
        Netted netted = Net(plain, part, by);
        if (netted.Strikes > MostStrikes && Correction.InArithmetic(value) is var arithmetic && Correction.Of(arithmetic) is { } corrected)
        {
            Attempt attempt = Begin(corrected, arithmetic, new RunningError(Graph, _rounded, function.PreActivation), limit);
            // Where functions lose the digits, not arithmetic, it is seen before the truth is asked.
            if (attempt.Bound is not null
                && Condition(corrected, attempt.Bound, attempt.Least, attempt.AreSmall) is var loose
                && SizeOf(Graph.Tuple([corrected, loose])) <= MostOperations
                && StrikesOf(loose, attempt) < netted.Strikes / 2)
            {
                truth.Begin();
                CompareWhereItTells(attempt, part, by, mayMend);
                Netted other = Net(attempt, part, by);
                return new CheckedMember(value, other.Condition, accuracy with { Worst = other.Worst, At = other.At })
                {
                    Corrected = corrected,
                };
            }
        }
        return new CheckedMember(value, netted.Condition, accuracy with { Worst = netted.Worst, At = netted.At });
    }

    /// <summary>A value with its bound, at all points.</summary>
    /// <param name="value">What may be emitted.</param>
    /// <param name="computed">The same without correction.</param>
    /// <param name="errors">What bounds its errors.</param>
    /// <param name="limit">The error from which on a net is wanted, in units in the last place.</param>
    private Attempt Begin(Expr value, Expr computed, RunningError errors, double limit)
    {
        bool isCorrected = value != computed;
        Expr? bound = errors.Of(computed), areSmall = isCorrected ? Both(errors.AreSmall, LeavesErrors(function.PreActivation)) : null;
        if (bound is { IsLeaf: false }) bound.Hint ??= "error";
        var attempt = new Attempt(value, bound, areSmall, limit, isCorrected);
        Expr? condition = bound is null ? null : Condition(value, bound, attempt.Strictest, areSmall);
        return attempt with { Condition = condition, Probes = [.. Look(value, bound, condition)] };
    }

    /// <summary>Compares a value with the truth where that tells most.</summary>
    private void CompareWhereItTells(Attempt attempt, JetPart part, int by, bool mayMend)
    {
        // Where the bound is small, a few comparisons say that it bounds what it should; where it is not, they say whether
        // digits are lost indeed, and then the rest is computed again anyway.
        attempt.Held.AddRange(Found(attempt, part, by, probe => probe.Holds && probe.IsOrdinary && probe.Point.IsOrdinary));
        // Before the extreme ones, which may take all the time that there is.
        foreach (Finding finding in Found(attempt, part, by, probe => !probe.Holds).Take(mayMend ? EnoughDoubtful : points.Count))
        {
            attempt.Struck.Add(finding);
            if (mayMend && attempt.IsLost(finding) && attempt.Struck.Count(attempt.IsLost) == EnoughLost) break;
        }
        attempt.Held.AddRange(Found(attempt, part, by, probe => probe.Holds && !probe.IsOrdinary).Take(EnoughExtreme));
    }

    /// <summary>The condition under which digits are good.</summary>
    private Netted Net(Attempt attempt, JetPart part, int by)
    {
        List<Finding> found = [.. attempt.All];
        bool MayHold(Probe probe) => !probe.Holds && probe.IsDoubtful(MostTolerant * attempt.Strictest);
        found.AddRange(Found(attempt, part, by, MayHold).Take(EnoughForTolerance));
        double tolerance = Tolerance([.. found], attempt);
        Expr condition = Condition(attempt.Value, attempt.Bound!, tolerance, attempt.AreSmall);
        Finding[] held = [.. found.Distinct().Where(finding => Holds(condition, finding.Probe))];
        condition = Guarded(attempt.Value, condition, [.. held.Where(attempt.IsLost)]);
        (double worst, double at) = Worst([.. held.Where(finding => Holds(condition, finding.Probe))]);
        return new Netted(condition, Math.Max(worst, 0.5), at, StrikesOf(condition, attempt));
    }

    /// <summary>The share of ordinary points at which a number would be computed again.</summary>
    private double StrikesOf(Expr condition, Attempt attempt)
    {
        Probe[] usual = [.. attempt.Probes.Where(probe => probe.Point.IsDefault && Math.Abs(probe.Point.Z) is > 0.01 and < 50)];
        return usual.Count(probe => !double.IsNaN(probe.Computed) && !Holds(condition, probe)) / (double)usual.Length;
    }

    private IEnumerable<Finding> Found(Attempt attempt, JetPart part, int by, Func<Probe, bool> which) =>
        Scattered([.. attempt.Probes.Where(which)]).Select(probe => Compare(probe, part, by, attempt.Limit)).OfType<Finding>();

    /// <summary>
    /// What the bound may be. Rounding errors mostly cancel, and stay far below it: how far, the probes say, and so much more is
    /// allowed. What is computed again costs a thousand times as much.
    /// </summary>
    private static double Tolerance(Finding[] found, Attempt attempt)
    {
        const double mostWanted = 12, leastReached = 0.25;
        (double limit, double most) = (attempt.Limit, MostTolerant * attempt.Strictest);
        Finding[] doubtful = [.. found.Where(finding => finding.Probe.IsDoubtful(double.MaxValue) && finding.Probe.Doubt > 1)];
        // A unit in the last place is two half units or less.
        double reached = doubtful
            .Where(finding => finding.Probe.Doubt <= most)
            .Select(finding => 2 * finding.Error / finding.Probe.Doubt)
            .Append(leastReached)
            .Max();
        double leastLost = doubtful
            .Where(finding => finding.Error > limit && finding.Probe.Doubt > attempt.Strictest)
            .Select(finding => finding.Probe.Doubt)
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();
        return Math.Max(attempt.Least, Math.Min(Math.Min(2 * Math.Min(limit / 2, mostWanted) / reached, leastLost / 2), most));
    }

    private static int SizeOf(Expr value) => value.Reachable().Count(part => !part.IsLeaf);

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
    private Expr Condition(Expr value, Expr bound, double tolerance, Expr? areSmall)
    {
        Expr condition = Graph.Compare(Infix.GreaterOrEqual, tolerance * value.Apply(Rules.Abs) - bound, Graph.Real(0));
        return areSmall is null ? condition : Both(condition, areSmall);
    }

    private Expr Both(Expr? one, Expr other) => one is null ? other : Graph.Binary(Infix.And, one, other);

    /// <summary>Where powers of z and what they lose to rounding are numbers with all their digits, in float too.</summary>
    private Expr LeavesErrors(Expr z)
    {
        Expr size = z.Apply(Rules.Abs);
        return Both(
            Graph.Compare(Infix.Less, size, Graph.Apply(RoundingRules.BySize, Graph.Real(1e50), Graph.Real(1e6))),
            Graph.Binary(
                Infix.Or,
                Graph.Compare(Infix.Greater, size, Graph.Apply(RoundingRules.BySize, Graph.Real(1e-50), Graph.Real(1e-6))),
                Graph.Compare(Infix.Equal, size, Graph.Real(0))));
    }

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
            double doubt = bound is null ? double.NaN : errors[i] / Math.Abs(computed[i]);
            yield return new Probe(points[i], i, computed[i], holds, isOrdinary, doubt);
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
}
