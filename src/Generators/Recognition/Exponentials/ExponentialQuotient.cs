using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// A value as a quotient of polynomials in e^core: the one form that 1/(1 + e⁻ᶻ), eᶻ/(1 + eᶻ), (1 + tanh(z/2))/2 and
/// everything else of their kind have in common, however the source spells them.
/// </summary>
/// <param name="Core">The value in the exponent, without its literal factor; null for a constant.</param>
/// <param name="Numerator">The polynomial above.</param>
/// <param name="Denominator">The polynomial below.</param>
internal sealed record ExponentialQuotient(Expr? Core, Polynomial Numerator, Polynomial Denominator)
{
    private const int TermLimit = 9;

    /// <summary>With larger offsets, products could take powers of e^offset out of the range of double.</summary>
    private const double MostOffset = 40;

    public bool IsConstant => Core is null;

    /// <summary>A number times a power of e^core.</summary>
    public bool IsPower => Numerator.IsMonomial && Denominator.IsMonomial;

    public static ExponentialQuotient Constant(double number) => new(null, Polynomial.Monomial(number, 0), Polynomial.One);

    /// <summary>e^(exponent·core); null for an exponent past the range of double.</summary>
    public static ExponentialQuotient? Exponential(Expr core, double exponent) =>
        double.IsNaN(exponent) || double.IsInfinity(exponent) ? null : new(core, Polynomial.Monomial(1, exponent), Polynomial.One);

    public static ExponentialQuotient? Add(ExponentialQuotient left, ExponentialQuotient right)
    {
        if (!Agree(ref left, ref right, out Expr? core)) return null;
        if (left.Denominator.SameAs(right.Denominator)) return Reduced(core, left.Numerator + right.Numerator, left.Denominator);
        return Reduced(core, left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);
    }

    public static ExponentialQuotient? Multiply(ExponentialQuotient left, ExponentialQuotient right) =>
        Agree(ref left, ref right, out Expr? core)
            ? Reduced(core, left.Numerator * right.Numerator, left.Denominator * right.Denominator)
            : null;

    public ExponentialQuotient Scale(double factor) => this with { Numerator = Numerator.Scale(factor) };

    public ExponentialQuotient? Reciprocal() => Numerator.IsZero ? null : new(Core, Denominator, Numerator);

    public static ExponentialQuotient? Power(ExponentialQuotient @base, double exponent)
    {
        if (exponent != System.Math.Floor(exponent) || System.Math.Abs(exponent) > 4) return null;
        ExponentialQuotient? power = Constant(1);
        for (int i = 0; i < System.Math.Abs(exponent) && power is not null; i++) power = Multiply(power, @base);
        return exponent < 0 ? power?.Reciprocal() : power;
    }

    /// <summary>As it stands.</summary>
    public Expr Written()
    {
        Expr core = Core!;
        return Sum(Numerator) / Sum(Denominator);

        Expr Sum(Polynomial polynomial)
        {
            Expr sum = core.Graph.Real(0);
            for (int i = 0; i < polynomial.Count; i++)
            {
                double exponent = polynomial.Exponent(i);
                sum += polynomial.Coefficient(exponent) * (core.Graph.Real(exponent) * core).Apply(Rules.Exp);
            }
            return sum;
        }
    }

    private static bool Agree(ref ExponentialQuotient left, ref ExponentialQuotient right, out Expr? core)
    {
        if (left.Core is not null && right.Core is not null && !ReferenceEquals(left.Core, right.Core)
            && AffineForm.Of(left.Core) is var (_, u, c) && AffineForm.Of(right.Core) is var (_, v, d) && ReferenceEquals(u, v)
            && System.Math.Abs(c) <= MostOffset && System.Math.Abs(d) <= MostOffset)
        {
            (left, right) = (left.OverInner(), right.OverInner());
        }
        core = left.Core ?? right.Core;
        return left.Core is null || right.Core is null || ReferenceEquals(left.Core, right.Core);
    }

    /// <summary>e^(s·u + c) is e^c·(e^u)^s: what e^u and e^(1 − u) have in common is e^u.</summary>
    private ExponentialQuotient OverInner()
    {
        AffineForm affine = AffineForm.Of(Core!)!.Value;
        double factor = System.Math.Exp(affine.Offset);
        return new(affine.Core, Numerator.Substitute(factor, affine.Slope), Denominator.Substitute(factor, affine.Slope));
    }

    /// <summary>
    /// The lowest exponent of the denominator is 0 and its leading coefficient 1; common factors of the usual kinds are
    /// gone.
    /// </summary>
    private static ExponentialQuotient? Reduced(Expr? core, Polynomial numerator, Polynomial denominator)
    {
        if (denominator.IsZero || !numerator.IsFinite || !denominator.IsFinite) return null;
        if (numerator.IsZero) return Constant(0);
        foreach (Polynomial factor in SigmoidTanhMishForms.Factors)
        {
            if (numerator.IsMonomial || denominator.IsMonomial) break;
            while (numerator.Count > 1
                && denominator.Count > 1
                && numerator.DividedBy(factor) is { } over
                && denominator.DividedBy(factor) is { } under)
                (numerator, denominator) = (over, under);
        }
        if (denominator.IsMonomial)
            (numerator, denominator) = (numerator.Shift(-denominator.Lowest).Scale(1 / denominator.Leading), Polynomial.One);
        if (numerator.Count > TermLimit || denominator.Count > TermLimit) return null;
        bool constant = denominator.Count == 1 && numerator.Count == 1 && numerator.Lowest == 0;
        return new ExponentialQuotient(constant ? null : core, numerator, denominator);
    }
}
