using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.LostDigits;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>
/// Numbers in place of a value's parameters. What holds at all of them holds for every parameter: values are analytic, so
/// that one which is zero at numbers picked at random is zero.
/// </summary>
internal static class Samples
{
    private const int Count = 8, Enough = 2;

    /// <summary>So near to zero, against the terms that it is summed from, is only a rounding error.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Numbers for all leaves of some values; always the same ones.</summary>
    public static ImmutableArray<Dictionary<string, double>> Of(params Expr[] values)
    {
        Expr[] leaves = [.. values.SelectMany(value => value.Reachable())
            .Where(value => value is { IsLeaf: true, IsConstant: false, Operation: Structural, Text: not null })
            .Distinct()];
        return [.. Enumerable.Range(0, leaves.Length == 0 ? 1 : Count).Select(
            index => leaves.ToDictionary(leaf => leaf.Text!, leaf => Number(leaf, index), StringComparer.Ordinal))];
    }

    /// <summary>The same numbers, with another one for a parameter.</summary>
    public static Dictionary<string, double> With(Dictionary<string, double> setting, Expr parameter, double x) =>
        new(setting, StringComparer.Ordinal) { [parameter.Text!] = x };

    /// <summary>A value as a number.</summary>
    public static double Evaluate(Expr value, IReadOnlyDictionary<string, double> at) =>
        new Evaluator(at, StableNumbers.Table).Evaluate(value);

    /// <summary>Whether a value is zero whatever its parameters.</summary>
    public static bool IsZero(Expr value)
    {
        if (value.IsLiteral) return value.Number == 0;
        int finite = 0;
        foreach (Dictionary<string, double> at in Of(value))
        {
            double number = Evaluate(value, at);
            if (double.IsNaN(number)) continue;
            finite++;
            if (number != 0 && !(Math.Abs(number) <= Rounding * Scale(value, at))) return false;
        }
        return finite >= Math.Min(Enough, Of(value).Length);
    }

    /// <summary>Whether a value is a finite number, at some samples at least.</summary>
    public static bool IsFinite(Expr value)
    {
        ImmutableArray<Dictionary<string, double>> all = Of(value);
        return all.Count(at => Evaluate(value, at) is var number && !double.IsNaN(number) && !double.IsInfinity(number))
            >= Math.Min(Enough, all.Length);
    }

    /// <summary>1 or −1 where a value has one sign whatever its parameters; otherwise null.</summary>
    public static int? SignOf(Expr value)
    {
        int[] signs = [.. Of(value).Select(at => Evaluate(value, at)).Where(number => !double.IsNaN(number)).Select(Math.Sign).Distinct()];
        return signs.Length == 1 && signs[0] != 0 ? signs[0] : null;
    }

    /// <summary>How large the terms are that a value is summed from, and how far a rounding of an argument moves a function.</summary>
    private static double Scale(Expr value, IReadOnlyDictionary<string, double> at)
    {
        double Of(Expr part) => Scale(part, at);
        double size = Math.Abs(Evaluate(value, at));
        if (value.Operation == Infix.Add || value.Operation == Infix.Subtract) return Of(value.Arguments[0]) + Of(value.Arguments[1]);
        if (value.Operation == Infix.Multiply) return Of(value.Arguments[0]) * Of(value.Arguments[1]);
        if (value.Operation == Infix.Divide) return Of(value.Arguments[0]) / Math.Abs(Evaluate(value.Arguments[1], at));
        if (value.Operation == Prefix.Negate) return Of(value.Arguments[0]);
        if (value.Operation is not Function || value.Arguments.Length != 1) return size;
        double argument = Evaluate(value.Arguments[0], at);
        Expr moved = value.Graph.Rebuild(value, [value.Graph.Real(argument * (1 + 1e-6))]);
        return size + 1e6 * Math.Abs(Evaluate(moved, at) - Evaluate(value, at));
    }

    /// <summary>Between 0.3 and 1.9, now and then below zero; it depends on the name alone.</summary>
    private static double Number(Expr leaf, int index)
    {
        uint hash = unchecked(leaf.Text!.Aggregate(2166136261u + (uint)index * 7919u, (sum, letter) => (sum ^ letter) * 16777619u));
        hash ^= hash >> 15;
        return leaf.Kind switch
        {
            ValueKind.Integer => 1 + hash % 4,
            ValueKind.Boolean => hash % 2,
            _ => (0.3 + 1.6 * (hash % 10007) / 10007) * (index % 4 == 3 ? -1 : 1),
        };
    }
}
