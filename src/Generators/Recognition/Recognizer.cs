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
    private const int PassLimit = 4;

    public static Expr Recognize(Expr value)
    {
        var exponentials = new ExpRationals();
        var identities = new Identities(exponentials);
        // What an identity makes may hold something that another one fits: until nothing changes.
        for (int pass = 0; pass < PassLimit; pass++)
        {
            Expr better = value.Rewrite(node => Once(node, exponentials, identities));
            if (ReferenceEquals(better, value)) break;
            value = better;
        }
        return value;
    }

    /// <summary>The better form of one value; null where no row of the tables fits.</summary>
    internal static Expr? Step(Expr node, ExpRationals exponentials, Identities identities)
    {
        if (node.IsLeaf || node.Kind != ValueKind.Real || node.Operation == Rules.ExpOfSquare) return null;
        foreach (Identity identity in identities.Table)
            if (identity.Apply(node) is { } better && !ReferenceEquals(better, node)) return better;
        return exponentials.Of(node) is { IsConstant: false } rational ? RationalForms.Find(rational) : null;
    }

    private static Expr? Once(Expr node, ExpRationals exponentials, Identities identities)
    {
        Expr current = node;
        for (int round = 0; round < 8; round++)
        {
            Expr? better = Step(current, exponentials, identities);
            if (better is null || ReferenceEquals(better, current)) break;
            current = better;
        }
        return ReferenceEquals(current, node) ? null : current;
    }
}
