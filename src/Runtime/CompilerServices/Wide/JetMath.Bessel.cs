using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>The modified Bessel functions of orders 0 and 1 times e^−|x|, and their derivatives.</remarks>
static partial class JetMath
{
    public static Jet BesselI0e(Jet x) => BesselI0eDerivative(x, 0);

    public static Jet BesselI1e(Jet x) => BesselI1eDerivative(x, 0);

    public static Jet BesselI0eDerivative(Jet x, Jet order) => DerivativeOf(x, order, static (at, last) => BesselDerivatives(at, 0, last));

    public static Jet BesselI1eDerivative(Jet x, Jet order) => DerivativeOf(x, order, static (at, last) => BesselDerivatives(at, 1, last));

    /// <summary>Of x from 0 on; on the other side the signs alternate. At 0 itself I₀e has a kink, and I₁e′: 0 is their middle.</summary>
    private static Ball[] BesselDerivatives(Ball x, int index, int last)
    {
        bool isZero = x.IsZero, isNegative = x.Sign < 0;
        if (isZero && last > index) Ball.MetTie = true;
        if (isNegative) x = -x;
        Ball[] all = IsLess(0.5 * Ball.Bits + 20, x) ? BesselFarOut(x, index, last) : BesselBySeries(x, index, last);
        for (int n = 1 - index; n <= last; n += 2) all[n] = isZero ? 0 : isNegative ? -all[n] : all[n];
        return all;
    }

    /// <summary>e^−x·Σ (n over j)·(−1)ⁿ⁻ʲ·I⁽ʲ⁾(x), each by the terms of its series, which are all positive.</summary>
    private static Ball[] BesselBySeries(Ball x, int index, int last)
    {
        var slopes = new Ball[last + 1];
        for (int j = 0; j <= last; j++) slopes[j] = BesselSlope(x, index, j);
        Ball decay = (-x).Exp();
        var all = new Ball[last + 1];
        for (int n = 0; n <= last; n++)
        {
            Ball sum = 0;
            double binomial = n % 2 == 0 ? 1 : -1;
            for (int j = 0; j <= n; j++)
            {
                sum += binomial * slopes[j];
                binomial = -binomial * (n - j) / (j + 1);
            }
            all[n] = decay * sum;
        }
        return all;
    }

    /// <summary>Σ x²ᵏ⁺ᵛ⁻ʲ·(2k + v)!/((2k + v − j)!·2²ᵏ⁺ᵛ·k!·(k + v)!) (DLMF 10.25.2).</summary>
    private static Ball BesselSlope(Ball x, int index, int j)
    {
        int k = Math.Max(0, (j - index + 1) / 2), power = (2 * k) + index - j;
        Ball term = 1;
        for (int i = 1; i <= (2 * k) + index; i++) term = term * (i > power ? i : 1) / 2;
        for (int i = 1; i <= k; i++) term /= i;
        for (int i = 1; i <= k + index; i++) term /= i;
        for (int i = 0; i < power; i++) term *= x;
        Ball sum = term, square = x * x / 4;
        double places = 0;
        for (; k < 16 * Ball.Bits; k++)
        {
            double n = (2 * k) + index;
            Ball ratio = square * ((n + 1) * (n + 2)) / ((k + 1.0) * (k + 1 + index)) / ((n + 1 - j) * (n + 2 - j));
            term *= ratio;
            if (term.IsZero) return sum;
            places -= Math.Log(Math.Abs(ratio.Midpoint), 2);
            sum += term;
            // The terms at least halve from here on.
            if (places > Ball.Bits + 16 && IsLess(ratio, 0.5)) return sum + UpTo(term);
        }
        return Ball.Unknown;
    }

    /// <summary>By I₀′ = I₁ and I₁′ = I₀ − I₁/x: the derivatives are A·I₀e + B·I₁e, with A and B polynomials of 1/x.</summary>
    private static Ball[] BesselFarOut(Ball x, int index, int last)
    {
        Ball zero = BesselAsymptotic(x, 0), one = BesselAsymptotic(x, 1), inverse = 1 / x;
        double[] a = new double[last + 2], b = new double[last + 2];
        (index == 0 ? a : b)[0] = 1;
        var all = new Ball[last + 1];
        for (int n = 0; n <= last; n++)
        {
            Ball sum = 0, power = 1;
            for (int k = 0; k <= last; k++, power *= inverse) sum += power * ((a[k] * zero) + (b[k] * one));
            all[n] = sum;
            double[] nextOfA = new double[last + 2], nextOfB = new double[last + 2];
            for (int k = 0; k <= last; k++)
            {
                nextOfA[k] += b[k] - a[k];
                nextOfA[k + 1] -= k * a[k];
                nextOfB[k] += a[k] - b[k];
                nextOfB[k + 1] -= (k + 1) * b[k];
            }
            (a, b) = (nextOfA, nextOfB);
        }
        return all;
    }

    /// <summary>(2πx)^−½·Σ (−1)ᵏ·aₖ/xᵏ, with the error's bound and e^−2x of the other exponential (DLMF 10.40.1, 10.40.12).</summary>
    private static Ball BesselAsymptotic(Ball x, int index)
    {
        Ball term = 1, sum = 1;
        double places = 0;
        for (int k = 1; k < 4 * Ball.Bits; k++)
        {
            double odd = (2 * k) - 1;
            Ball ratio = ((odd * odd) - (4 * index)) / (8.0 * k * x);
            term *= ratio;
            places -= Math.Log(Math.Abs(ratio.Midpoint), 2);
            if (places > Ball.Bits + 16)
                return (sum + UpTo(4 * (k + 1) * term) + UpTo(2 * (-2 * x).Exp())) / (2 * Ball.Pi * x).Sqrt();
            sum += term;
        }
        return Ball.Unknown;
    }
}
