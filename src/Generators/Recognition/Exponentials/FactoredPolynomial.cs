using System;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>A polynomial in E = e^v, of whole exponents, as (Eˢ − 1)ⁿ·rest.</summary>
internal sealed record FactoredPolynomial(Polynomial Whole, double Stride, int Times, Polynomial Rest)
{
    private const int DegreeLimit = 16;

    public string Key { get; } = Whole.Text;

    /// <summary>The leading number of its hyperbolic form.</summary>
    public double HyperbolicLeading => Rest.Leading * Math.Pow(2, Rest.Count > 1 ? Times + 1 : Times);

    public double Center => (Whole.Lowest + Whole.Highest) / 2;

    public static FactoredPolynomial? Of(Polynomial whole)
    {
        if (whole.Highest - whole.Lowest > DegreeLimit || !whole.IsWhole) return null;
        double stride = whole.Stride;
        Polynomial rest = whole, factor = Polynomial.Monomial(1, stride) + Polynomial.Monomial(-1, 0);
        int times = 0;
        for (; rest.Count > 1 && rest.DividedBy(factor) is { } quotient; times++) rest = quotient;
        return new FactoredPolynomial(whole, stride, times, rest);
    }

    public Expr Exponential(Expr v) => Sum(v, Rest) * Power((v.Graph.Real(Stride) * v).Apply(Rules.Exp) - 1, Times);

    /// <summary>Divided by E to the center: 2 sinh, 2 cosh and sums of them; null where it is not symmetric.</summary>
    /// <param name="v">The exponent.</param>
    /// <param name="scale">A number to multiply by.</param>
    public Expr? Hyperbolic(Expr v, double scale)
    {
        double middle = (Rest.Lowest + Rest.Highest) / 2;
        for (int i = 0; i < Rest.Count; i++)
            if (Rest.Coefficient(2 * middle - Rest.Exponent(i)) != Rest.Coefficient(Rest.Exponent(i))) return null;
        scale *= Math.Pow(2, Times);
        Expr sum = v.Graph.Real(0);
        for (int i = Rest.Count - 1; i >= 0 && Rest.Exponent(i) >= middle; i--)
        {
            double distance = Rest.Exponent(i) - middle;
            Expr term = distance == 0 ? v.Graph.Real(1) : 2 * (v.Graph.Real(distance) * v).Apply(Rules.Cosh);
            sum += scale * Rest.Coefficient(Rest.Exponent(i)) * term;
        }
        return sum * Power((v.Graph.Real(Stride / 2) * v).Apply(Rules.Sinh), Times);
    }

    private static Expr Sum(Expr v, Polynomial polynomial)
    {
        Expr sum = v.Graph.Real(0);
        for (int i = polynomial.Count - 1; i >= 0; i--)
        {
            double exponent = polynomial.Exponent(i);
            Expr power = exponent == 0 ? v.Graph.Real(1) : (v.Graph.Real(exponent) * v).Apply(Rules.Exp);
            sum += polynomial.Coefficient(exponent) * power;
        }
        return sum;
    }

    private static Expr Power(Expr value, int times) => times == 0 ? value.Graph.Real(1) : value.ToThe(times);
}
