using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>q of log(1 + f) = 2s + s·z·q(z), s = f/(2 + f), z = s².</summary>
    private static ReadOnlySpan<double> LogarithmCoefficients =>
    [
        0.666666666666667,
        0.39999999999899505,
        0.2857142862597575,
        0.22222211134751832,
        0.1818288912841262,
        0.15331721495821662,
        0.1461645097959761,
    ];

    /// <summary>log(1 + x), within 1 ulp; -∞ at -1, NaN under it; x itself near 0.</summary>
    /// <remarks>
    /// 1 + x = 2^k·(1 + f) with 1 + f in [√½, √2], and log(1 + f) = f - f²/2 + s(f²/2 + R) with s = f/(2 + f), R = s²q(s²):
    /// the arrangement of Sun's fdlibm (K. C. Ng, 1993), with coefficients of our own.
    /// </remarks>
    public static double Log1p(double x)
    {
        if (Math.Abs(x) < Tiny || !(x < double.PositiveInfinity)) return x; // NaN, too, whatever its sign
        if (x <= -1) return x == -1 ? double.NegativeInfinity : double.NaN;
        return LogOfOnePlus(x, 0);
    }

    /// <summary>log(1 + x + tail), for finite x above -1.</summary>
    private static double LogOfOnePlus(double x, double tail)
    {
        // ln 2 in two parts: the first has so few bits that k·Ln2Short is exact.
        const double Ln2Short = 0.6931471803691238, Ln2Rest = 1.9082149292705877e-10;
        const long RootOfHalf = 0x3fe6a09e667f3bcd;

        DoubleDouble sum = DoubleDouble.Sum(1, x);
        long bits = BitConverter.DoubleToInt64Bits(sum.Head);
        int k = (int)((bits - RootOfHalf) >> 52);
        double f, lost;
        DoubleDouble leading;
        if (k == 0)
        {
            (f, lost) = (x, tail);
            leading = x;
        }
        else
        {
            f = BitConverter.Int64BitsToDouble(bits - ((long)k << 52)) - 1;
            lost = k < 100 ? (sum.Tail + tail) * ScaledExponential.PowerOfTwo(-k) : 0;
            leading = DoubleDouble.SumOfOrdered(k * Ln2Short, f);
        }
        double s = f / (2 + f);
        double z = s * s;
        double halfSquare = 0.5 * f * f;
        double rest = s * (halfSquare + z * Polynomial.Evaluate(LogarithmCoefficients, z)) + (k * Ln2Rest + lost / (1 + f));
        return leading.Head + (leading.Tail + (rest - halfSquare));
    }
}
