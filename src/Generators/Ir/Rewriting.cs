using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>Passes over the values of a graph.</summary>
internal static class Rewriting
{
    /// <summary>More factors than anybody writes; a square of a square of a square… has exponentially many.</summary>
    private const int FactorLimit = 4_096;

    /// <summary>Rebuilds a value from its leaves up; what decides stays exact, so that it decides as the source does.</summary>
    /// <param name="root">The value.</param>
    /// <param name="replace">Answers a replacement for a rebuilt node, or null to keep it.</param>
    /// <param name="done">What each value became, by its id, kept from one call to the next where these ask the same.</param>
    /// <param name="keepDecisions">Whether conditions and whole numbers stay as they are, with all that they are computed from.</param>
    public static Expr Rewrite(
        this Expr root, Func<Expr, Expr?> replace, Dictionary<int, Expr>? done = null, bool keepDecisions = false)
    {
        Graph graph = root.Graph;
        Dictionary<int, Expr> simplified = done ?? [], exact = [];
        return Visit(root);

        Expr Visit(Expr value)
        {
            Dictionary<int, Expr> known = graph.IsExact ? exact : simplified;
            if (known.TryGetValue(value.Id, out Expr? result)) return result;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (!value.Decides) result = Rebuilt(value);
            else if (keepDecisions) return value;
            else result = graph.Exactly(() => Rebuilt(value));
            return known[value.Id] = result;
        }

        Expr Rebuilt(Expr value)
        {
            Expr rebuilt = value.With(Visit);
            Expr result = replace(rebuilt) ?? rebuilt;
            if (!result.IsLeaf && result != value) result.Hint ??= value.Hint;
            return result;
        }
    }

    /// <summary>A value that was read as C# computes it, folded as in a textbook.</summary>
    public static Expr Folded(this Expr value) =>
        value.Rewrite(part => part.Graph.Rebuild(part, part.Arguments), keepDecisions: true);

    /// <summary>The value without the functions that no method computes.</summary>
    public static Expr WrittenOut(this Expr value) => value.Rewrite(
        part => part.Operation is Function { IsWrittenOut: true, Expansion: { } expand } ? expand(part.Arguments) : null);

    /// <summary>The value with such functions as books print them: analytic, where they are written out by sides.</summary>
    public static Expr Analytic(this Expr value) => value.Rewrite(
        part => part.Operation is Function { IsWrittenOut: true, Textbook: { } shown } ? shown(part.Arguments) : null);

    /// <summary>The value with other values for its parameters.</summary>
    public static Expr With(this Expr value, ImmutableArray<Expr> parameters, ImmutableArray<Expr> arguments) =>
        value.Rewrite(part => parameters.IndexOf(part) is >= 0 and var index ? arguments[index] : null);

    /// <summary>The value with its arguments changed, simplified anew; itself where none changes.</summary>
    public static Expr With(this Expr value, Func<Expr, Expr> change)
    {
        ImmutableArray<Expr> old = value.Arguments;
        Expr[]? changed = null;
        for (int i = 0; i < old.Length; i++)
        {
            Expr argument = change(old[i]);
            if (changed is null && ReferenceEquals(argument, old[i])) continue;
            changed ??= old.ToArray();
            changed[i] = argument;
        }
        return changed is null ? value : value.Graph.Rebuild(value, changed.ToImmutableArray());
    }

    /// <summary>Every value that <paramref name="root"/> is computed from, itself included, each once, arguments first.</summary>
    public static IReadOnlyList<Expr> Reachable(this Expr root)
    {
        var seen = new HashSet<int> { root.Id };
        var found = new List<Expr> { root };
        for (int next = 0; next < found.Count; next++)
            foreach (Expr argument in found[next].Arguments)
                if (seen.Add(argument.Id)) found.Add(argument);
        found.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return found;
    }

    /// <summary>How many operations a value has when it is written out in one piece, with everything shared repeated.</summary>
    public static double WrittenSize(this Expr root) => root.WrittenSizes()[root.Id];

    /// <summary>The same for every value that <paramref name="root"/> is computed from, by its id.</summary>
    public static IReadOnlyDictionary<int, double> WrittenSizes(this Expr root)
    {
        var sizes = new Dictionary<int, double>();
        foreach (Expr value in root.Reachable()) sizes[value.Id] = 1 + value.Arguments.Sum(argument => sizes[argument.Id]);
        return sizes;
    }

    /// <summary>The factors of a product, from left to right.</summary>
    /// <param name="value">The product; anything else, and what has more than <see cref="FactorLimit"/>, is its own one factor.</param>
    /// <param name="squaresWhole">Whether u·u counts as one factor.</param>
    public static List<Expr> Factors(this Expr value, bool squaresWhole = false)
    {
        var factors = new List<Expr>();
        Read(value);
        return factors.Count > FactorLimit ? [value] : factors;

        void Read(Expr part)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (factors.Count > FactorLimit) return;
            if (part.Operation == Infix.Multiply && !(squaresWhole && ReferenceEquals(part.Arguments[0], part.Arguments[1])))
            {
                Read(part.Arguments[0]);
                Read(part.Arguments[1]);
            }
            else
            {
                factors.Add(part);
            }
        }
    }
}
