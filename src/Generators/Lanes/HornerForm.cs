using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// A polynomial whose coefficients are known as z^p·(a + z^q·(b + …)), with the constants before it multiplied into
/// its coefficients: k·(z + c·z³) is z·(k + kc·z²).
/// </summary>
internal static class HornerForm
{
    /// <summary>The polynomial in this form; itself where it is a product of sums, whose digits an expansion might lose.</summary>
    public static Expr Of(Expr polynomial, Expr z)
    {
        if (Coefficients(polynomial, z) is not { } coefficients) return polynomial;
        Expr sum = polynomial.Graph.Real(0);
        int above = coefficients.Keys.Last();
        foreach (int power in coefficients.Keys.Reverse())
        {
            sum = Power(z, above - power) * sum + coefficients[power];
            above = power;
        }
        return Power(z, above) * sum;
    }

    /// <summary>Coefficients by powers of z; null for a product of sums.</summary>
    private static SortedDictionary<int, double>? Coefficients(Expr value, Expr z)
    {
        if (!value.DependsOn(z)) return new() { [0] = Number(value) };
        if (value == z) return new() { [1] = 1 };
        ImmutableArray<Expr> parts = value.Arguments;
        return value.Operation == Prefix.Negate ? Times(Coefficients(parts[0], z), 0, -1)
            : value.Operation == Infix.Divide ? Times(Coefficients(parts[0], z), 0, 1 / Number(parts[1]))
            : value.Operation == Infix.Add ? Sum(Coefficients(parts[0], z), Coefficients(parts[1], z))
            : value.Operation == Infix.Subtract ? Sum(Coefficients(parts[0], z), Times(Coefficients(parts[1], z), 0, -1))
            : Coefficients(parts[0], z) is { Count: 1 } left ? Times(Coefficients(parts[1], z), left.Keys.Single(), left.Values.Single())
            : Coefficients(parts[1], z) is { Count: 1 } right ? Times(Coefficients(parts[0], z), right.Keys.Single(), right.Values.Single())
            : null;
    }

    private static SortedDictionary<int, double>? Times(SortedDictionary<int, double>? coefficients, int power, double factor) =>
        coefficients is null ? null : new(coefficients.ToDictionary(each => each.Key + power, each => each.Value * factor));

    private static SortedDictionary<int, double>? Sum(SortedDictionary<int, double>? left, SortedDictionary<int, double>? right) =>
        left is null || right is null
            ? null
            : new(left.Concat(right).GroupBy(each => each.Key).ToDictionary(same => same.Key, same => same.Sum(each => each.Value)));

    private static Expr Power(Expr z, int power) =>
        power == 0 ? z.Graph.Real(1) : power == 1 ? z : power % 2 == 0 ? Power(z * z, power / 2) : z * Power(z, power - 1);

    private static double Number(Expr constant) => new Evaluator(ImmutableDictionary<string, double>.Empty).Evaluate(constant);
}
