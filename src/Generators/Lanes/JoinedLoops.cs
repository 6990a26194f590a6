using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Value and derivative of one loop, pruned to what each needs, become one loop again that computes both.</summary>
internal static class JoinedLoops
{
    /// <exception cref="NotVectorizableException">Two loops go different ways with one variable.</exception>
    public static Expr Join(Expr root)
    {
        while (FirstPair(root) is { } pair)
        {
            Expr joined = Union(pair.First, pair.Second);
            ImmutableArray<Expr> variables = Variables(joined);
            root = root.Rewrite(value => value.Operation is LoopResult result
                && (value.Arguments[0] == pair.First || value.Arguments[0] == pair.Second)
                ? value.Graph.Result(joined, variables.IndexOf(Variables(value.Arguments[0])[result.Index]))
                : null);
        }
        return root;
    }

    private static ImmutableArray<Expr> Variables(Expr loop) => ((Loop)loop.Operation).Variables;

    /// <summary>The innermost two loops that have a variable in common.</summary>
    private static (Expr First, Expr Second)? FirstPair(Expr root)
    {
        var owners = new Dictionary<int, Expr>();
        foreach (Expr loop in root.Reachable().Where(value => value.Operation is Loop))
            foreach (Expr variable in Variables(loop))
            {
                if (owners.TryGetValue(variable.Id, out Expr? other) && other != loop) return (other, loop);
                owners[variable.Id] = loop;
            }
        return null;
    }

    private static Expr Union(Expr first, Expr second)
    {
        if (Loop.Condition(first) != Loop.Condition(second)) throw Apart();
        ImmutableArray<Expr> variables = Variables(first), initial = Loop.Initial(first), next = Loop.Next(first);
        for (int i = 0; i < Variables(second).Length; i++)
        {
            int known = variables.IndexOf(Variables(second)[i]);
            if (known >= 0)
            {
                if (initial[known] != Loop.Initial(second)[i] || next[known] != Loop.Next(second)[i]) throw Apart();
                continue;
            }
            variables = variables.Add(Variables(second)[i]);
            initial = initial.Add(Loop.Initial(second)[i]);
            next = next.Add(Loop.Next(second)[i]);
        }
        return first.Graph.Loop(variables, initial, Loop.Condition(first), next);
    }

    private static NotVectorizableException Apart() => new("its loops for value and derivative cannot be joined");
}
