using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>Loops: forward mode carries a tangent beside every variable that depends on the parameter.</summary>
internal sealed partial class Differentiator
{
    private readonly Dictionary<int, (Expr Loop, ImmutableArray<int> Tangents)> _extended = [];
    private IReadOnlyDictionary<int, Expr> _tangents = ImmutableDictionary<int, Expr>.Empty;

    /// <summary>Takes the results of a loop from the one that carries tangents too.</summary>
    private Expr Merge(Expr value) => _extended.Count == 0 ? value : value.Rewrite(node =>
        node.Operation is LoopResult result && _extended.TryGetValue(node.Arguments[0].Id, out (Expr Loop, ImmutableArray<int> Tangents) found) ? graph.Result(found.Loop, result.Index) : null);

    private Expr OfLoop(Expr node, int index)
    {
        if (!_extended.TryGetValue(node.Id, out (Expr Loop, ImmutableArray<int> Tangents) extended)) _extended[node.Id] = extended = Extend(node);
        return extended.Tangents[index] < 0 ? graph.Real(0) : graph.Result(extended.Loop, extended.Tangents[index]);
    }

    /// <summary>The same loop with tangents added; for each variable the index of its tangent, −1 where it has none.</summary>
    private (Expr Loop, ImmutableArray<int> Tangents) Extend(Expr node)
    {
        ImmutableArray<Expr> variables = ((Loop)node.Operation).Variables;
        ImmutableArray<Expr> initial = Loop.Initial(node), next = Loop.Next(node);
        ImmutableArray<Expr> initialTangents = [.. initial.Select(Derive)];

        HashSet<int> candidates = Varying(variables, initialTangents, next);
        var tangents = new Dictionary<int, Expr>();
        foreach (Expr variable in variables.Where(variable => candidates.Contains(variable.Id)))
            tangents[variable.Id] = graph.LoopVariable("d" + ((LoopVariable)variable.Operation).Source, ValueKind.Real);
        Differentiator inside = Inside(tangents);
        // What varies only through a condition has no tangent after all.
        for (Expr[] still; (still = [.. variables.Where((variable, i) => tangents.ContainsKey(variable.Id) && initialTangents[i].Is(0) && inside.Derive(next[i]).Is(0))]).Length > 0; inside = Inside(tangents))
            foreach (Expr variable in still) tangents.Remove(variable.Id);

        int[] varying = [.. Enumerable.Range(0, variables.Length).Where(i => tangents.ContainsKey(variables[i].Id))];
        ImmutableArray<Expr> nextTangents = [.. varying.Select(i => inside.Derive(next[i]))];
        Expr loop = graph.Loop(
            [.. variables, .. varying.Select(i => tangents[variables[i].Id])],
            [.. initial, .. varying.Select(i => initialTangents[i])],
            inside.Merge(Loop.Condition(node)),
            next.Concat(nextTangents).Select(inside.Merge));
        return (loop, [.. Enumerable.Range(0, variables.Length).Select(i => System.Array.IndexOf(varying, i) is >= 0 and var at ? variables.Length + at : -1)]);
    }

    private Differentiator Inside(IReadOnlyDictionary<int, Expr> tangents) => new(graph, parameter)
    {
        _tangents = _tangents.Concat(tangents).ToDictionary(pair => pair.Key, pair => pair.Value),
    };

    /// <summary>The variables that start with a tangent, or are set from the parameter or from one that varies.</summary>
    private HashSet<int> Varying(ImmutableArray<Expr> variables, ImmutableArray<Expr> initialTangents, ImmutableArray<Expr> next)
    {
        var varying = new HashSet<int>(variables.Where((variable, i) => variable.Kind == ValueKind.Real && !initialTangents[i].Is(0)).Select(variable => variable.Id));
        HashSet<int>[] leaves = [.. next.Select(value => new HashSet<int>(value.Reachable().Where(each => each.IsLeaf).Select(each => each.Id)))];
        bool Sets(int i) => leaves[i].Contains(parameter.Id) || leaves[i].Overlaps(varying) || leaves[i].Overlaps(_tangents.Keys);
        for (bool grown = true; grown;)
        {
            grown = false;
            for (int i = 0; i < variables.Length; i++)
                if (variables[i].Kind == ValueKind.Real && Sets(i)) grown |= varying.Add(variables[i].Id);
        }
        return varying;
    }
}
