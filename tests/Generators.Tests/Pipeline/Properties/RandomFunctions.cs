using System;
using System.Linq;
using CsCheck;

namespace GradRepl.Generators.Tests.Pipeline.Properties;

/// <summary>Generators of random functions.</summary>
internal static class RandomFunctions
{
    /// <summary>Operations with a domain that holds every number, most of them; the rest gives NaN somewhere, which is skipped.</summary>
    private static readonly string[][] Operations =
    [
        [],
        [
            "-({0})", "Math.Sin({0})", "Math.Cos({0})", "Math.Tanh({0})", "Math.Atan({0})", "Math.Asinh({0})",
            "Math.Cbrt({0})", "Math.Abs({0})",
            "Math.Exp({0})", "Math.Exp(-({0}) * ({0}))", "(Math.Exp({0}) - 1)", "Math.Log({0})", "Math.Log(1 + ({0}) * ({0}))",
            "Math.Log(1 + Math.Exp({0}))",
            "Math.Log2(2 + Math.Abs({0}))", "Math.Log10(2 + Math.Abs({0}))", "Math.Sqrt({0})", "Math.Sqrt(1 + ({0}) * ({0}))",
            "(1 / (1 + Math.Exp(-({0}))))",
            "Math.Asin(Math.Sin({0}) / 2)", "Math.Acos(Math.Cos({0}) / 3)", "Math.Tan(Math.Sin({0}))",
            "Math.Sinh(Math.Atan({0}))", "Math.Cosh({0} / 3)",
            "Math.Acosh(2 + ({0}) * ({0}))", "Math.Atanh(Math.Sin({0}) / 2)", "Math.Pow({0}, 2)", "Math.Pow({0}, 3)",
            "Math.Pow(1 + Math.Abs({0}), -1.5)",
            "Math.Floor({0})", "Math.Ceiling({0})", "Math.Round({0})", "Math.Truncate({0})", "(1.0 * Math.Sign({0}))",
            "Math.Clamp({0}, -1, 2)", "({0} % 2.5)",
        ],
        [
            "({0} + {1})", "({0} - {1})", "({0} * {1})", "({0} / {1})", "({0} + {1})", "({0} - {1})", "({0} * {1})",
            "({0} / (1.5 + ({1}) * ({1})))", "Math.Max({0}, {1})", "Math.Min({0}, {1})",
            "Math.Atan2({0}, {1})", "double.Hypot({0}, {1})", "Math.Pow(1.5 + Math.Sin({0}), {1})", "Math.CopySign({0}, {1})",
            "({0} % (2 + Math.Cos({1})))",
        ],
        [
            "({0} > 0 ? {1} : {2})",
            "Math.FusedMultiplyAdd({0}, {1}, {2})",
            "({0} < {1} ? {2} : {1})",
            "(({0}) switch {{ < -1 => {1}, > 1 and < 3 => {2}, _ => {0} }})",
        ],
        ["({0} > {1} ? {2} : {3})", "({0} <= 1 && {1} > -1 || {2} > 2 ? {3} : {0})"],
    ];

    private static readonly string[] Statements = ["t = {0};", "s += {0};", "t *= {0};", "s -= {0};",
        "if ({0} > {1}) t = {2};", "if ({0} < 0) s = {1}; else t = {2};", "if ({0} > 3) return {1};",
        "for (int k = 1; k <= 3; k++) t += {0} / k;"];

    public static Gen<RandomFunction> Any { get; } =
        from first in Expression(2, "z", "z", "a")
        from second in Expression(2, "z", "t", "a")
        from statements in Statement.Array[0, 2]
        from result in Expression(3, "z", "t", "s", "a")
        select new RandomFunction(first, second, statements, result);

    private static Gen<Piece> Statement =>
        from format in OneOf(Statements)
        from parts in Expression(1, "z", "t", "s", "a").Array[Holes(format)]
        select new Piece(format, parts);

    private static Gen<Piece> Expression(int depth, params string[] names)
    {
        Gen<Piece> leaf = OneOf([.. names, .. names, "0.5", "2.0", "(-1.5)"]).Select(text => new Piece(text));
        if (depth == 0) return leaf;
        Gen<Piece> part = Expression(depth - 1, names);
        Gen<Piece> Operation(int arity) =>
            from format in OneOf(Operations[arity])
            from parts in part.Array[arity]
            select new Piece(format, parts);
        return Gen.Frequency((4, leaf), (8, Operation(1)), (8, Operation(2)), (1, Operation(3)), (1, Operation(4)));
    }

    private static Gen<string> OneOf(params string[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static int Holes(string format) => Enumerable.Range(0, 4).Count(i => format.Contains($"{{{i}}}", StringComparison.Ordinal));
}
