using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>p of log cosh x = x²/2 + x⁴p(x²), |x| ≤ 1.</summary>
    private static ReadOnlySpan<double> LogCoshCoefficients =>
    [
        -0.08333333333333333,
        0.02222222222222137,
        -0.006746031745967792,
        0.002186948851716268,
        -0.0007386029311758621,
        0.0002565802940710012,
        -9.098791431194587e-05,
        3.2771878568401124e-05,
        -1.1933792318435225e-05,
        4.354871973342978e-06,
        -1.5541515740709824e-06,
        5.124147650714646e-07,
        -1.408108356130199e-07,
        2.731842910438291e-08,
        -2.68920032206005e-09,
    ];

    /// <summary>log(cosh x), within 1 ulp: x²/2 near 0, |x| - log 2 far out.</summary>
    /// <remarks>x²/2 + x⁴p(x²) for |x| ≤ 1, else |x| - log 2 + log(1 + e^(-2|x|)), which would cancel near 0.</remarks>
    public static double LogCosh(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude <= 1)
        {
            double half = 0.5 * magnitude;
            double leading = half * magnitude, square = magnitude * magnitude;
            double lost = Math.FusedMultiplyAdd(half, magnitude, -leading);
            return leading + Math.FusedMultiplyAdd(square * square, Polynomial.Evaluate(LogCoshCoefficients, square), lost);
        }
        if (double.IsInfinity(x)) return magnitude;
        DoubleDouble linear = DoubleDouble.Sum(magnitude, -ScaledExponential.Ln2);
        double tail = linear.Tail - ScaledExponential.Ln2Tail;
        if (magnitude > Saturation / 2) return linear.Head + tail;
        DoubleDouble decay = ScaledExponential.Of(-2 * magnitude).Value;
        return linear.Head + (tail + LogOfOnePlus(decay.Head, decay.Tail));
    }

    /// <summary>1/cosh x, within 1 ulp in both tails, down into the subnormals (|x| about 745).</summary>
    /// <remarks>2t/(1 + t²) with t = e^-|x|: cosh itself overflows at 711.</remarks>
    public static double Sech(double x) => ScaledExponential.Scale(ScaledSech(x, out int exponent), exponent);

    /// <summary>factor/cosh x, within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double Sech(double x, double factor) => IsFiniteAndNotZero(factor)
        ? ScaledExponential.Scale(ScaledSech(x, out int exponent), exponent, factor)
        : Damped(Sech(x), factor);

    /// <summary>1/cosh² x, the derivative of tanh, within 1 ulp in both tails, down into the subnormals (|x| about 373).</summary>
    /// <remarks>
    /// 4q/(1 + q)² with q = e^(-2|x|), which is 4σ′(2x): the textbook's 1 - tanh² has no digits left for large x.
    /// </remarks>
    public static double SechSquared(double x) => SechSquared((DoubleDouble)x);

    /// <summary><see cref="SechSquared(double)"/> of an argument with its rounding error, which the tails would magnify by |x|.</summary>
    public static double SechSquared(DoubleDouble x) =>
        ScaledExponential.Scale(ScaledLogisticDerivative(x.TimesPowerOfTwo(2), out int exponent), exponent + 2);

    /// <summary>factor/cosh² x, within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double SechSquared(double x, double factor) => SechSquared((DoubleDouble)x, factor);

    /// <summary>
    /// <see cref="SechSquared(double, double)"/> of an argument with its rounding error, which the tails would magnify by |x|.
    /// </summary>
    public static double SechSquared(DoubleDouble x, double factor) => IsFiniteAndNotZero(factor)
        ? ScaledExponential.Scale(ScaledLogisticDerivative(x.TimesPowerOfTwo(2), out int exponent), exponent + 2, factor)
        : Damped(SechSquared(x), factor);

    /// <summary>1/cosh x/2^exponent.</summary>
    private static double ScaledSech(double x, out int exponent)
    {
        double magnitude = Math.Abs(x);
        var decay = ScaledExponential.Of(-magnitude);
        exponent = decay.Exponent + 1;
        if (magnitude > Saturation / 2) return decay.Mantissa.Head;
        DoubleDouble t = decay.Value;
        return decay.Mantissa.Over(OnePlus(t * t));
    }
}
