using System;
using System.Globalization;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.Mathematics;

/// <summary>
/// Fractions as a textbook has them, in formulas alone: z^(−2/3) for z^(1/3 − 1), z/6 for z/3/2, 1/(9z) for 1/(3z)/3. What is computed
/// stays as it is, and rounds as it does.
/// </summary>
internal static class Fractions
{
    /// <summary>With larger numbers nobody reckons in his head.</summary>
    private const double Largest = 1000;

    public static Expr Simplified(Expr value) => value.Graph.Exactly(() => value.Rewrite(Once));

    private static Expr? Once(Expr part)
    {
        if (part.Operation == Rules.Pow && part.Arguments[1].IsLiteral)
            return part.Graph.Apply(Rules.Pow, part.Arguments[0], Short(part.Arguments[1]));
        if (part.Operation is not Infix { Kind: ValueKind.Real } infix) return null;
        (Expr left, Expr right) = (part.Arguments[0], part.Arguments[1]);
        return infix.Symbol switch
        {
            "+" or "-" when Of(left) is { } a && Of(right) is { } b && (a.Under != 1 || b.Under != 1) =>
                Reduced(part.Graph, (a.Over * b.Under) + ((infix == Infix.Add ? 1 : -1) * b.Over * a.Under), a.Under * b.Under),
            "/" when IsCount(right) && left.Operation == Infix.Divide => Under(left.Arguments[0], left.Arguments[1], right.Number),
            "*" when left.IsLiteral && right.Operation == Infix.Divide && IsCount(right.Arguments[1]) && IsCount(1 / left.Number) =>
                Under(right.Arguments[0], right.Arguments[1], 1 / left.Number),
            _ => null,
        };
    }

    /// <summary>0.6 for 1.6 − 1 in doubles.</summary>
    private static Expr Short(Expr exponent) =>
        exponent.Graph.Real(double.Parse(exponent.Number.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>over/(under·times).</summary>
    private static Expr? Under(Expr over, Expr under, double times)
    {
        Graph graph = under.Graph;
        if (under.IsLiteral)
            return !IsCount(under) || under.Number * times > Largest ? null
                : Of(over) is { } number ? Reduced(graph, number.Over, number.Under * under.Number * times)
                : graph.Divide(over, graph.Real(under.Number * times));
        bool isMultiple = under.Operation == Infix.Multiply && IsCount(under.Arguments[0]);
        return isMultiple
            ? graph.Divide(over, graph.Multiply(graph.Real(under.Arguments[0].Number * times), under.Arguments[1]))
            : graph.Divide(over, graph.Multiply(graph.Real(times), under));
    }

    private static Expr? Reduced(Graph graph, double over, double under)
    {
        if (Math.Abs(over) > Largest || under > Largest) return null;
        double divisor = GreatestDivisor(Math.Abs(over), under);
        Expr magnitude = graph.Divide(graph.Real(Math.Abs(over) / divisor), graph.Real(under / divisor));
        return over < 0 ? graph.Negate(magnitude) : magnitude;
    }

    private static (double Over, double Under)? Of(Expr value)
    {
        if (value.Operation == Prefix.Negate) return Of(value.Arguments[0]) is { } number ? (-number.Over, number.Under) : null;
        if (value.IsLiteral) return IsWhole(value.Number) ? (value.Number, 1) : null;
        return value.Operation == Infix.Divide && value.Arguments.All(argument => argument.IsLiteral)
            && IsWhole(value.Arguments[0].Number) && IsCount(value.Arguments[1])
                ? (value.Arguments[0].Number, value.Arguments[1].Number)
                : null;
    }

    private static bool IsCount(Expr literal) => literal.IsLiteral && IsCount(literal.Number);

    private static bool IsCount(double number) => number > 1 && IsWhole(number);

    private static bool IsWhole(double number) => number == Math.Floor(number) && Math.Abs(number) <= Largest;

    private static double GreatestDivisor(double a, double b) => b == 0 ? a : GreatestDivisor(b, a % b);
}
