using System;
using GradRepl.Generators.Ir;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Functions;

/// <summary>What one operation lost to rounding: functions that are written into derivatives in which digits cancel.</summary>
internal static class RoundingRules
{
    public static readonly Function OfSum = Row("OfSum", 3, x => Pair.Sum(x[0], x[1]) is var sum ? (sum.High - x[2]) + sum.Low : 0);
    public static readonly Function OfProduct = Row("OfProduct", 3, x => Residual(x[0], x[1], x[2]));
    public static readonly Function OfQuotient = Row("OfQuotient", 3, x => -Residual(x[2], x[1], x[0]));
    public static readonly Function OfRoot = Row("OfRoot", 2, x => -Residual(x[1], x[1], x[0]));
    public static readonly Function Counted = Row("Counted", 1, x => Math.Abs(x[0]) < double.PositiveInfinity ? x[0] : 0);

    /// <summary>One number for double, and in lanes another for float.</summary>
    public static readonly Function BySize = new("by size", "BySize", [null, null])
    {
        Evaluate = x => x[0],
        Expansion = arguments => arguments[0],
    };

    /// <summary>
    /// An argument whose rounding error is carried beside the function of it, which must not be given it a second time, as
    /// exponentials are that of a product.
    /// </summary>
    public static readonly Function Carried = new("carried", "RoundingError.Carried", [(arguments, _) => arguments[0].Graph.Real(1)])
    {
        Evaluate = x => x[0],
        Expansion = arguments => arguments[0],
    };

    private static Function Row(string member, int arity, Func<double[], double> evaluate) =>
        new("error " + member, "RoundingError." + member, [.. new Partial?[arity]]) { Evaluate = evaluate };

    /// <summary>a·b − product.</summary>
    private static double Residual(double a, double b, double product)
    {
        Pair exact = Pair.Product(a, b);
        return (exact.High - product) + exact.Low;
    }
}
