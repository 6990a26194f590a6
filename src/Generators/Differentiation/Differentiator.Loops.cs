using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>Loops: forward mode carries a tangent beside every variable that depends on the parameter.</summary>
internal sealed partial class Differentiator
{
    private readonly Dictionary<int, (Expr Loop, ImmutableArray<int> Tangents)> _extended = [];
    private IReadOnlyDictionary<int, Expr> _tangents = ImmutableDictionary<int, Expr>.Empty;

    /// <summary>The differentiator of the code around the loop whose body this one is for, and that loop's variables.</summary>
    private (Differentiator Differentiator, ImmutableArray<Expr> Variables)? _around;

    /// <summary>
    /// Takes the results of a loop from the one that carries tangents too: two loops over the same variables cannot stand
    /// side by side.
    /// </summary>
    private Expr Merge(Expr value)
    {
        if (_extended.Count == 0) return value;
        var done = new Dictionary<int, Expr>();
        return Visit(value);

        // From the root down, because a loop is known by what it was before anything inside it changed.
        Expr Visit(Expr node)
        {
            if (node.IsLeaf) return node;
            if (done.TryGetValue(node.Id, out Expr? known)) return known;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (node.Operation is LoopResult result
                && _extended.TryGetValue(node.Arguments[0].Id, out (Expr Loop, ImmutableArray<int> Tangents) found))
                return done[node.Id] = graph.Result(Visit(found.Loop), result.Index);
            ImmutableArray<Expr> arguments = [.. node.Arguments.Select(Visit)];
            Expr merged = arguments.SequenceEqual(node.Arguments) ? node : graph.Rebuild(node, arguments);
            if (!merged.IsLeaf) merged.Hint ??= node.Hint;
            return done[node.Id] = merged;
        }
    }

    private Expr OfLoop(Expr node, int index)
    {
        // A loop that stands before the one around this code is extended once, there.
        if (_around is { } around && !node.Reachable().Any(around.Variables.Contains)) return around.Differentiator.OfLoop(node, index);
        if (!_extended.TryGetValue(node.Id, out (Expr Loop, ImmutableArray<int> Tangents) extended))
            _extended[node.Id] = extended = Extend(node);
        Expr forward = extended.Tangents[index] < 0 ? graph.Real(0) : graph.Result(extended.Loop, extended.Tangents[index]);
        return Decides(node, index) ? OfSolution(node, index, forward) : forward;
    }

    /// <summary>The same loop with tangents added; for each variable the index of its tangent, −1 where it has none.</summary>
    private (Expr Loop, ImmutableArray<int> Tangents) Extend(Expr node)
    {
        ImmutableArray<Expr> variables = ((Loop)node.Operation).Variables;
        ImmutableArray<Expr> initial = Loop.Initial(node), next = Loop.Next(node);
        ImmutableArray<Expr> initialTangents = [.. initial.Select(Derive)];

        // What may vary gets a tangent; where its derivative then comes out as zero, it is left out again.
        HashSet<int> candidates = Varying(variables, next, i => !initialTangents[i].Is(0));
        Dictionary<int, Expr> tangents;
        Differentiator inside;
        int[] varying;
        ImmutableArray<Expr> nextTangents;
        do
        {
            varying = [.. Enumerable.Range(0, variables.Length).Where(candidates.Contains)];
            tangents = varying.ToDictionary(
                i => variables[i].Id,
                i => graph.LoopVariable("d" + ((LoopVariable)variables[i].Operation).Source, ValueKind.Real, isTangent: true));
            inside = new Differentiator(graph, parameter)
            {
                _tangents = _tangents.Concat(tangents).ToDictionary(pair => pair.Key, pair => pair.Value),
                _around = (this, variables),
            };
            nextTangents = [.. varying.Select(i => inside.Derive(next[i]))];
        }
        while (candidates.RemoveWhere(i => initialTangents[i].Is(0) && nextTangents[System.Array.IndexOf(varying, i)].Is(0)) > 0);

        Expr loop = graph.Loop(
            [.. variables, .. varying.Select(i => tangents[variables[i].Id])],
            [.. initial, .. varying.Select(i => initialTangents[i])],
            inside.Merge(Loop.Condition(node)),
            next.Concat(nextTangents).Select(inside.Merge));
        return (loop, [.. Enumerable.Range(0, variables.Length)
            .Select(i => System.Array.IndexOf(varying, i) is >= 0 and var at ? variables.Length + at : -1)]);
    }

    /// <summary>The indices of the variables that start with a tangent, or are set from what has one, in however many rounds.</summary>
    private HashSet<int> Varying(ImmutableArray<Expr> variables, ImmutableArray<Expr> next, System.Func<int, bool> starts)
    {
        var found = new HashSet<int>(Enumerable.Range(0, variables.Length).Where(starts));
        var ids = new HashSet<int>(found.Select(i => variables[i].Id));
        for (bool grown = true; grown;)
        {
            grown = false;
            for (int i = 0; i < variables.Length; i++)
            {
                if (variables[i].Kind != ValueKind.Real || found.Contains(i) || !Feeds(next[i])) continue;
                found.Add(i);
                ids.Add(variables[i].Id);
                grown = true;
            }
        }
        return found;

        bool Feeds(Expr value)
        {
            var seen = new HashSet<int> { value.Id };
            for (var open = new Stack<Expr>([value]); open.Count > 0;)
            {
                Expr each = open.Pop();
                if (ReferenceEquals(each, parameter) || ids.Contains(each.Id) || _tangents.ContainsKey(each.Id)) return true;
                // Conditions and whole numbers choose, but carry no derivative.
                foreach (Expr argument in each.Arguments)
                    if (argument.Kind is ValueKind.Real or ValueKind.Composite && seen.Add(argument.Id)) open.Push(argument);
            }
            return false;
        }
    }
}
