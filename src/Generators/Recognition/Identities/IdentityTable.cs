using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.Exponentials;

namespace GradRepl.Generators.Recognition.Identities;

/// <summary>
/// The table of identities that replace naive formulas of powers, roots, logarithms (softplus among them) and the error
/// function (GELU) by well-conditioned ones. Tried from first to last.
/// </summary>
internal sealed class IdentityTable
{
    private readonly ProductsOfQuotients _products;
    private readonly LogarithmsOfQuotients _logarithms;
    private readonly SumsOfExponentials _sums;

    public IdentityTable(ExponentialQuotientFinder exponentials)
    {
        Exponentials = exponentials;
        _products = new ProductsOfQuotients(exponentials);
        _logarithms = new LogarithmsOfQuotients(exponentials);
        _sums = new SumsOfExponentials(exponentials);
        Table = Rows();
    }

    public ImmutableArray<Identity> Table { get; }

    /// <summary>The quotients of exponentials that the identities look at.</summary>
    public ExponentialQuotientFinder Exponentials { get; }

    /// <summary>The better form of one value; null where no row of the tables fits.</summary>
    public Expr? Step(Expr node, Action<string, Expr, Expr>? observe = null)
    {
        if (node.IsLeaf || node.Kind != ValueKind.Real || node.Operation == Rules.ExpOfSquare) return null;
        if (node.Operation is Function { IsWrittenOut: true }) return null;
        foreach (Identity identity in Table)
        {
            if (identity.Apply(node) is not { } better || ReferenceEquals(better, node)) continue;
            observe?.Invoke(identity.Statement, node, better);
            return better;
        }
        // e·e stays a product: e is computed anyway, and other terms share it.
        if (Exponentials.Of(node) is not { IsConstant: false } rational || (node.Operation == Infix.Multiply && rational.IsPower))
            return null;
        if (SigmoidTanhMishForms.Match(rational) is not var (row, form))
        {
            // Where parts are divided that may overflow or cancel, and where such a quotient goes on.
            return node.Operation == Infix.Divide || node.Arguments.Any(argument => argument.Operation is Function { IsWrittenOut: true })
                ? Exponentials.Functions.Of(rational)
                : null;
        }
        if (!ReferenceEquals(form, node)) observe?.Invoke(row.Identity, node, form);
        return form;
    }

    private ImmutableArray<Identity> Rows() =>
    [
        new(
            "e^u as a power: pow(e, u) = exp(u)",
            e => Is(e, Rules.Pow) && e.Arguments[0].IsConstant && e.Arguments[0].Number == Math.E ? e.Arguments[1].Apply(Rules.Exp) : null),
        new("pow(u, 2) = u·u and pow(u, 1/2) = √u", e => Is(e, Rules.Pow) ? SimplePower(e.Arguments[0], e.Arguments[1]) : null),
        new("√(u²) = |u|", e => Is(e, Rules.Sqrt) && IsSquare(e.Arguments[0]) ? e.Arguments[0].Arguments[0].Apply(Rules.Abs) : null),
        new("√(p·u² + q) without overflow of u²", e => Is(e, Rules.Sqrt) ? Quadratic.Of(e.Arguments[0])?.Root() : null),
        new("u/√(p·u² + q) without overflow of u²", e => e.Operation == Infix.Divide ? RootUnit(e.Arguments[0], e.Arguments[1]) : null),
        new("u·R/S = u·(R/S) for quotients R, S of exponentials", _products.Of),
        new(
            "Eᵐ/(Eᵐ + R) = σ(m·v − log R) for E = e^v: a softmax over three",
            e => e.Operation == Infix.Divide ? SoftmaxForms.Of(Exponentials.Of(e)) : null),
        new(
            "eᵘ/(eᵘ + eᵛ + …) = σ(u − log(eᵛ + …)) for any exponents",
            e => e.Operation == Infix.Divide ? _sums.Quotient(e) : null),
        new("softplus(u) − softplus(−u) = u", e => e.Operation == Infix.Subtract
            && Is(e.Arguments[0], Rules.Softplus)
            && Is(e.Arguments[1], Rules.Softplus)
            && ReferenceEquals(e.Arguments[0].Arguments[0], -e.Arguments[1].Arguments[0])
            ? e.Arguments[0].Arguments[0]
            : null),
        new("u·σ(u) − softplus(u) = −(|u|·σ(−|u|) + softplus(−|u|))", SumsOfExponentials.Entropy),
        new("u·a + u·b = u·(a + b) where a + b is known better", e => CommonFactor.Of(e, sum => Step(sum))),
        new("1/(p·u² + q) and u/(p·u² + q) without overflow of u²", e => e.Operation == Infix.Divide
            && Quadratic.Of(e.Arguments[1]) is { } quadratic
            ? OverQuadratic(e.Arguments[0], quadratic)
            : null),
        new("sign(u)·log(1 + |u|) = { log(1 + u) if u ≥ 0; −log(1 − u) otherwise }", MinMaxIdioms.SignedLogarithm),
        new("log(u + √(u² + 1)) = asinh(u)", e => Is(e, Rules.Log) && Inside(e.Arguments[0]) is { } u ? u.Apply(Rules.Asinh) : null),
        new("u/(1 + |u|) = softsign(u)", e => e.Operation == Infix.Divide
            && OnePlus(e.Arguments[1]) is { } m
            && MinMaxIdioms.Magnitude(m) is { } u
            ? Ratio(e.Arguments[0], u, Rules.Softsign)
            : null),
        new("1 + isru(u, c) = 2·(1 + isru(u, c))/2", e => OnePlusOrMinus(e, Rules.Isru) is { } found
            ? 2 * (found.Sign * found.Node.Arguments[0]).Apply(Rules.AlgebraicSigmoid, found.Node.Arguments[1])
            : null),
        new("u + √(u² + c) = 2·squareplus(u, c)", Squareplus),
        new(
            "1 ± erf(u) = erfc(∓u)",
            e => OnePlusOrMinus(e, Rules.Erf) is { } found ? (-found.Sign * found.Node.Arguments[0]).Apply(Rules.Erfc) : null),
        new(
            "erfc(−u/√2) = 2·Φ(u)",
            e => Is(e, Rules.Erfc) && OverRootTwo(e.Arguments[0]) is { } u ? 2 * (-u).Apply(Rules.NormalCdf) : null),
        new("exp(k·u²) with the square's own rounding made good", e => Is(e, Rules.Exp) ? ExpOfSquare(e.Arguments[0]) : null),
        new("max(0, u) + log(1 + e^−|u|) = softplus(u)", MinMaxIdioms.Softplus),
        new("min(0, u) − log(1 + e^−|u|) = −softplus(−u)", MinMaxIdioms.LogSigmoid),
        new(
            "max(0, u) + min(0, v), both 0 at once = max(0, u) + (v > 0 ? 0 : v), whose slope there comes from the left",
            MinMaxIdioms.TwoHalves),
        new("log(eᵘ + eᵛ + …) = log(eᵛ + …) + softplus(u − log(eᵛ + …)) for any exponents",
            e => Is(e, Rules.Log) ? _sums.Logarithm(e.Arguments[0]) : null),
        new("log of a quotient of exponentials", e => Is(e, Rules.Log) ? _logarithms.Of(e.Arguments[0]) : null),
        new(
            "log(k·R) = log k + log R and log(R/k) = log R − log k for such a quotient R, which vanishes before its logarithm is infinite",
            e => Is(e, Rules.Log) ? _logarithms.OfMultiple(e.Arguments[0]) : null),
        new(
            "log(R·S) = log R + log S and log(R/S) = log R − log S for sums of exponentials of two exponents",
            e => Is(e, Rules.Log) ? LogarithmOfProduct(e.Arguments[0]) : null),
        new("log(1 + u) = log1p(u)", e => Is(e, Rules.Log) && OnePlus(e.Arguments[0]) is { } u ? u.Apply(Rules.Log1p) : null),
        new(
            "log1p(e^u) = softplus(u)",
            e => Is(e, Rules.Log1p) && Is(e.Arguments[0], Rules.Exp) ? e.Arguments[0].Arguments[0].Apply(Rules.Softplus) : null),
        new("exp(log u) = u", e => Is(e, Rules.Exp) && Is(e.Arguments[0], Rules.Log) ? e.Arguments[0].Arguments[0] : null),
    ];

    private static bool Is(Expr value, Function function) => value.Operation == function;

    private static bool IsSquare(Expr value) =>
        value.Operation == Infix.Multiply && ReferenceEquals(value.Arguments[0], value.Arguments[1]);

    private static Expr? SimplePower(Expr u, Expr exponent) => exponent.IsLiteral ? exponent.Number switch
    {
        -1 or 0 or 1 or 2 => u.ToThe(exponent),
        0.5 => u.Apply(Rules.Sqrt),
        -0.5 => 1 / u.Apply(Rules.Sqrt),
        _ => null,
    } : null;

    private Expr? LogarithmOfProduct(Expr product)
    {
        bool isRatio = product.Operation == Infix.Divide;
        if ((!isRatio && product.Operation != Infix.Multiply)
            || _logarithms.Of(product.Arguments[0]) is not { } first
            || _logarithms.Of(product.Arguments[1]) is not { } second)
            return null;
        return isRatio ? first - second : first + second;
    }

    /// <summary>u of 2·squareplus(u, 1), which is u + √(u² + 1).</summary>
    private static Expr? Inside(Expr value) =>
        value.Operation == Infix.Multiply
            && value.Arguments[0].Is(2)
            && Is(value.Arguments[1], Rules.Squareplus)
            && value.Arguments[1].Arguments[1].Is(1)
            ? value.Arguments[1].Arguments[0]
            : null;

    /// <summary>(k·u)/√(p·u² + q) = k·isru, for any k.</summary>
    private static Expr? RootUnit(Expr numerator, Expr root)
    {
        if (!Is(root, Rules.RootOfSquarePlus) && !Is(root, Rules.RootOfQuadratic)) return null;
        Expr u = root.Arguments[0];
        Quadratic square = Is(root, Rules.RootOfSquarePlus)
            ? new(u, u.Graph.Real(1), root.Arguments[1])
            : new(u, root.Arguments[1], root.Arguments[2]);
        return Without(u, numerator) is { } rest ? rest * square.RootUnit() : null;
    }

    private static Expr? OverQuadratic(Expr numerator, Quadratic square) =>
        Without(square.U, numerator) is { } rest ? (rest.DependsOn(square.U) ? null : rest * square.Ratio())
            : numerator.DependsOn(square.U) ? null
            : numerator * square.Reciprocal();

    /// <summary>A product without its factor u; null where that is none of its factors.</summary>
    private static Expr? Without(Expr u, Expr product)
    {
        Factorization factors = Factorization.Of(product), ofU = Factorization.Of(u);
        if (ofU.Over.Count == 0 || !ofU.Over.All(factors.Over.Remove) || !ofU.Under.All(factors.Under.Remove)) return null;
        return (factors with { Coefficient = factors.Coefficient / ofU.Coefficient }).Product(u.Graph);
    }

    private static Expr? Ratio(Expr numerator, Expr u, Function function)
    {
        (double coefficient, Expr core) = LinearForm.Of(numerator);
        (double scale, Expr same) = LinearForm.Of(u);
        return ReferenceEquals(core, same) && Math.Abs(coefficient) == Math.Abs(scale) ? (coefficient / scale) * u.Apply(function) : null;
    }

    private static Expr? OnePlus(Expr sum) =>
        sum.Operation != Infix.Add ? null
        : sum.Arguments[0].Is(1) ? sum.Arguments[1]
        : sum.Arguments[1].Is(1) ? sum.Arguments[0]
        : null;

    private static (double Sign, Expr Node)? OnePlusOrMinus(Expr value, Function function) =>
        OnePlus(value) is { } plus && Is(plus, function) ? (1, plus)
        : value.Operation == Infix.Subtract && value.Arguments[0].Is(1) && Is(value.Arguments[1], function) ? (-1, value.Arguments[1])
        : null;

    private static Expr? Squareplus(Expr sum)
    {
        if (sum.Operation != Infix.Add) return null;
        return Try(sum.Arguments[0], sum.Arguments[1]) ?? Try(sum.Arguments[1], sum.Arguments[0]);

        static Expr? Try(Expr u, Expr root) =>
            Is(root, Rules.RootOfSquarePlus) && ReferenceEquals(root.Arguments[0], u)
                ? 2 * u.Apply(Rules.Squareplus, root.Arguments[1])
                : null;
    }

    /// <summary>u of u/√2, u·√½ and u·0.7071067811865476.</summary>
    private static Expr? OverRootTwo(Expr value)
    {
        if (value.Operation == Prefix.Negate) return OverRootTwo(value.Arguments[0]) is { } inside ? -inside : null;
        if (value.Operation == Infix.Divide && Number(value.Arguments[1]) is { } divisor && Near(divisor, Math.Sqrt(2)))
            return value.Arguments[0];
        if (value.Operation != Infix.Multiply) return null;
        if (Number(value.Arguments[0]) is { } left)
            return Near(left, Math.Sqrt(0.5)) ? value.Arguments[1] : Near(left, -Math.Sqrt(0.5)) ? -value.Arguments[1] : null;
        return Number(value.Arguments[1]) is { } right && Near(right, Math.Sqrt(0.5)) ? value.Arguments[0] : null;
    }

    private static double? Number(Expr value) =>
        value.Reachable().All(each => each.IsConstant || !each.IsLeaf)
            ? new Evaluator(ImmutableDictionary<string, double>.Empty).Evaluate(value)
            : null;

    private static bool Near(double number, double target) => Math.Abs(number - target) <= 4e-16;

    private static Expr? ExpOfSquare(Expr exponent)
    {
        (double k, Expr square) = LinearForm.Of(exponent);
        return IsSquare(square) ? square.Graph.Real(k).Apply(Rules.ExpOfSquare, square.Arguments[0]) : null;
    }
}
