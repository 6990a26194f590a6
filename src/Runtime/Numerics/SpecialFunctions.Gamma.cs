using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>The greatest argument of which the gamma function is a double.</summary>
    private const double GammaLimit = 171.62437695630272;

    /// <summary>r of log Γ(1 + f) = -γf + ζ(2)/2·f² + f³·r(f), |f| ≤ ½.</summary>
    private static ReadOnlySpan<double> LogGammaAtOne =>
    [
        -0.40068563438653143,
        0.27058080842778454,
        -0.20738555102868264,
        0.1695571769974166,
        -0.14404989676660432,
        0.1255096695225639,
        -0.11133426609784326,
        0.1000994577346782,
        -0.09095400505183002,
        0.08335382879038597,
        -0.07693289889098169,
        0.07143331807010304,
        -0.06666090274277171,
        0.06249337058028009,
        -0.05893144617283329,
        0.05566022146118153,
        -0.05160779924359342,
        0.04900492209434959,
        -0.05441917689430451,
        0.05206331222828331,
        -0.012292453907891061,
        0.01136081399814029,
        -0.13557904034248142,
        0.1313327865692998,
        0.14450491158631584,
        -0.14065072992344357,
        -0.210980978957412,
        0.2047308036135226,
    ];

    /// <summary>s of log Γ(2 + f) = (1 - γ)f + (ζ(2) - 1)/2·f² + f³·s(f), |f| ≤ ½.</summary>
    private static ReadOnlySpan<double> LogGammaAtTwo =>
    [
        -0.0673523010531981,
        0.020580808427784553,
        -0.007385551028673987,
        0.002890510330740574,
        -0.0011927539117028065,
        0.0005096695248097167,
        -0.0002231547584854977,
        9.94575106565683e-05,
        -4.492623572075009e-05,
        2.0507249390577883e-05,
        -9.43950580297771e-06,
        4.374497421555722e-06,
        -2.039038941372666e-06,
        9.573811846241715e-07,
        -4.5031911372123467e-07,
        2.0408401495663627e-07,
        -9.660909813080578e-08,
        6.286887600397704e-08,
        -2.997082823610355e-08,
    ];

    /// <summary>B₂ₖ/(2k(2k - 1)), the coefficients of Stirling's series.</summary>
    private static ReadOnlySpan<double> StirlingCoefficients =>
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400,
    ];

    /// <summary>
    /// Γ(x), (x - 1)! at whole numbers, within 1.5 ulp for x &gt; 0 and 2.5 ulp below; ±∞ at ±0 and past 171.6, NaN at the poles -1, -2, …
    /// and at -∞, as scipy.special.gamma and C's tgamma.
    /// </summary>
    /// <remarks>
    /// e^(log Γ) next to 1 or 2, times x - 1, x - 2, … in double-double; for negative x by the reflection
    /// Γ(x)·Γ(-x) = -π/(x·sin πx), DLMF 5.5.1 and 5.5.3.
    /// </remarks>
    public static double Gamma(double x)
    {
        if (Math.Abs(x) < 1e-20) return 1 / x;
        if (x > 0) return x > GammaLimit ? double.PositiveInfinity : PositiveGamma(x).Rounded;
        double whole = Math.Round(x), r = x - whole;
        if (!double.IsFinite(x) || r == 0) return double.NaN;
        if (x < -190) return Math.IEEERemainder(Math.Floor(x), 2) == 0 ? 0 : -0.0;
        // (-1)ⁿ·sin(πx) = πr·sinc(r)
        DoubleDouble sine = DoubleDouble.Product(r, Sinc(r));
        if (Math.IEEERemainder(whole, 2) == 0) sine *= -1;
        double shift = x < -150 ? 30 : 0;
        double value = new DoubleDouble(1, 0).Over(sine * x * PositiveGamma(-x - shift));
        return shift == 0 ? value : value / Factors(-x, 30, 1).Rounded;
    }

    /// <summary>
    /// log |Γ(x)|, within 2 ulp for x &gt; 0, also about its zeros 1 and 2, and to that of the greater of its terms below; ∞ at 0,
    /// -1, -2, … and at ±∞, as C's lgamma and torch.lgamma.
    /// </summary>
    /// <remarks>
    /// Polynomials beside the two zeros, log(x - 1) + log(x - 2) + … to reach them up to 10, Stirling's series beyond with
    /// log x in double-double (DLMF 5.11.1), and the reflection formula for negative x.
    /// </remarks>
    public static double LogGamma(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x > 0) return PositiveLogGamma(x);
        double whole = Math.Round(x), r = x - whole;
        if (r == 0) return double.PositiveInfinity;
        // log |Γ(x)| = -log(|x·r·sinc r|) - log Γ(-x)
        return -Math.Log(Math.Abs(r * Sinc(r))) - Math.Log(-x) - PositiveLogGamma(-x);
    }

    private static double PositiveLogGamma(double x)
    {
        if (x < 0.5) return LogGammaNearOne(x).Rounded - Math.Log(x);
        if (x <= 1.5) return LogGammaNearOne(x - 1).Rounded;
        if (x <= 2.5) return LogGammaNearTwo(x - 2).Rounded;
        if (x < 10)
        {
            int count = (int)Math.Round(x) - 2;
            DoubleDouble product = Factors(x, count, 1);
            return (LogGammaNearTwo(x - count - 2) + PreciseLogarithm(product)).Rounded;
        }
        if (x > 1e300) return x * (Math.Log(x) - 1);
        double inverse = 1 / x;
        double series = inverse * Polynomial.Evaluate(StirlingCoefficients, inverse * inverse);
        DoubleDouble halfLogOfTwoPi = new(0.9189385332046728, -3.8782941580672414e-17);
        return (DoubleDouble.Sum(x, -0.5) * PreciseLogarithm(x) + -x + halfLogOfTwoPi + series).Rounded;
    }

    /// <summary>Γ(x) for x from 0 to <see cref="GammaLimit"/>.</summary>
    private static DoubleDouble PositiveGamma(double x)
    {
        if (x < 0.5) return ExponentialOf(LogGammaNearOne(x)).Divided(x);
        if (x <= 1.5) return ExponentialOf(LogGammaNearOne(x - 1));
        if (x <= 2.5) return ExponentialOf(LogGammaNearTwo(x - 2));
        int count = (int)Math.Round(x) - 2;
        return ExponentialOf(LogGammaNearTwo(x - count - 2)) * Factors(x, count, 1);
    }

    /// <summary>(x - first)·(x - first - 1)·…, so many.</summary>
    private static DoubleDouble Factors(double x, int count, int first)
    {
        DoubleDouble product = 1;
        for (int k = 0; k < count; k++) product *= DoubleDouble.Sum(x, -(first + k));
        return product;
    }

    /// <summary>e^x for small x.</summary>
    private static DoubleDouble ExponentialOf(DoubleDouble x) => ScaledExponential.Of(x.Head, x.Tail).Value;

    /// <summary>log x within 2^-56, by one of Newton's steps.</summary>
    private static DoubleDouble PreciseLogarithm(DoubleDouble x)
    {
        double estimate = Math.Log(x.Head);
        var inverse = ScaledExponential.Of(-estimate);
        int half = inverse.Exponent / 2;
        DoubleDouble scaled = x.TimesPowerOfTwo(ScaledExponential.PowerOfTwo(half));
        DoubleDouble ratio = scaled.TimesPowerOfTwo(ScaledExponential.PowerOfTwo(inverse.Exponent - half)) * inverse.Mantissa;
        return DoubleDouble.SumOfOrdered(estimate, (ratio + -1).Rounded);
    }

    /// <summary>log Γ(1 + f), |f| up to ½.</summary>
    private static DoubleDouble LogGammaNearOne(double f)
    {
        if (Math.Abs(f) < 1e-150) return -0.5772156649015329 * f;
        DoubleDouble slope = new(-0.5772156649015329, 4.942915152430645e-18), half = new(0.8224670334241132, 1.520336175199238e-17);
        return f * (slope + f * (half + f * Polynomial.Evaluate(LogGammaAtOne, f)));
    }

    /// <summary>log Γ(2 + f), |f| up to ½.</summary>
    private static DoubleDouble LogGammaNearTwo(double f)
    {
        if (Math.Abs(f) < 1e-150) return 0.42278433509846713 * f;
        DoubleDouble slope = new(0.42278433509846713, 4.942915152430645e-18), half = new(0.3224670334241132, 1.520336175199238e-17);
        return f * (slope + f * (half + f * Polynomial.Evaluate(LogGammaAtTwo, f)));
    }
}
