using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>log(Φ(x)), within 2 ulp in both tails: -x²/2 - log(-x√(2π)) to the left, -Φ(-x) to the right.</summary>
    /// <remarks>
    /// As scipy.special.log_ndtr and torch.special.log_ndtr. log(1 - Φ(-x)) for x &gt; 0, log Φ(x) down to -√½, and
    /// -x²/2 + log(erfcx(-x/√2)/2) below, of which both terms are negative.
    /// </remarks>
    public static double LogNormalCdf(double x)
    {
        if (x > 0)
        {
            double complement = NormalCdf(-x);
            return complement < Tiny ? -complement : LogOfOnePlus(-complement, 0);
        }
        if (x < -1e160) return double.NegativeInfinity;
        DoubleDouble y = x * ReciprocalRootOfTwo, square = DoubleDouble.Product(x, x);
        if (!(y.Head <= -ErrorFunctionSplit)) return Math.Log(NormalCdf(x));
        double logarithm = Math.Log(0.5 * ScaledErfc(-y.Head, -y.Tail).Rounded);
        return -(0.5 * square.Head + (0.5 * square.Tail - logarithm));
    }

    /// <summary>φ(x)/(1 - Φ(x)) = φ(x)/Φ(-x), the inverse Mills ratio, within 1.5 ulp: φ(x) in the left tail, x + 1/x in the
    /// right one.</summary>
    /// <remarks>
    /// The hazard of the normal distribution, and the mean of what is above x of it. √(2/π)/erfcx(x/√2) for x ≥ √½; the
    /// derivative of <see cref="LogNormalCdf"/> is InverseMills(-x).
    /// </remarks>
    public static double InverseMills(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x)) return x;
        if (x > 1e100) return x;
        if (x < -100) return 0;
        DoubleDouble y = x * ReciprocalRootOfTwo;
        if (y.Head >= ErrorFunctionSplit) return RootOfTwoOverPi.Over(ScaledErfc(y.Head, y.Tail));
        ScaledExponential gaussian = GaussianOf(x);
        return ScaledExponential.Scale((gaussian.Mantissa * RootOfTwoOverPi).Over(ComplementOf(y)), gaussian.Exponent);
    }

    /// <summary>
    /// The derivative of a given order of <see cref="InverseMills"/>, within 2 ulp for the orders 1 and 2: h′ = h(h - x), in which
    /// the difference cancels for great x.
    /// </summary>
    /// <remarks>
    /// Leibniz' rule on h′ = h·(h - x), in double-double from -1 to 30, and the asymptotic series of h, differentiated, beyond.
    /// 1 - h′ is the variance of what is above x of the normal distribution.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="InverseMills"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double InverseMillsDerivative(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (order == 0 || double.IsNaN(x)) return InverseMills(x);
        if (x < -100) return 0;
        if (x > 30) return MillsSeries(x, order);

        // h, which may be less than every double, is values[0]·unit, and so on.
        var values = new DoubleDouble[order + 1];
        DoubleDouble y = x * ReciprocalRootOfTwo;
        int exponent = 0;
        if (x > -1) values[0] = RootOfTwoOverPi.Divided(ErfcIntegrals.Scaled(y, 0));
        else
        {
            ScaledExponential gaussian = GaussianOf(x);
            values[0] = (gaussian.Mantissa * RootOfTwoOverPi).Divided(ComplementOf(y));
            exponent = gaussian.Exponent;
        }
        double unit = ScaledExponential.Scale(1, exponent);
        var binomials = new double[order + 1];
        binomials[0] = 1;
        for (int n = 1; n <= order; n++)
        {
            // h⁽ⁿ⁾ = Σ C(n - 1, k)·h⁽ᵏ⁾·g⁽ⁿ⁻¹⁻ᵏ⁾, with g = h - x
            for (int k = 0; k < n; k++)
            {
                DoubleDouble slack = values[n - 1 - k].TimesPowerOfTwo(unit);
                if (k == n - 1) slack += -x;
                if (k == n - 2) slack += -1;
                values[n] += binomials[k] * values[k] * slack;
            }
            for (int k = n; k > 0; k--) binomials[k] += binomials[k - 1];
        }
        return ScaledExponential.Scale(values[order].Rounded, exponent);
    }

    /// <summary>
    /// The derivative of h ~ x + Σ cₖ·x^(1 - 2k) for great x, term by term: cⱼ₊₁ = -(2j - 1)cⱼ - Σ cₐ·c_b over a + b = j + 1, from
    /// h′ = h(h - x).
    /// </summary>
    private static double MillsSeries(double x, int order)
    {
        const int Terms = 10;
        Span<double> c = stackalloc double[Terms + 1];
        c.Clear();
        c[1] = 1;
        for (int j = 1; j < Terms; j++)
        {
            c[j + 1] = -(2 * j - 1) * c[j];
            for (int a = 1; a <= j; a++) c[j + 1] -= c[a] * c[j + 1 - a];
        }
        double inverse = 1 / x, square = inverse * inverse, sum = 0;
        for (int k = Terms; k > 0; k--)
        {
            double falling = c[k];
            for (int i = 0; i < order; i++) falling *= 1 - 2 * k - i;
            sum = Math.FusedMultiplyAdd(sum, square, falling);
        }
        // The power in double-double, but where it might overflow
        if (x > 1e20 || order > 12) for (int i = 0; i <= order; i++) sum *= inverse;
        else
        {
            DoubleDouble power = x;
            for (int i = 0; i < order; i++) power *= x;
            sum = new DoubleDouble(sum, 0).Over(power);
        }
        return order == 1 ? 1 + sum : sum;
    }

    /// <summary>erfc(y) for y under ½.</summary>
    private static DoubleDouble ComplementOf(DoubleDouble y)
    {
        if (y.Head > -ErrorFunctionSplit) return SmallErfc(y.Head, y.Tail);
        return y.Head < -6 ? 2 : DoubleDouble.SumOfOrdered(2, -ComplementOf(-y.Head));
    }

    private static readonly DoubleDouble ReciprocalRootOfTwo = new(RootOfHalf, RootOfHalfTail);
    private static readonly DoubleDouble RootOfTwo = new(1.4142135623730951, -9.667293313452913e-17);
    private static readonly DoubleDouble RootOfTwoOverPi = new(0.7978845608028654, -4.98465440455546e-17);
}
