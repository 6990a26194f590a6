using System;
using System.Collections.Generic;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.Exponentials;
using GradRepl.Generators.Recognition.Identities;

namespace GradRepl.Generators.Recognition;

/// <summary>
/// Replaces naive formulas by the well-conditioned values that they are equal to. It works on the value graph, so locals,
/// factored forms and hand-made case distinctions make no difference; the function that the user wrote is not touched,
/// only what is derived from it. One recognizer serves all values of a graph, and judges each of them once: a function,
/// its derivatives and their later forms have most of their values in common.
/// </summary>
/// <param name="observe">Told of each replacement: the row's statement, the value before and after.</param>
internal sealed class Recognizer(Action<string, Expr, Expr>? observe = null)
{
    private const int PassLimit = 4, RoundLimit = 8;

    private readonly Dictionary<int, Expr> _rewritten = [];
    private readonly IdentityTable _identities = new(new ExponentialQuotientFinder());

    /// <inheritdoc cref="Of"/>
    public static Expr Recognize(Expr value, Action<string, Expr, Expr>? observe = null) => new Recognizer(observe).Of(value);

    /// <summary>The best form of a value that the tables know.</summary>
    public Expr Of(Expr value)
    {
        // What an identity makes may hold something that another one fits: until nothing changes.
        for (int pass = 0; pass < PassLimit; pass++)
        {
            Expr better = value.Rewrite(Once, _rewritten, keepDecisions: true);
            if (ReferenceEquals(better, value)) break;
            value = better;
        }
        return value;
    }

    private Expr? Once(Expr node)
    {
        // What was read as C# computes it is folded here.
        Expr current = node.Graph.Rebuild(node, node.Arguments);
        for (int round = 0; round < RoundLimit; round++)
        {
            Expr? better = _identities.Step(current, observe);
            if (better is null || ReferenceEquals(better, current)) break;
            current = better;
        }
        return ReferenceEquals(current, node) ? null : current;
    }
}
