using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Numerics;

/// <summary>
/// e^x as mantissa·2^exponent, the mantissa in double-double: results that end in the subnormal range are computed with all
/// their digits and rounded once, and an argument that is itself a product or a square brings its rounding error along.
/// </summary>
/// <remarks>
/// e^x = 2^k·e^r with k = ⌊x/ln 2⌉ and |r| ≤ ln(2)/2 (Cody and Waite's reduction, exact by fused multiply-add), and
/// e^r = 1 + r + r²/2 + r³q(r), where q comes from tests/Truth/coefficients.py. The mantissa's relative error is under 2^-56.
/// </remarks>
internal readonly struct ScaledExponential
{
    /// <summary>ln 2 as two doubles.</summary>
    public const double Ln2 = 0.6931471805599453, Ln2Tail = 2.3190468138462996e-17;

    private const double Log2OfE = 1.4426950408889634;

    /// <summary>Added and subtracted, 1.5·2^52 rounds to an integer.</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>Beyond it every result has long overflowed or vanished, even squared; it keeps the exponent small.</summary>
    private const double Limit = 1600;

    private ScaledExponential(DoubleDouble mantissa, int exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>From √½ to √2; NaN for NaN.</summary>
    public DoubleDouble Mantissa { get; }

    public int Exponent { get; }

    /// <summary>e^x as a double-double, for x from -600 to 600.</summary>
    public DoubleDouble Value => Mantissa.TimesPowerOfTwo(PowerOfTwo(Exponent));

    /// <summary>q of e^r = 1 + r + r²/2 + r³q(r).</summary>
    public static ReadOnlySpan<double> Coefficients =>
    [
        0.16666666666666669,
        0.041666666666666664,
        0.008333333333330065,
        0.0013888888888886554,
        0.0001984126986304067,
        2.4801587317135252e-05,
        2.7557268480116333e-06,
        2.7557282983917557e-07,
        2.5100375924709717e-08,
        2.0911229795563617e-09,
    ];

    /// <summary>e^-|x|.</summary>
    public static ScaledExponential OfMinusMagnitude(DoubleDouble x) => x.Head < 0 ? Of(x.Head, x.Tail) : Of(-x.Head, -x.Tail);

    /// <summary>e^(x + tail).</summary>
    public static ScaledExponential Of(double x, double tail = 0)
    {
        if (!(Math.Abs(x) <= Limit)) (x, tail) = (double.IsNaN(x) ? x : Math.CopySign(Limit, x), 0);
        double k = Math.FusedMultiplyAdd(x, Log2OfE, Rounder) - Rounder;
        double head = Math.FusedMultiplyAdd(-k, Ln2, x);
        tail = Math.FusedMultiplyAdd(-k, Ln2Tail, tail);
        double r = head + tail;
        double rest = Math.FusedMultiplyAdd(r * r, Math.FusedMultiplyAdd(r, Polynomial.Evaluate(Coefficients, r), 0.5), tail);
        DoubleDouble linear = DoubleDouble.SumOfOrdered(1, head);
        return new(DoubleDouble.SumOfOrdered(linear.Head, linear.Tail + rest), (int)k);
    }

    /// <summary>value·2^exponent, rounded once even where the result is subnormal, for a value of moderate size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Scale(double value, int exponent)
    {
        if (Math.Abs(exponent) < 900) return value * PowerOfTwo(exponent);
        exponent = Math.Clamp(exponent, -2000, 2000);
        int half = exponent / 2;
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <summary>factor·value·2^exponent, likewise, for any finite factor but 0.</summary>
    public static double Scale(double value, int exponent, double factor)
    {
        if (Math.Abs(factor) is > 1e100 or < 1e-100)
        {
            int shift = Math.ILogB(factor);
            factor = Math.ScaleB(factor, -shift);
            exponent += shift;
        }
        return Scale(value * factor, exponent);
    }

    /// <summary>2^exponent, for exponents from -1022 to 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
