using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>A part of the function as it is written that overflows or cancels where its value is an ordinary number.</summary>
/// <param name="Naive">The part.</param>
/// <param name="Stable">The well-conditioned value that the tables know it to be.</param>
/// <param name="Where">What happens and for which z: <c>overflows for z &gt; 709.78</c>.</param>
internal sealed record Loss(Expr Naive, Expr Stable, string Where);

/// <summary>
/// Where the function as written loses its value. Recognition knows the stable form; both are computed from the smallest
/// to the largest z, along the branches that are taken there, and the outermost formula that a row of the tables fits is
/// named. So 1/(1 + e^−z), whose overflow ends in the right 0, is not reported, and e^z/(1 + e^z) is.
/// </summary>
internal sealed class LossSearch
{
    /// <summary>A relative error that no rounding explains: ten of a double's sixteen digits are gone.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Below, even a well-conditioned formula may round to zero.</summary>
    private const double Negligible = 1e-300;

    /// <summary>Beyond the size of any activation a search would slow the editor down.</summary>
    private const int SizeLimit = 400;

    private static readonly double[] Magnitudes =
    [
        1e-200, 1e-100, 1e-50, 1e-20, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 0.01, 0.1, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25,
        30, 36, 40, 60, 100, 180, 240, 300, 350, 360, 400, 600, 700, 720, 760, 800, 1e3,
        1e4, 1e5, 1e8, 1e10, 1e20, 1e50, 1e80, 1e110, 1e150, 1e160, 1e200, 1e300,
    ];

    private static readonly ImmutableArray<double> Probes = [.. Enumerable.Reverse(Magnitudes).Select(z => -z), 0, .. Magnitudes];

    private readonly FunctionModel _function;
    private readonly Expr _stable;
    private readonly Dictionary<string, double> _hyperparameters;
    private readonly string _z;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, (Expr Better, bool Fits)> _recognized = [];

    private LossSearch(FunctionModel function, Expr stable, CancellationToken cancellation)
    {
        (_function, _stable, _cancellation) = (function, stable, cancellation);
        _z = Identifiers.Escape(function.Parameters[0].Name);
        _hyperparameters = function.Hyperparameters.ToDictionary(
            parameter => Identifiers.Escape(parameter.Name),
            parameter => double.IsNaN(parameter.Number) ? 1 : parameter.Number,
            StringComparer.Ordinal);
    }

    /// <summary>The losses of a function that has been derived: looking for them names values.</summary>
    public static ImmutableArray<Loss> Of(FunctionModel function, CancellationToken cancellation)
    {
        IReadOnlyCollection<Expr> all = function.Value.Reachable();
        if (all.Count > SizeLimit || all.Any(value => value.Operation is Loop)) return [];
        Expr stable = Recognizer.Recognize(function.Value);
        return ReferenceEquals(stable, function.Value) ? [] : new LossSearch(function, stable, cancellation).Search();
    }

    private ImmutableArray<Loss> Search()
    {
        Finding[] findings = [.. Probes.Select(At)];
        var losses = ImmutableArray.CreateBuilder<Loss>();
        foreach (Expr naive in findings.SelectMany(finding => finding.Lost).Distinct())
        {
            bool overflows = findings.Any(finding => finding.Overflowed.Contains(naive));
            string where = Where(
                findings, finding => overflows ? finding.Overflowed.Contains(naive) : finding.Lost.Contains(naive), overflows);
            string what = overflows ? "overflows" : "loses most of its digits";
            losses.Add(new Loss(naive, Recognized(naive).Better.WrittenOut(), $"{what} {where}{Defaults(naive)}"));
        }
        return losses.ToImmutable();
    }

    /// <summary>What is lost at one z.</summary>
    private Finding At(double z)
    {
        _cancellation.ThrowIfCancellationRequested();
        var evaluator = new Evaluator(
            new Dictionary<string, double>(_hyperparameters, StringComparer.Ordinal) { [_z] = z }, StableNumbers.Table);
        double truth = evaluator.Evaluate(_stable);
        // A function that calls what has no number here is judged by its parts.
        if (!double.IsNaN(truth) && (double.IsInfinity(truth) || Math.Abs(truth) < Negligible)) return Finding.Unknown;
        if (!double.IsNaN(truth) && Agree(evaluator.Evaluate(_function.Value), truth)) return Finding.Fine;
        var finding = new Finding(Known: true, [], []);
        Blame(_function.Value, evaluator, finding, []);
        return finding.Lost.Count > 0 || !double.IsNaN(truth) ? finding : Finding.Unknown;
    }

    private void Blame(Expr value, Evaluator evaluator, Finding finding, HashSet<int> seen)
    {
        if (!seen.Add(value.Id) || value.IsLeaf) return;
        if (value.Kind == ValueKind.Real)
        {
            (Expr better, bool fits) = Recognized(value);
            double naive = evaluator.Evaluate(value), truth = evaluator.Evaluate(better);
            bool judged = !double.IsNaN(truth) && !double.IsInfinity(truth);
            if (judged && Agree(naive, truth)) return;
            if (judged && fits)
            {
                finding.Lost.Add(value);
                if (value.Reachable().Any(part => part.Kind == ValueKind.Real && double.IsInfinity(evaluator.Evaluate(part))))
                    finding.Overflowed.Add(value);
                return;
            }
        }
        IEnumerable<Expr> parts = !Graph.IsSelect(value) ? value.Arguments
            : [value.Arguments[0], value.Arguments[evaluator.Evaluate(value.Arguments[0]) != 0 ? 1 : 2]];
        foreach (Expr part in parts) Blame(part, evaluator, finding, seen);
    }

    /// <summary>A value's stable form, and whether a row fits the value itself and not only its parts.</summary>
    private (Expr Better, bool Fits) Recognized(Expr value)
    {
        if (_recognized.TryGetValue(value.Id, out (Expr Better, bool Fits) known)) return known;
        Expr better = Recognizer.Recognize(value);
        Expr rebuilt = value.Graph.Rebuild(value, [.. value.Arguments.Select(argument => Recognizer.Recognize(argument))]);
        // What is written out is no spelling to recommend; its parts may have one.
        bool fits = !ReferenceEquals(better, rebuilt) && better.Operation is not Function { IsWrittenOut: true };
        return _recognized[value.Id] = (better, fits);
    }

    private static bool Agree(double naive, double truth) =>
        Math.Abs(truth) < Negligible ? Math.Abs(naive) < 2 * Negligible : Math.Abs(naive - truth) <= Tolerance * Math.Abs(truth);

    private string Where(Finding[] findings, Func<Finding, bool> isLost, bool overflows)
    {
        var ranges = new List<(double? From, double? To)>();
        for (int i = 0; i < findings.Length; i++)
        {
            if (!isLost(findings[i])) continue;
            (int first, int last) = (i, i);
            while (i + 1 < findings.Length && (isLost(findings[i + 1]) || !findings[i + 1].Known))
                if (isLost(findings[++i])) last = i;
            bool toTheLeft = findings.Take(first).All(finding => !finding.Known),
                toTheRight = findings.Skip(last + 1).All(finding => !finding.Known);
            ranges.Add((
                toTheLeft ? null : Edge(Probes[first - 1], Probes[first], isLost),
                toTheRight ? null : Edge(Probes[last + 1], Probes[last], isLost)));
        }
        string digits = overflows ? "0.##" : "0";
        string Shown(double z) =>
            z.ToString(Math.Abs(z) is >= 1e6 or < 0.01 ? "0.##e0" : digits, CultureInfo.InvariantCulture).Replace('-', '−');
        string name = _function.Parameters[0].Name;
        if (ranges is [(null, { } below), ({ } above, null)] && Math.Abs(below + above) <= 1e-3 * above)
            return $"for |{name}| > {Shown(above)}";
        return string.Join(" and ", ranges.Select(range => range switch
        {
            (null, null) => $"for every {name}",
            (null, { } to) => $"for {name} < {Shown(to)}",
            ({ } from, null) => $"for {name} > {Shown(from)}",
            ({ } from, { } to) when from <= 0 && to >= 0 => $"near {name} = 0",
            ({ } from, { } to) => $"for {Shown(from)} < {name} < {Shown(to)}",
        }).Distinct());
    }

    /// <summary>The border between a z that keeps the value and one that loses it, by bisection.</summary>
    private double Edge(double kept, double lost, Func<Finding, bool> isLost)
    {
        for (int step = 0; step < 60 && Math.Abs(kept - lost) > 1e-7 * Math.Abs(lost); step++)
        {
            bool far = kept * lost > 0 && Math.Max(Math.Abs(kept), Math.Abs(lost)) > 4 * Math.Min(Math.Abs(kept), Math.Abs(lost));
            double middle = far ? Math.Sign(lost) * Math.Sqrt(Math.Abs(kept)) * Math.Sqrt(Math.Abs(lost)) : kept + (lost - kept) / 2;
            if (isLost(At(middle))) lost = middle;
            else kept = middle;
        }
        return kept;
    }

    private string Defaults(Expr naive)
    {
        string[] used = [.. _function.Hyperparameters
            .Where(parameter =>
                naive.Reachable().Any(part => part.IsLeaf && !part.IsConstant && part.Text == Identifiers.Escape(parameter.Name)))
            .Select(parameter => (parameter.Name, Number: _hyperparameters[Identifiers.Escape(parameter.Name)]))
            .Select(each => $"{each.Name} = {each.Number.ToString("R", CultureInfo.InvariantCulture)}")];
        return used.Length == 0 ? "" : $" (with {string.Join(", ", used)})";
    }

    /// <param name="Known">Whether the function is an ordinary number there.</param>
    /// <param name="Lost">The formulas to blame.</param>
    /// <param name="Overflowed">Those of them in which something overflows.</param>
    private sealed record Finding(bool Known, HashSet<Expr> Lost, HashSet<Expr> Overflowed)
    {
        public static readonly Finding Unknown = new(false, [], []);

        public static readonly Finding Fine = new(true, [], []);
    }
}
