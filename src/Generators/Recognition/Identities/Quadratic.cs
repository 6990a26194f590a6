using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Identities;

/// <summary>p·u² + q, where p and q do not vary with u: what is under roots and fractions overflows with u² alone.</summary>
/// <param name="U">What is squared.</param>
/// <param name="P">Its coefficient.</param>
/// <param name="Q">The rest.</param>
internal sealed record Quadratic(Expr U, Expr P, Expr Q)
{
    /// <summary>The form of a sum, either way round; null where it has none.</summary>
    public static Quadratic? Of(Expr sum)
    {
        if (sum.Operation != Infix.Add) return null;
        Quadratic? first = Try(sum.Arguments[0], sum.Arguments[1]), second = Try(sum.Arguments[1], sum.Arguments[0]);
        // Of z² + c² the square of what was declared first: the pre-activation comes before its hyperparameters.
        if (first is not null && second is not null) return FirstLeaf(first.U) <= FirstLeaf(second.U) ? first : second;
        return first ?? second;
    }

    public Expr Root() => Apply(Rules.RootOfSquarePlus, Rules.RootOfQuadratic);

    public Expr RootUnit() => Apply(Rules.Isru, Rules.QuadraticRootUnit);

    public Expr Reciprocal() => Apply(Rules.Lorentzian, Rules.QuadraticReciprocal);

    public Expr Ratio() => Apply(Rules.Dispersion, Rules.QuadraticRatio);

    private Expr Apply(Function monic, Function general) => P.Is(1) ? U.Apply(monic, Q) : U.Graph.Apply(general, U, P, Q);

    private static Quadratic? Try(Expr square, Expr rest)
    {
        if (rest.IsConstant && rest.Number <= 0) return null;
        if (square.Operation == Infix.Multiply && ReferenceEquals(square.Arguments[0], square.Arguments[1]))
            return Independent(square.Arguments[0], rest) ? new(square.Arguments[0], square.Graph.Real(1), rest) : null;
        Factorization factors = Factorization.Of(square);
        Expr? u = factors.Over.GroupBy(factor => factor)
            .Where(group => group.Count() > 1 && !group.Key.IsConstant)
            .Select(group => group.Key)
            .OrderBy(FirstLeaf)
            .FirstOrDefault();
        if (u is null || factors.Coefficient < 0) return null;
        factors.Over.Remove(u);
        factors.Over.Remove(u);
        Expr p = factors.Product(square.Graph);
        return Independent(u, rest) && Independent(u, p) ? new(u, p, rest) : null;
    }

    /// <summary>Whether nothing that u is computed from decides over the other value.</summary>
    private static bool Independent(Expr u, Expr other) =>
        !u.Graph.Dependencies(u).IsEmpty && u.Graph.Dependencies(u).Intersect(u.Graph.Dependencies(other)).IsEmpty;

    private static int FirstLeaf(Expr value)
    {
        IReadOnlyCollection<int> leaves = value.Graph.Dependencies(value);
        return leaves.Count == 0 ? int.MaxValue : leaves.Min();
    }
}
