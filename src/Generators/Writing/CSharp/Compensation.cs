using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>
/// Gives e^u, σ(u) and their kin the rounding error of u along where u is computed, as in σ(β·z): in the tails the error
/// of the last digit of u is magnified by |u|, to some hundred ulp.
/// </summary>
internal static class Compensation
{
    private static readonly Function Exp = new("exp", "SpecialFunctions.Exp", [null]);

    private static readonly Dictionary<Operation, Function> Compensated = new()
    {
        [Rules.Exp] = Exp,
        [Rules.Exp.Scaled!] = Same(Rules.Exp.Scaled!),
        [Rules.Logistic] = Same(Rules.Logistic),
        [Rules.LogisticDerivative] = Same(Rules.LogisticDerivative),
        [Rules.LogisticDerivative.Scaled!] = Same(Rules.LogisticDerivative.Scaled!),
        [Rules.SechSquared] = Same(Rules.SechSquared),
        [Rules.SechSquared.Scaled!] = Same(Rules.SechSquared.Scaled!),
    };

    private static readonly Function Product = new("w", "DoubleDouble.Product", [null, null], ValueKind.Unrounded);
    private static readonly Function Quotient = new("w", "DoubleDouble.Quotient", [null, null], ValueKind.Unrounded);
    private static readonly Function OddCubic = new("w", "DoubleDouble.OddCubic", [null, null, null], ValueKind.Unrounded);

    public static Expr? Apply(Expr value) =>
        Compensated.TryGetValue(value.Operation, out Function? compensated) && Unrounded(value.Arguments[0]) is { } argument
            ? value.Graph.Apply(compensated, value.Arguments.SetItem(0, argument))
            : null;

    /// <summary>The same function without its expansion, which would round the argument.</summary>
    private static Function Same(Function function) =>
        new(function.Name, function.CSharp, [.. function.Partials.Select(_ => (Partial?)null)]);

    /// <summary>
    /// A product or quotient of two exact values, or an odd cubic; null where the argument has no rounding error, or
    /// another one.
    /// </summary>
    private static Expr? Unrounded(Expr u)
    {
        if (u.Operation == Prefix.Negate) return Unrounded(u.Arguments[0]) is { } positive ? Negated(positive) : null;
        if (u.Operation == Infix.Divide && IsExact(u.Arguments[0]) && IsExact(u.Arguments[1])) return u.Graph.Apply(Quotient, u.Arguments);
        if (u.Operation != Infix.Multiply || IsExact(u)) return null;
        return IsExact(u.Arguments[0]) && IsExact(u.Arguments[1]) ? u.Graph.Apply(Product, u.Arguments) : Cubic(u);
    }

    private static Expr Negated(Expr unrounded) =>
        unrounded.Graph.Apply((Function)unrounded.Operation, unrounded.Arguments.SetItem(0, -unrounded.Arguments[0]));

    /// <summary>k·(z + c·z³), factored or not: of constants, one sum, and powers of one value z.</summary>
    private static Expr? Cubic(Expr product)
    {
        List<Expr> factors = product.Factors();
        if (factors.FindAll(factor => factor.Operation == Infix.Add) is not [var sum]) return null;
        factors.Remove(sum);
        if (Monomial.Of(sum.Arguments[0]) is not { } low || Monomial.Of(sum.Arguments[1]) is not { } high) return null;
        Expr? z = high.Base;
        int outside = factors.RemoveAll(factor => ReferenceEquals(factor, z));
        if (z is null || !IsExact(z) || !low.IsPower(z, 1 - outside) || high.Degree != 3 - outside) return null;
        if (factors.Any(factor => factor.DependsOn(z))) return null;
        Expr k = factors.Aggregate(product.Graph.Real(1), (all, factor) => all * factor);
        return product.Graph.Apply(OddCubic, k, high.Coefficient, z);
    }

    /// <summary>A leaf, a constant, or one of these times a power of two.</summary>
    private static bool IsExact(Expr value) =>
        value.IsLeaf
        || (value.Operation == Prefix.Negate && IsExact(value.Arguments[0]))
        || value.Graph.Dependencies(value).IsEmpty
        || (value.Operation == Infix.Multiply
            && value.Arguments[0].IsLiteral
            && Graph.IsPowerOfTwo(value.Arguments[0].Number)
            && IsExact(value.Arguments[1]));

    /// <summary>coefficient · base^degree.</summary>
    private sealed record Monomial(Expr Coefficient, Expr? Base, int Degree)
    {
        public static Monomial? Of(Expr value)
        {
            Expr coefficient = value.Graph.Real(1);
            Expr? @base = null;
            int degree = 0;
            foreach (Expr factor in value.Factors())
            {
                bool power = factor.Operation == Rules.Pow && factor.Arguments[1].IsLiteral;
                Expr root = power ? factor.Arguments[0] : factor;
                if (value.Graph.Dependencies(factor).IsEmpty)
                {
                    coefficient *= factor;
                    continue;
                }
                if (@base is not null && !ReferenceEquals(@base, root)) return null;
                @base = root;
                double exponent = power ? factor.Arguments[1].Number : 1;
                if (exponent != 2 && exponent != 3 && exponent != 1) return null;
                degree += (int)exponent;
            }
            return new Monomial(coefficient, @base, degree);
        }

        public bool IsPower(Expr z, int degree) => Coefficient.Is(1) && Degree == degree && (degree == 0 || ReferenceEquals(Base, z));
    }
}
