using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

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
    private readonly Dictionary<int, bool> _holdsLoop = [];
    private readonly Identities _identities = new(new ExpRationals());

    /// <inheritdoc cref="Of"/>
    public static Expr Recognize(Expr value, Action<string, Expr, Expr>? observe = null) => new Recognizer(observe).Of(value);

    /// <summary>The best form of a value that the tables know.</summary>
    public Expr Of(Expr value)
    {
        // What an identity makes may hold something that another one fits: until nothing changes.
        for (int pass = 0; pass < PassLimit; pass++)
        {
            Expr better = value.Rewrite(Once, _rewritten, Decides);
            if (ReferenceEquals(better, value)) break;
            value = better;
        }
        return value;
    }

    /// <summary>The better form of one value; null where no row of the tables fits.</summary>
    internal static Expr? Step(Expr node, Identities identities, Action<string, Expr, Expr>? observe = null)
    {
        if (node.IsLeaf || node.Kind != ValueKind.Real || node.Operation == Rules.ExpOfSquare) return null;
        foreach (Identity identity in identities.Table)
        {
            if (identity.Apply(node) is not { } better || ReferenceEquals(better, node)) continue;
            observe?.Invoke(identity.Statement, node, better);
            return better;
        }
        // e·e stays a product: e is what has been computed already, and what other terms have in common.
        if (identities.Exponentials.Of(node) is not { IsConstant: false } rational || (node.Operation == Infix.Multiply && rational.IsPower)) return null;
        if (RationalForms.Match(rational) is not var (row, form)) return null;
        if (!ReferenceEquals(form, node)) observe?.Invoke(row.Identity, node, form);
        return form;
    }

    /// <summary>Conditions and whole numbers stay as they are written, so that the derivative is that of the branch which the value takes.</summary>
    // What asks for a loop's result must ask the loop that the values ask, which may be rewritten.
    private bool Decides(Expr value) => value.Kind is ValueKind.Boolean or ValueKind.Integer && !HoldsLoop(value);

    private bool HoldsLoop(Expr value)
    {
        if (_holdsLoop.TryGetValue(value.Id, out bool known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _holdsLoop[value.Id] = value.Operation is Loop || value.Arguments.Any(HoldsLoop);
    }

    private Expr? Once(Expr node)
    {
        Expr current = node;
        for (int round = 0; round < RoundLimit; round++)
        {
            Expr? better = Step(current, _identities, observe);
            if (better is null || ReferenceEquals(better, current)) break;
            current = better;
        }
        return ReferenceEquals(current, node) ? null : current;
    }
}
