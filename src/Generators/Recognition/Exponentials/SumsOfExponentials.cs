using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// Logarithms and quotients of sums of exponentials with several exponents: all in differences of the exponents, none of which
/// overflows.
/// </summary>
internal sealed class SumsOfExponentials(ExponentialQuotientFinder exponentials)
{
    public Expr? Logarithm(Expr value) =>
        exponentials.Of(value) is null && ExponentialSum.Of(value) is { Terms.Length: > 1, IsPositive: true } sum ? sum.Logarithm() : null;

    /// <summary>A quotient as shares of the sum below.</summary>
    public Expr? Quotient(Expr quotient)
    {
        if (exponentials.Of(quotient) is not null
            || ExponentialSum.Of(quotient.Arguments[1]) is not { Terms.Length: > 1, IsPositive: true } sum)
            return null;
        // Of one exponent alone there are other forms, unless another one stands above.
        bool isOfOne = exponentials.Of(quotient.Arguments[1]) is not null;
        if (ExponentialSum.Of(quotient.Arguments[0]) is { } above)
        {
            Expr total = quotient.Graph.Real(0);
            foreach ((double coefficient, Expr exponent) in above.Terms) total += coefficient * sum.Share(exponent);
            return total;
        }
        if (isOfOne) return null;
        Factorization factors = Factorization.Of(quotient.Arguments[0]);
        List<Expr> powers = [.. factors.Over.Where(factor => factor.Operation == Rules.Exp)];
        Expr own = powers.Aggregate(quotient.Graph.Real(0), (product, power) => product + power.Arguments[0]);
        factors.Over.RemoveAll(powers.Contains);
        return factors.Product(quotient.Graph) * sum.Share(own);
    }

    /// <summary>
    /// u·σ(u) − softplus(u) = −(|u|·σ(−|u|) + softplus(−|u|)), the entropy of a choice, with any factor: for a large u the terms
    /// on the left cancel.
    /// </summary>
    public static Expr? Entropy(Expr difference)
    {
        if (difference.Operation != Infix.Subtract) return null;
        Factorization left = Factorization.Of(difference.Arguments[0]), right = Factorization.Of(difference.Arguments[1]);
        if (right.Over.FirstOrDefault(factor => factor.Operation == Rules.Softplus) is not { } softplus) return null;
        Expr u = softplus.Arguments[0];
        if (!left.Over.Remove(u.Apply(Rules.Logistic))) return null;
        right.Over.Remove(softplus);
        Factorization ofU = Factorization.Of(u);
        // left = right·u, after what cancels.
        List<Expr> over = [.. left.Over, .. Divisors(right), .. Divisors(ofU)], under = [.. Divisors(left), .. right.Over, .. ofU.Over];
        if (Number(left) != Number(right) * Number(ofU) || over.Count != under.Count || !over.All(under.Remove)) return null;
        Expr magnitude = u.Apply(Rules.Abs);
        return -(right.Product(u.Graph) * (magnitude * (-magnitude).Apply(Rules.Logistic) + (-magnitude).Apply(Rules.Softplus)));
    }

    private static double Number(Factorization factors) =>
        factors.Under.Where(divisor => divisor.IsLiteral).Aggregate(factors.Coefficient, (number, divisor) => number / divisor.Number);

    private static IEnumerable<Expr> Divisors(Factorization factors) => factors.Under.Where(divisor => !divisor.IsLiteral);
}
