using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>
/// Derivatives where a choice ties though nothing jumps: |u| and max(u, 0) have a kink each at u = 0, and a sum of them may
/// have none. Where the limits from both sides agree, whatever the other parameters, every choice that ties there is decided
/// for the same side, and the derivative takes the limit. Where they differ, it is a kink, and keeps its conventions.
/// </summary>
internal sealed class TieMending
{
    private const double Beside = 1e-4, Same = 1e-9;
    private const int Settings = 5;

    /// <summary>Where no tie is likely.</summary>
    private static readonly double[] Places =
    [
        .. new[] { 0.00137, 0.0713, 0.311, 0.653, 1.117, 1.709, 2.713, 4.159, 7.331, 13.77, 91.3, 2017.3 }
            .SelectMany(x => new[] { x, -x }),
    ];

    private readonly Expr _parameter;
    private readonly DerivativeOf _derivativeOf;
    private readonly ImmutableArray<Dictionary<string, double>> _settings;

    private TieMending(
        Expr function, Expr derivative, Expr parameter, IReadOnlyDictionary<string, double> defaults, DerivativeOf derivativeOf)
    {
        (_parameter, _derivativeOf) = (parameter, derivativeOf);
        _settings = [.. Samples.Of(function, derivative, parameter).Take(Settings)];
        foreach (KeyValuePair<string, double> known in defaults.Where(known => !double.IsNaN(known.Value)))
            if (_settings[0].ContainsKey(known.Key)) _settings[0][known.Key] = known.Value;
    }

    /// <summary>The derivative with the right values at ties; where they could not be had, the differences that are zero there.</summary>
    /// <param name="function">What the derivative is of.</param>
    /// <param name="derivative">A derivative with respect to the parameter.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="defaults">The parameters' defaults by name.</param>
    /// <param name="withoutLimit">Differences that are zero at points alone, where no limit was found as a formula.</param>
    /// <param name="derivativeOf">Differentiates.</param>
    public static (Expr Derivative, ImmutableArray<Expr> Unknown) Mend(
        Expr function,
        Expr derivative,
        Expr parameter,
        IReadOnlyDictionary<string, double> defaults,
        IEnumerable<Expr> withoutLimit,
        DerivativeOf derivativeOf)
    {
        ImmutableArray<Expr> unknown = [];
        ImmutableArray<Decision> decisions = Decision.Of(derivative, parameter);
        if (decisions.IsEmpty && !withoutLimit.Any()) return (derivative, unknown);
        var mending = new TieMending(function, derivative, parameter, defaults, derivativeOf);
        foreach (Decision decision in decisions.GroupBy(each => LinearForm.Of(each.Difference).Core.Id).Select(group => group.First()))
        {
            ImmutableArray<Tie> ties = mending.TiesOf(decision.Difference, derivative);
            ImmutableArray<Tie> smooth = ties.RemoveAll(tie => tie.IsKink || double.IsNaN(tie.Evaluate(function)));
            if (smooth.All(tie => tie.Agrees(derivative))) continue;
            Expr? mended = smooth.Length == ties.Length
                ? mending.Closed(derivative, decision.Difference, ties, 1)
                : mending.ClosedWhereSmooth(derivative, decision.Difference, smooth);
            if (mended is not null && smooth.All(tie => tie.Agrees(mended))) derivative = mended;
            else unknown = unknown.Add(decision.Difference);
        }
        // What is known to jump there is a kink and no more.
        IEnumerable<Expr> open = withoutLimit.Where(difference => mending.TiesOf(difference, derivative).IsEmpty);
        return (derivative, [.. unknown.Concat(open).Distinct()]);
    }

    /// <summary>The points, at several settings of the other parameters, where a difference is zero.</summary>
    private ImmutableArray<Tie> TiesOf(Expr difference, Expr derivative)
    {
        ImmutableArray<Expr> solved = LinearZeros.Of(difference, _parameter, _derivativeOf);
        var ties = ImmutableArray.CreateBuilder<Tie>();
        foreach (Dictionary<string, double> setting in _settings)
        {
            IEnumerable<double> points = solved.IsEmpty
                ? Roots.Of(x => Samples.Evaluate(difference, Samples.With(setting, _parameter, x)))
                : solved.Select(point => Samples.Evaluate(point, setting));
            foreach (double point in points.Where(point => !double.IsNaN(point) && !double.IsInfinity(point)))
            {
                var tie = new Tie(setting, _parameter, point, derivative);
                if (tie.IsKnown) ties.Add(tie);
            }
        }
        return ties.ToImmutable();
    }

    /// <summary>
    /// The same where only some values of the other parameters make it smooth: these are known by both sides having one limit.
    /// </summary>
    private Expr? ClosedWhereSmooth(Expr derivative, Expr difference, ImmutableArray<Tie> ties)
    {
        Graph graph = derivative.Graph;
        if (Closed(derivative, difference, ties, 1) is not { } above || Closed(derivative, difference, ties, -1) is not { } below)
            return null;
        Expr same = graph.Compare(
            Infix.LessOrEqual, (above - below).Apply(Rules.Abs), Same * (1 + above.Apply(Rules.Abs)));
        return graph.Select(
            graph.Compare(Infix.Equal, difference, graph.Real(0)), graph.Select(same, above, derivative), derivative);
    }

    /// <summary>The derivative with all that ties decided for the side on which a difference is above zero, or below.</summary>
    private Expr? Closed(Expr derivative, Expr difference, ImmutableArray<Tie> ties, int side)
    {
        ImmutableArray<Decision> decisions = Decision.Of(derivative, _parameter);
        var decided = new Dictionary<int, Expr>();
        foreach (Decision each in decisions)
        {
            if (!ties.All(tie => Math.Abs(tie.Evaluate(each.Difference)) <= Same * (1 + tie.Size(each.Difference)))) continue;
            int[] signs = [.. ties.Select(tie => SignOf(tie.EvaluateBeside(each.Difference, side > 0 ? difference : -difference, Beside)))
                .Distinct()];
            // What is equal beside the tie too is decided everywhere.
            if (signs is [0] || IsZeroOnStretch(each.Difference, ties)) continue;
            if (signs is not [_]) return null;
            decided[each.Node.Id] = each.Decided(signs[0]);
        }
        // Decisions may stand inside each other, so that they are found before they are rebuilt.
        var done = new Dictionary<int, Expr>();
        return Visit(derivative);

        Expr Visit(Expr value)
        {
            if (done.TryGetValue(value.Id, out Expr? known)) return known;
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return done[value.Id] = decided.TryGetValue(value.Id, out Expr? found) ? found : value.With(Visit);
        }
    }

    /// <summary>
    /// Whether a difference is zero on more than points, as max(z, 0) is: what is decided there is no tie, and stays as it is.
    /// </summary>
    private bool IsZeroOnStretch(Expr difference, ImmutableArray<Tie> ties) =>
        ties.Any(tie => tie.IsZeroBeside(difference, Beside))
        || _settings.Any(setting => Places.Any(x => Samples.Evaluate(difference, Samples.With(setting, _parameter, x)) == 0));

    private static int SignOf(double number) => number > 0 ? 1 : number < 0 ? -1 : 0;

    /// <summary>A point where a decision ties, at one setting of the other parameters.</summary>
    private sealed class Tie
    {
        private readonly Dictionary<string, double> _setting;
        private readonly Expr _parameter;
        private readonly double _point;
        private readonly SideLimits _limits;

        public Tie(Dictionary<string, double> setting, Expr parameter, double point, Expr derivative)
        {
            (_setting, _parameter, _point) = (setting, parameter, point);
            _limits = SideLimits.Of(x => Samples.Evaluate(derivative, Samples.With(setting, parameter, x)), point);
        }

        public bool IsKnown => _limits.AreKnown;

        public bool IsKink => !_limits.Agree;

        /// <summary>Whether a derivative takes the limit at the tie itself.</summary>
        public bool Agrees(Expr derivative) => SideLimits.Near(
            _limits.Left, new Evaluator(Samples.With(_setting, _parameter, _point), StableNumbersAtTies.Table, Same).Evaluate(derivative));

        public double Evaluate(Expr value) => Samples.Evaluate(value, Samples.With(_setting, _parameter, _point));

        public double Size(Expr difference) => difference.Arguments.Where(part => part.Kind == ValueKind.Real)
            .Select(part => Math.Abs(Evaluate(part)))
            .DefaultIfEmpty(0)
            .Max();

        /// <summary>Whether a difference is zero next to the tie too, on either side.</summary>
        public bool IsZeroBeside(Expr difference, double step) =>
            Samples.Evaluate(difference, At(1, step)) == 0 || Samples.Evaluate(difference, At(-1, step)) == 0;

        /// <summary>A value next to the tie, where another one is above zero.</summary>
        public double EvaluateBeside(Expr value, Expr positive, double step)
        {
            int side = Samples.Evaluate(positive, At(1, step)) > 0 ? 1 : -1;
            return Samples.Evaluate(value, At(side, step));
        }

        private Dictionary<string, double> At(int side, double step) =>
            Samples.With(_setting, _parameter, _point + side * step * Math.Max(1, Math.Abs(_point)));
    }

    /// <summary>Numbers that count as zero next to a tie, so that a root need not be met to the last digit.</summary>
    private static class StableNumbersAtTies
    {
        public static readonly IReadOnlyDictionary<Function, Func<double[], double>> Table =
            new Dictionary<Function, Func<double[], double>>(
                Recognition.LostDigits.StableNumbers.Table.ToDictionary(pair => pair.Key, pair => pair.Value))
            {
                [Rules.Sign] = x => Math.Abs(x[0]) <= Same ? 0 : double.IsNaN(x[0]) ? x[0] : SignOf(x[0]),
            };
    }
}
