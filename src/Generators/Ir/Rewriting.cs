using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradRepl.Generators.Ir;

/// <summary>Passes over the values of a graph.</summary>
internal static class Rewriting
{
    /// <summary>Rebuilds a value from its leaves up; <paramref name="replace"/> answers a replacement for a rebuilt node, or null to keep it.</summary>
    public static Expr Rewrite(this Expr root, Func<Expr, Expr?> replace)
    {
        var done = new Dictionary<int, Expr>();
        Expr Visit(Expr value)
        {
            if (done.TryGetValue(value.Id, out Expr? known)) return known;
            ImmutableArray<Expr> arguments = [.. value.Arguments.Select(Visit)];
            Expr rebuilt = arguments.SequenceEqual(value.Arguments) ? value : value.Graph.Rebuild(value, arguments);
            Expr result = replace(rebuilt) ?? rebuilt;
            if (!result.IsLeaf && result != value) result.Hint ??= value.Hint;
            return done[value.Id] = result;
        }
        return Visit(root);
    }

    /// <summary>Every value that <paramref name="root"/> is computed from, itself included, each once.</summary>
    public static IReadOnlyCollection<Expr> Reachable(this Expr root)
    {
        var seen = new SortedDictionary<int, Expr>();
        void Visit(Expr value)
        {
            if (seen.ContainsKey(value.Id)) return;
            seen[value.Id] = value;
            foreach (Expr argument in value.Arguments) Visit(argument);
        }
        Visit(root);
        return seen.Values;
    }
}
