using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// Brings the factors of a product together that are quotients of exponentials of one exponent: z·e^z/(1 + e^z) = z·σ(z).
/// </summary>
internal sealed class ProductsOfQuotients(ExponentialQuotientFinder exponentials)
{
    public Expr? Of(Expr value)
    {
        if (value.Operation != Infix.Multiply && value.Operation != Infix.Divide) return null;
        if (exponentials.Of(value) is not null) return null;
        Factorization factors = Factorization.Of(value);
        foreach (Expr core in factors.Over.Concat(factors.Under).Select(CoreOf).OfType<Expr>().Distinct().ToList())
        {
            List<Expr> over = [.. factors.Over.Where(factor => CoreOf(factor) == core)],
                under = [.. factors.Under.Where(factor => CoreOf(factor) == core)];
            if (over.Count < 2 && under.Count == 0) continue;
            if (Combined(over, under) is not { Numerator.IsZero: false } quotient
                || (under.Count == 0 && quotient.IsPower && !quotient.IsConstant))
                continue;
            Expr? form = quotient.IsConstant
                ? value.Graph.Real(quotient.Numerator.Leading / quotient.Denominator.Leading)
                : SigmoidTanhMishForms.Find(quotient) ?? (over.Count > 0 && under.Count > 0 ? exponentials.Functions.Of(quotient) : null);
            if (form is null) continue;
            var rest = new Factorization(
                factors.Coefficient,
                [.. factors.Over.Where(factor => !over.Contains(factor))],
                [.. factors.Under.Where(divisor => !under.Contains(divisor))]);
            return rest.Product(value.Graph) * form;
        }
        return null;
    }

    private Expr? CoreOf(Expr factor) => exponentials.Of(factor)?.Core;

    private ExponentialQuotient? Combined(List<Expr> over, List<Expr> under)
    {
        ExponentialQuotient? product = ExponentialQuotient.Constant(1);
        foreach (Expr factor in over) product = product is null ? null : ExponentialQuotient.Multiply(product, exponentials.Of(factor)!);
        foreach (Expr divisor in under)
            product = product is null || exponentials.Of(divisor)!.Reciprocal() is not { } reciprocal
                ? null
                : ExponentialQuotient.Multiply(product, reciprocal);
        return product;
    }
}
