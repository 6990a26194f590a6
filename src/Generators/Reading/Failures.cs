using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Reading;

/// <summary>Where a function throws, it has no value: NaN stands for it.</summary>
internal static class Failures
{
    /// <summary>The value where execution has not thrown, and NaN where it has.</summary>
    public static Expr Guard(Expr value, Expr failed)
    {
        Graph graph = value.Graph;
        return IsNoneWhere(failed, value, []) ? value : graph.Select(failed, graph.Real(double.NaN), value);
    }

    /// <summary>Whether a value is NaN already wherever a condition holds, as of <c>c ? x : throw …</c>.</summary>
    private static bool IsNoneWhere(Expr condition, Expr value, Dictionary<int, bool> facts)
    {
        if (condition.IsConstant) return condition.Number == 0 || IsNone(value, facts);
        if (condition.Operation == Infix.Or)
            return IsNoneWhere(condition.Arguments[0], value, new(facts)) && IsNoneWhere(condition.Arguments[1], value, new(facts));
        Learn(condition, true, facts);
        return IsNone(value, facts);
    }

    private static void Learn(Expr condition, bool holds, Dictionary<int, bool> facts)
    {
        if (condition.Operation == Prefix.Not)
        {
            Learn(condition.Arguments[0], !holds, facts);
            return;
        }
        facts[condition.Id] = holds;
        if (condition.Operation != (holds ? Infix.And : Infix.Or)) return;
        Learn(condition.Arguments[0], holds, facts);
        Learn(condition.Arguments[1], holds, facts);
    }

    /// <summary>Whether a value is NaN where some conditions are known, or is computed from one that is.</summary>
    private static bool IsNone(Expr value, Dictionary<int, bool> facts, int depth = 0)
    {
        // Deep inside a large formula it is not worth the search: the guard is written out.
        if (depth > 8) return false;
        while (Graph.IsSelect(value) && facts.TryGetValue(value.Arguments[0].Id, out bool holds)) value = value.Arguments[holds ? 1 : 2];
        if (value.IsConstant) return double.IsNaN(value.Number);
        bool passesOn = value.Operation is Infix { Kind: ValueKind.Real }
            || value.Operation == Prefix.Negate
            || value is { Operation: Function, Arguments.Length: 1 };
        return passesOn && value.Arguments.Any(argument => IsNone(argument, facts, depth + 1));
    }
}
