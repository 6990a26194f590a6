using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Simplification;

/// <summary>Takes out of loops the variables, tangents above all, that nothing needs in the end.</summary>
internal static class LoopPruning
{
    public static Expr Apply(Expr root)
    {
        if (!root.Graph.HasLoops) return root;
        while (FirstWithSpare(root) is { } found)
        {
            Expr pruned = Without(found.Loop, found.Needed);
            root = root.Rewrite(node => node.Operation is LoopResult result && node.Arguments[0] == found.Loop
                ? node.Graph.Result(pruned, found.Needed.IndexOf(result.Index))
                : null);
        }
        return root;
    }

    /// <summary>The innermost loop that has variables to spare, with the indices of those that it needs.</summary>
    private static (Expr Loop, ImmutableArray<int> Needed)? FirstWithSpare(Expr root)
    {
        IReadOnlyList<Expr> reachable = root.Reachable();
        ILookup<int, int> asked = reachable.Where(node => node.Operation is LoopResult)
            .ToLookup(node => node.Arguments[0].Id, node => ((LoopResult)node.Operation).Index);
        foreach (Expr node in reachable.Where(node => node.Operation is Loop))
        {
            ImmutableArray<int> needed = Needed(node, asked[node.Id]);
            if (needed.Length < ((Loop)node.Operation).Variables.Length) return (node, needed);
        }
        return null;
    }

    /// <summary>What is asked for, what decides when to stop, and what these are set from.</summary>
    private static ImmutableArray<int> Needed(Expr node, IEnumerable<int> asked)
    {
        ImmutableArray<Expr> variables = ((Loop)node.Operation).Variables, next = Loop.Next(node);
        var needed = new SortedSet<int>(asked);
        var open = new Stack<Expr>(needed.Select(i => next[i]).Append(Loop.Condition(node)));
        while (open.Count > 0)
        {
            foreach (Expr used in open.Pop().Reachable())
                if (variables.IndexOf(used) is >= 0 and var i && needed.Add(i)) open.Push(next[i]);
        }
        return [.. needed];
    }

    private static Expr Without(Expr node, ImmutableArray<int> needed)
    {
        ImmutableArray<Expr> variables = ((Loop)node.Operation).Variables, initial = Loop.Initial(node), next = Loop.Next(node);
        return node.Graph.Loop(
            [.. needed.Select(i => variables[i])], needed.Select(i => initial[i]), Loop.Condition(node), needed.Select(i => next[i]));
    }
}
