using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>From here on the asymptotic series of the modified Bessel functions has all digits of a double.</summary>
    private const double BesselFar = 30;

    /// <summary>e^-|x|·I₀(x), the exponentially scaled modified Bessel function, within 2 ulp; 1 at 0 and 0 at ±∞.</summary>
    /// <remarks>
    /// As scipy.special.i0e and torch.special.i0e. The power series, DLMF 10.25.2, in double-double up to 30, of which all terms are
    /// positive, and the asymptotic series, DLMF 10.40.1, beyond.
    /// </remarks>
    public static double BesselI0e(double x) => BesselDerivative(x, 0, 0);

    /// <summary>e^-|x|·I₁(x), the exponentially scaled modified Bessel function, within 2 ulp; 0 at 0 and ±∞.</summary>
    /// <remarks>As scipy.special.i1e and torch.special.i1e; computed as <see cref="BesselI0e"/>.</remarks>
    public static double BesselI1e(double x) => BesselDerivative(x, 1, 0);

    /// <summary>
    /// The derivative of a given order of <see cref="BesselI0e"/>, within 2 ulp for the orders 1 and 2, where the textbook's
    /// I₁e - sign(x)·I₀e cancels for great x. At 0, where those of odd orders jump, they are 0, the mean of both sides.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="BesselI0e"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double BesselI0eDerivative(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return BesselDerivative(x, 0, order);
    }

    /// <summary>
    /// The derivative of a given order of <see cref="BesselI1e"/>, within 2 ulp for the orders 1 and 2, also about its zeros, where the
    /// textbook's I₀e - I₁e·(sign(x) + 1/x) cancels; ½ at 0 for order 1. At 0, where those of even orders from 2 on jump, they are 0.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <param name="order">The order, 0 for <see cref="BesselI1e"/> itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    public static double BesselI1eDerivative(double x, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        return BesselDerivative(x, 1, order);
    }

    /// <summary>The derivative of e^-|x|·I(x) of an index 0 or 1, which is even or odd.</summary>
    private static double BesselDerivative(double x, int index, int order)
    {
        if (double.IsNaN(x)) return x;
        bool isOdd = ((index + order) & 1) != 0;
        double magnitude = Math.Abs(x);
        if (isOdd && x == 0) return x;
        double value = magnitude > BesselFar ? FarBessel(magnitude, index, order)
            : magnitude < 1e-280 && index == 1 && order == 0 ? 0.5 * magnitude
            : NearBessel(magnitude, index, order);
        return isOdd && x < 0 ? -value : value;
    }

    /// <summary>e^-x·Σ C(n, k)·(-1)ⁿ⁻ᵏ·I⁽ᵏ⁾(x), by Leibniz' rule.</summary>
    private static double NearBessel(double x, int index, int order)
    {
        DoubleDouble sum = 0;
        double binomial = 1;
        for (int k = order; k >= 0; k--)
        {
            sum += ((order - k & 1) == 0 ? binomial : -binomial) * BesselSeries(x, index, k);
            binomial = binomial * k / (order - k + 1);
        }
        return (sum * ScaledExponential.Of(-x).Value).Rounded;
    }

    /// <summary>The k-th derivative of Σ (x/2)ᵖ/(j!·(j + index)!) with p = 2j + index, term by term.</summary>
    private static DoubleDouble BesselSeries(double x, int index, int k)
    {
        int j = Math.Max(0, (k - index + 1) / 2), p = 2 * j + index;
        DoubleDouble term = p > k ? x : 1;
        for (int i = p; i > p - k; i--) term *= i;
        for (int i = 0; i < p; i++) term = term.TimesPowerOfTwo(0.5);
        for (int i = 2; i <= j + index; i++) term = term.Divided(i);
        for (int i = 2; i <= j; i++) term = term.Divided(i);
        DoubleDouble sum = 0, square = DoubleDouble.Product(x, x).TimesPowerOfTwo(0.25);
        while (true)
        {
            sum += term;
            if (Math.Abs(term.Head) <= 1e-33 * sum.Head) return sum;
            double rising = (p + 2.0) * (p + 1), falling = (p + 2.0 - k) * (p + 1 - k);
            term = term * square * DoubleDouble.Quotient(rising, falling * (j + 1.0) * (j + 1 + index));
            (j, p) = (j + 1, p + 2);
        }
    }

    /// <summary>The derivative of 1/√(2π)·Σ cₖ·x^(-k - ½), term by term.</summary>
    private static double FarBessel(double x, int index, int order)
    {
        if (double.IsInfinity(x)) return (order & 1) == 0 ? 0 : -0.0;
        double term = 1, first = 1, sum = 0;
        for (int i = 0; i < order; i++) first *= -(i + 0.5);
        for (int k = 1; k < 60; k++)
        {
            // cₖ from the one before, and of a derivative the factors (k + ½)·(k + 3/2)·… to those of the first term
            term *= ((2 * k - 1) * (2 * k - 1) - 4 * index) / (8.0 * k) / x;
            if (order > 0) term *= (k + order - 0.5) / (k - 0.5);
            sum += term;
            if (Math.Abs(term) < 1e-18) break;
        }
        DoubleDouble reciprocalRootOfTwoPi = new(0.3989422804014327, -2.49232720227773e-17);
        DoubleDouble value = first * reciprocalRootOfTwoPi * DoubleDouble.SumOfOrdered(1, sum);
        double result = value.Divided(new DoubleDouble(x, 0).SquareRoot()).Rounded;
        for (int i = 0; i < order; i++) result /= x;
        return result;
    }
}
