using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using static GradRepl.Generators.Lanes.LaneRows;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// Gives exponentials in kernels the rounding error of a product or quotient that they are of, as scalar code does: in the tails
/// e^(β·z) magnifies the error of the last digit of β·z by |β·z|.
/// </summary>
internal static class RoundedArguments
{
    private static readonly Function ProductError = Vector("ProductError", 2);
    private static readonly Function QuotientError = Vector("QuotientError", 4);
    private static readonly Function ErrorByNumber = Vector("ProductError", 2);
    private static readonly Function ErrorOverNumber = Vector("QuotientError", 4);
    private static readonly Function ErrorOfNumberOver = Vector("QuotientError", 4);

    /// <summary>From the functions that magnify an error to the same of an argument with its error.</summary>
    private static readonly Dictionary<Operation, Function> Carrying = new()
    {
        [LaneRules.Exp] = LaneRules.ExpWithTail,
        [LaneRules.Expm1] = LaneRules.Expm1WithTail,
        [LaneRules.ExpOfBounded] = Vector("ExpOfBounded", 2),
        [LaneRules.Decay] = LaneRules.DecayWithTail,
        [LaneRules.Decaym1] = LaneRules.Decaym1WithTail,
    };

    /// <summary>Whether a function takes what all elements share as double, of which lanes of float have not all digits.</summary>
    public static bool TakesNumbers(Operation operation) =>
        operation == ErrorByNumber || operation == ErrorOverNumber || operation == ErrorOfNumberOver;

    public static Expr Apply(Expr outputs, Func<Expr, bool> isUniform) => outputs.Rewrite(value =>
        Carrying.TryGetValue(value.Operation, out Function? carrying)
            && !isUniform(value)
            && Error(value.Arguments[0], isUniform) is { } error
            ? value.Graph.Apply(carrying, value.Arguments[0], error.Named("tail"))
            : null);

    /// <summary>The rounding error of u; null where it has none, or that of another operation.</summary>
    private static Expr? Error(Expr u, Func<Expr, bool> isUniform)
    {
        if (u.Operation == Prefix.Negate) return Error(u.Arguments[0], isUniform) is { } opposite ? -opposite : null;
        // Where the bound holds, it is exact.
        if (u.Operation == LaneRules.AtMost && u.Arguments[1].IsLiteral)
            return Error(u.Arguments[0], isUniform) is { } below
                ? u.Graph.Apply(LaneRules.Select, u.Graph.Compare(Infix.Less, u.Arguments[0], u.Arguments[1]), below, u.Graph.Real(0))
                : null;
        if (u.Operation == Infix.Divide && u.Arguments.All(IsExact))
        {
            Function lost = isUniform(u.Arguments[1]) ? ErrorOverNumber : isUniform(u.Arguments[0]) ? ErrorOfNumberOver : QuotientError;
            return u.Graph.Apply(lost, u.Arguments[0], u.Arguments[1], u, 1 / u.Arguments[1]);
        }
        if (u.Operation != Infix.Multiply || IsExact(u)) return null;
        if (u.Arguments.All(IsExact))
        {
            return isUniform(u.Arguments[0]) ? u.Graph.Apply(ErrorByNumber, u.Arguments[1], u.Arguments[0])
                : u.Graph.Apply(isUniform(u.Arguments[1]) ? ErrorByNumber : ProductError, u.Arguments);
        }
        return u.Arguments[0].IsLiteral && Graph.IsPowerOfTwo(u.Arguments[0].Number) && Error(u.Arguments[1], isUniform) is { } error
            ? u.Arguments[0] * error
            : null;
    }

    /// <summary>What is not rounded: a number, or one of another sign, within bounds or times a power of two.</summary>
    private static bool IsExact(Expr value) =>
        value.IsLeaf
        || value.Graph.Dependencies(value).IsEmpty
        || ((value.Operation == Prefix.Negate || value.Operation == Rules.Abs) && IsExact(value.Arguments[0]))
        || ((value.Operation == LaneRules.AtMost || value.Operation == LaneRules.AtLeast) && value.Arguments.All(IsExact))
        || (value.Operation == Infix.Multiply
            && value.Arguments[0].IsLiteral
            && Graph.IsPowerOfTwo(value.Arguments[0].Number)
            && IsExact(value.Arguments[1]));
}
