using System;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition;

/// <summary>
/// Replaces naive formulas by the well-conditioned values that they are equal to. It works on the value graph, so locals,
/// factored forms and hand-made case distinctions make no difference; the function that the user wrote is not touched,
/// only what is derived from it.
/// </summary>
internal static class Recognizer
{
    private const int PassLimit = 4, RoundLimit = 8;

    /// <param name="value">The value.</param>
    /// <param name="observe">Told of each replacement: the row's statement, the value before and after.</param>
    public static Expr Recognize(Expr value, Action<string, Expr, Expr>? observe = null)
    {
        var exponentials = new ExpRationals();
        var identities = new Identities(exponentials);
        // What an identity makes may hold something that another one fits: until nothing changes.
        for (int pass = 0; pass < PassLimit; pass++)
        {
            Expr better = value.Rewrite(node => Once(node, exponentials, identities, observe));
            if (ReferenceEquals(better, value)) break;
            value = better;
        }
        return value;
    }

    /// <summary>The better form of one value; null where no row of the tables fits.</summary>
    internal static Expr? Step(Expr node, ExpRationals exponentials, Identities identities, Action<string, Expr, Expr>? observe = null)
    {
        if (node.IsLeaf || node.Kind != ValueKind.Real || node.Operation == Rules.ExpOfSquare) return null;
        foreach (Identity identity in identities.Table)
        {
            if (identity.Apply(node) is not { } better || ReferenceEquals(better, node)) continue;
            observe?.Invoke(identity.Statement, node, better);
            return better;
        }
        // e·e stays a product: e is what has been computed already, and what other terms have in common.
        if (exponentials.Of(node) is not { IsConstant: false } rational || (node.Operation == Infix.Multiply && rational.IsPower)) return null;
        if (RationalForms.Match(rational) is not var (row, form)) return null;
        if (!ReferenceEquals(form, node)) observe?.Invoke(row.Identity, node, form);
        return form;
    }

    private static Expr? Once(Expr node, ExpRationals exponentials, Identities identities, Action<string, Expr, Expr>? observe)
    {
        Expr current = node;
        for (int round = 0; round < RoundLimit; round++)
        {
            Expr? better = Step(current, exponentials, identities, observe);
            if (better is null || ReferenceEquals(better, current)) break;
            current = better;
        }
        return ReferenceEquals(current, node) ? null : current;
    }
}
