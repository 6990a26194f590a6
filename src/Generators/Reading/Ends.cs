using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Reading;

/// <summary>One of the ways in which a stretch of code ends.</summary>
/// <param name="Environment">What the variables hold there.</param>
/// <param name="Value">What is returned there, if anything is.</param>
/// <param name="Exit">Where control goes, where that may differ.</param>
internal sealed record End(Environment Environment, Expr Value, object? Exit = null);

/// <summary>
/// The ends of a stretch of code. Each is a leaf in the tree of choices that lead there; when the stretch is read, the tree
/// gives any variable's value behind it.
/// </summary>
internal sealed class Ends(ReadContext context)
{
    private readonly Dictionary<int, End> _ends = [];

    /// <summary>Notes an end, and answers the leaf that stands for it.</summary>
    public Expr Add(End end)
    {
        Expr leaf = context.Graph.External($"end {context.NextNumber()}");
        _ends[leaf.Id] = end;
        return leaf;
    }

    /// <summary>The ends that a tree leads to.</summary>
    public IReadOnlyList<End> In(Expr tree)
    {
        var found = new List<End>();
        var seen = new HashSet<int>();
        for (var open = new Stack<Expr>([tree]); open.Count > 0;)
        {
            Expr node = open.Pop();
            if (!seen.Add(node.Id)) continue;
            if (_ends.TryGetValue(node.Id, out End? end)) found.Add(end);
            else if (Graph.IsSelect(node))
            {
                open.Push(node.Arguments[2]);
                open.Push(node.Arguments[1]);
            }
        }
        return found;
    }

    /// <summary>The tree with something of each end in its place.</summary>
    public Expr Resolve(Expr tree, Func<End, Expr> of)
    {
        var done = new Dictionary<int, Expr>();
        return Visit(tree);

        Expr Visit(Expr node)
        {
            if (done.TryGetValue(node.Id, out Expr? known)) return known;
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return done[node.Id] = _ends.TryGetValue(node.Id, out End? end) ? of(end)
                : Graph.IsSelect(node)
                ? context.Memory.Choose(node.Arguments[0], Visit(node.Arguments[1]), Visit(node.Arguments[2]))
                : context.Unknown;
        }
    }

    /// <summary>Lets an environment become what the ends left, and answers what they return.</summary>
    public Expr Join(Expr tree, Environment into)
    {
        IReadOnlyList<End> ends = In(tree);
        if (ends is [var only])
        {
            into.Become(only.Environment);
            return only.Value;
        }
        foreach (int number in ends.SelectMany(end => end.Environment.Changed).Distinct().OrderBy(number => number).ToList())
            into.Set(number, Resolve(tree, end => end.Environment.Contents(number)));
        return Resolve(tree, end => end.Value);
    }
}
