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

        // A variable varies if it starts so or is set from one that does; a few rounds find all of them.
        var tangents = new Dictionary<int, Expr>();
        Differentiator inside;
        for (bool grown = true; ;)
        {
            inside = new Differentiator(graph, parameter) { _tangents = new Dictionary<int, Expr>(_tangents.Concat(tangents).ToDictionary(pair => pair.Key, pair => pair.Value)) };
            if (!grown) break;
            grown = false;
            for (int i = 0; i < variables.Length; i++)
            {
                if (variables[i].Kind != ValueKind.Real || tangents.ContainsKey(variables[i].Id)) continue;
                if (initialTangents[i].Is(0) && inside.Derive(next[i]).Is(0)) continue;
                tangents[variables[i].Id] = graph.LoopVariable("d" + ((LoopVariable)variables[i].Operation).Source, ValueKind.Real);
                grown = true;
            }
        }

        int[] varying = [.. Enumerable.Range(0, variables.Length).Where(i => tangents.ContainsKey(variables[i].Id))];
        ImmutableArray<Expr> nextTangents = [.. varying.Select(i => inside.Derive(next[i]))];
        Expr loop = graph.Loop(
            [.. variables, .. varying.Select(i => tangents[variables[i].Id])],
            [.. initial, .. varying.Select(i => initialTangents[i])],
            inside.Merge(Loop.Condition(node)),
            next.Concat(nextTangents).Select(inside.Merge));
        return (loop, [.. Enumerable.Range(0, variables.Length).Select(i => System.Array.IndexOf(varying, i) is >= 0 and var at ? variables.Length + at : -1)]);
    }
}
