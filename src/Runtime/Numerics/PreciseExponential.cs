using System;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Numerics;

/// <summary>e^x - 1 and e^x with both doubles of a double-double right, for the few places where terms of that size cancel.</summary>
/// <remarks>
/// x = k·ln 2 + r with ln 2 in three parts, e^(r/16) - 1 by its Taylor series, and (1 + e)² - 1 = e(e + 2) four times. Within
/// 2^-96 of the greater of |e^x - 1| and e^x; a hundred times slower than <see cref="ScaledExponential"/>.
/// </remarks>
internal static class PreciseExponential
{
    private const int Squarings = 4, Terms = 14;

    /// <summary>ln 2 less its first two doubles.</summary>
    private const double Ln2Rest = 5.707708438416212e-34;

    /// <summary>e^x - 1, for x from -700 to 700.</summary>
    public static DoubleDouble Minus1(double x)
    {
        DoubleDouble growth = Growth(x, out double power);
        return power == 1 ? growth : (growth + 1).TimesPowerOfTwo(power) + -1;
    }

    /// <summary>e^x, for x from -700 to 700.</summary>
    public static DoubleDouble Of(double x)
    {
        DoubleDouble growth = Growth(x, out double power);
        return (growth + 1).TimesPowerOfTwo(power);
    }

    /// <summary>g of e^x = 2^k·(1 + g).</summary>
    private static DoubleDouble Growth(double x, out double power)
    {
        double k = Math.Round(x / ScaledExponential.Ln2);
        power = ScaledExponential.PowerOfTwo((int)k);
        DoubleDouble first = DoubleDouble.Product(-k, ScaledExponential.Ln2), second = DoubleDouble.Product(-k, ScaledExponential.Ln2Tail);
        DoubleDouble r = DoubleDouble.Sum(x, first.Head) + (first.Tail + second) + -k * Ln2Rest;
        DoubleDouble growth = Series(r.TimesPowerOfTwo(1.0 / (1 << Squarings)));
        for (int i = 0; i < Squarings; i++) growth *= growth + 2;
        return growth;
    }

    /// <summary>r + r²/2 + r³/6 + …</summary>
    private static DoubleDouble Series(DoubleDouble r)
    {
        DoubleDouble sum = 1;
        for (int n = Terms; n > 1; n--) sum = r * sum * DoubleDouble.Quotient(1, n) + 1;
        return r * sum;
    }
}
