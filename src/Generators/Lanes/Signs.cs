using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Signs that can be read off a formula.</summary>
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
        : KeepsPositive(value.Operation) && value.Arguments.All(IsPositive);

    /// <summary>Whether an operation on positive numbers gives one.</summary>
    private static bool KeepsPositive(Operation operation) =>
        operation == Rules.Sqrt || operation == Infix.Add || operation == Infix.Multiply || operation == Infix.Divide;
}
