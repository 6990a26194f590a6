using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>The positive zero of ψ as two doubles.</summary>
    private const double DigammaZero = 1.4616321449683622, DigammaZeroTail = 9.549995429965697e-17;

    /// <summary>q of ψ(x) = (x - zero)·q(x - 3/2), x from 1 to 2.</summary>
    private static ReadOnlySpan<double> DigammaCoefficients =>
    [
        0.9510558760318328,
        -0.42362742128146047,
        0.24054248424078692,
        -0.1484049230539187,
        0.09498872445291558,
        -0.061922133271544284,
        0.04076083393821673,
        -0.026975796849706184,
        0.01790724844392596,
        -0.011908215027359153,
        0.007927018411136843,
        -0.005280020192518892,
        0.0035181618550874957,
        -0.0023446252179885993,
        0.001562789950608375,
        -0.0010424323828753985,
        0.000694908174082211,
        -0.0004591975036646912,
        0.0003061242075543146,
        -0.00022001895005109955,
        0.0001466781049062341,
        -5.7709404612698156e-05,
        3.847275205849602e-05,
        -8.394009422598467e-05,
        5.596002350342592e-05,
    ];

    /// <summary>B₂ₖ/2k, the coefficients of the asymptotic series of ψ.</summary>
    private static ReadOnlySpan<double> DigammaSeries =>
    [
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12, -3617.0 / 8160,
    ];

    /// <summary>
    /// ψ(x) = Γ′(x)/Γ(x), within 2 ulp for x &gt; 0, also about its zero 1.4616, and to that of the greater of its terms below; ∓∞ at
    /// ±0 and NaN at the other poles and at -∞, as torch.digamma and scipy.special.digamma.
    /// </summary>
    /// <remarks>
    /// (x - zero)·q(x) from 1 to 2, the recurrence ψ(x + 1) = ψ(x) + 1/x from there to 10, the asymptotic series beyond
    /// (DLMF 5.11.2), and ψ(x) = ψ(-x) - 1/x - π·cot(πx) for negative x.
    /// </remarks>
    public static double Digamma(double x)
    {
        if (Math.Abs(x) < 1e-20) return -1 / x;
        if (double.IsPositiveInfinity(x)) return x;
        if (x > 0) return PositiveDigamma(x).Rounded;
        double r = x - Math.Round(x);
        if (!double.IsFinite(x) || r == 0) return double.NaN;
        // cot(πr) = cos(πr)/(πr·sinc r)
        DoubleDouble cotangent = new DoubleDouble(double.CosPi(r), 0).Divided(DoubleDouble.Product(r, Sinc(r)));
        return (PositiveDigamma(-x) + cotangent * -1 + DoubleDouble.Quotient(-1, x)).Rounded;
    }

    /// <summary>ψ′(x), within 1.5 ulp; ∞ at 0, -1, -2, …, as torch.polygamma(1, x).</summary>
    public static double Trigamma(double x) => Polygamma(x, 1);

    /// <summary>
    /// ψ⁽ⁿ⁾(x), the derivative of a given order of <see cref="Digamma"/>, within 2 ulp for x &gt; 0 and orders up to 10; below 0 to that
    /// of the greater of its terms. At the poles ∞ for odd orders and NaN for even ones.
    /// </summary>
    /// <remarks>
    /// (-1)ⁿ⁺¹·n!·Σ 1/(x + k)ⁿ⁺¹, of which all terms have one sign, with the rest of the sum by Euler's and Maclaurin's formula
    /// (DLMF 5.15), and for negative x by the reflection formula, DLMF 5.15.6.
    /// </remarks>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="Digamma"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double Polygamma(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (order == 0) return Digamma(x);
        if (double.IsPositiveInfinity(x)) return (order & 1) == 0 ? -0.0 : 0;
        if (!double.IsFinite(x)) return double.NaN;
        if (x > 0) return PositivePolygamma(x, order);
        double r = x - Math.Round(x);
        if (r == 0) return (order & 1) == 0 ? double.NaN : double.PositiveInfinity;

        if (order == 1)
        {
            // π²/sin²(πx) = 1/(r·sinc r)²
            DoubleDouble sine = Math.Abs(r) * PreciseSinc(r);
            return Math.Abs(x) < 1e-100 ? 1 / x / x : (Power(sine, 2) + -PositivePolygamma(1 - x, 1)).Rounded;
        }

        // The n-th derivative of cot(πx) is πⁿ·P(cot πx), where P = c for n = 0, and -(1 + c²)·P′ follows P.
        double cotangent = double.CosPi(r) / (Math.PI * r * Sinc(r)), factor = Math.PI;
        var p = new double[order + 3];
        p[1] = 1;
        for (int n = 1; n <= order; n++)
        {
            factor *= Math.PI;
            var next = new double[order + 3];
            for (int k = 0; k <= n + 1; k++) next[k] = -((k + 1) * p[k + 1] + (k > 0 ? (k - 1) * p[k - 1] : 0));
            p = next;
        }
        double wave = 0;
        for (int k = order + 1; k >= 0; k--) wave = wave * cotangent + p[k];
        double mirrored = PositivePolygamma(1 - x, order);
        return ((order & 1) == 0 ? mirrored : -mirrored) - factor * wave;
    }

    /// <summary>ψ(x) for x &gt; 0.</summary>
    private static DoubleDouble PositiveDigamma(double x)
    {
        if (x < 1) return DigammaOf(x - 0.5, DoubleDouble.Sum(x, 1 - DigammaZero)) + DoubleDouble.Quotient(-1, x);
        if (x <= 2) return DigammaOf(x - 1.5, DoubleDouble.Sum(x, -DigammaZero));
        if (x >= 10)
        {
            double inverse = 1 / x, square = inverse * inverse;
            return DoubleDouble.Sum(Math.Log(x), -0.5 * inverse - square * Polynomial.Evaluate(DigammaSeries, square));
        }
        DoubleDouble sum = 0;
        double y = x;
        while (y > 2) sum += DoubleDouble.Quotient(1, --y);
        return sum + DigammaOf(y - 1.5, DoubleDouble.Sum(y, -DigammaZero));
    }

    /// <summary>ψ(t + 3/2), |t| up to ½, by the distance from its zero.</summary>
    private static DoubleDouble DigammaOf(double t, DoubleDouble distance) =>
        (distance + -DigammaZeroTail) * Polynomial.Evaluate(DigammaCoefficients, t);

    /// <summary>ψ⁽ⁿ⁾(x) for x &gt; 0 and n &gt; 0.</summary>
    private static double PositivePolygamma(double x, int n)
    {
        double sign = (n & 1) == 0 ? -1 : 1, factorial = 1;
        for (int k = 2; k <= n; k++) factorial *= k;
        // The rest from y on, divided by n!: y⁻ⁿ/n + y⁻ⁿ⁻¹/2 + Σ B₂ₖ/2k·C(2k + n - 1, n)·y⁻ⁿ⁻²ᵏ
        DoubleDouble sum = 0, y = x;
        double far = 12 + 2 * n;
        for (int k = 0; y.Head < far; y = DoubleDouble.Sum(x, ++k)) sum += Power(y, n + 1);
        double inverse = 1 / y.Head, square = inverse * inverse, power = square, binomial = 1, series = 0;
        for (int k = 1; k <= 8; k++)
        {
            // C(2k + n - 1, n) from the one before
            binomial = k == 1 ? n + 1 : binomial * (2 * k + n - 1) * (2 * k + n - 2) / ((2 * k - 1) * (2 * k - 2));
            series += DigammaSeries[k - 1] * binomial * power;
            power *= square;
        }
        DoubleDouble tail = DoubleDouble.Quotient(1, n) + DoubleDouble.Quotient(0.5, y.Head) + series;
        return sign * factorial * (sum + tail * Power(y, n)).Rounded;
    }

    /// <summary>x⁻ⁿ.</summary>
    private static DoubleDouble Power(DoubleDouble x, int n)
    {
        if (x.Head > 1e30 || x.Head < 1e-30) return Math.Pow(x.Head, -n);
        DoubleDouble power = 1;
        for (int i = 0; i < n; i++) power *= x;
        return new DoubleDouble(1, 0).Divided(power);
    }
}
