using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// One exponential's share of a sum of three: Eᵐ/(Eᵐ + a + b·Eⁿ) = σ(m·v − log(a + b·Eⁿ)), and the logarithm is a softplus.
/// (Of two it is a row of <see cref="SigmoidTanhMishForms"/>.)
/// </summary>
internal static class SoftmaxForms
{
    public static Expr? Of(ExponentialQuotient? quotient)
    {
        if (quotient is not { Core: { } core, Numerator: { IsMonomial: true } share, Denominator: { Count: 3, IsPositive: true } sum }) return null;
        // c·Eᵐ over a sum whose own term of that power may be another multiple of it.
        double multiple = sum.Coefficient(share.Lowest);
        if (multiple == 0 || share.Leading < 0) return null;
        Polynomial rest = sum + Polynomial.Monomial(-multiple, share.Lowest);
        Graph graph = core.Graph;
        Expr odds = Times(share.Lowest - rest.Lowest) - Logarithm(rest.Coefficient(rest.Lowest) / multiple)
            - (Times(rest.Highest - rest.Lowest) + Logarithm(rest.Leading / rest.Coefficient(rest.Lowest))).Apply(Rules.Softplus);
        return graph.Multiply(graph.Real(share.Leading / multiple), odds.Apply(Rules.Logistic));

        Expr Times(double factor) => graph.Multiply(graph.Real(factor), core);

        Expr Logarithm(double number) => graph.Real(System.Math.Log(number));
    }
}
