using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>What can be seen of signs.</summary>
internal static class Signs
{
    /// <summary>Whether u goes to −∞ and to ∞ with z: positive multiples of z's odd powers, and their sums.</summary>
    public static bool Follows(Expr u, Expr z) =>
        u == z
        || (u.Operation == Infix.Add && u.Arguments.All(term => Follows(term, z)))
        || (u.Operation == Infix.Divide && Follows(u.Arguments[0], z) && IsPositive(u.Arguments[1]))
        || (u.Operation == Infix.Multiply && u.Factors() is { Count: > 1 } factors
            && factors.All(factor => IsPositive(factor) || Follows(factor, z)) && factors.Count(factor => !IsPositive(factor)) % 2 == 1);

    private static bool IsPositive(Expr value) =>
        value.IsConstant ? value.Number > 0
        : (value.Operation == Rules.Sqrt || value.Operation == Infix.Add || value.Operation == Infix.Multiply || value.Operation == Infix.Divide) && value.Arguments.All(IsPositive);
}
