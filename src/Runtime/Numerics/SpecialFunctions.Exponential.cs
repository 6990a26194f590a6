using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

/// <summary>
/// The functions that activations and their derivatives are made of, in forms that keep their relative accuracy over the
/// whole range of double: near zeros, in tails down to the subnormals, and without overflow on the way.
/// </summary>
/// <remarks>
/// Infinities, signed zeros and NaN go through as the mathematics has them. The stated accuracies are what
/// tests/Runtime.Tests/Numerics demands against the high-precision tables of tests/Truth.
/// Coefficients come from tests/Truth/coefficients.py.
/// </remarks>
public static partial class SpecialFunctions
{
    /// <summary>Under it, e^x - 1 and log(1 + x) and the like round to x.</summary>
    private const double Tiny = 1.0 / (1L << 54);

    /// <summary>Over it, e^-x is less than a tenth of an ulp of 1.</summary>
    private const double Saturation = 40;

    /// <summary>e^x - 1, within 1.25 ulp; x itself near 0, where the plain difference has no digits left.</summary>
    /// <remarks>
    /// x + x²/2 + x³q(x) for |x| ≤ ln(2)/2, else 2^k·e^r - 1 in double-double (see <see cref="ScaledExponential"/>).
    /// </remarks>
    public static double Expm1(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude < Tiny) return x;
        if (magnitude <= ScaledExponential.Ln2 / 2)
            return Math.FusedMultiplyAdd(x * x, Math.FusedMultiplyAdd(x, Polynomial.Evaluate(ScaledExponential.Coefficients, x), 0.5), x);
        if (x < -Saturation) return -1;

        var exponential = ScaledExponential.Of(x);
        if (x > Saturation) return ScaledExponential.Scale(exponential.Mantissa.Head, exponential.Exponent);
        DoubleDouble value = exponential.Value;
        DoubleDouble difference = DoubleDouble.Sum(value.Head, -1);
        return difference.Head + (difference.Tail + value.Tail);
    }

    /// <summary>e^x, within 1 ulp, of an argument with its rounding error, which both tails would magnify by |x|.</summary>
    public static double Exp(DoubleDouble x)
    {
        var exponential = ScaledExponential.Of(x.Head, x.Tail);
        return ScaledExponential.Scale(exponential.Mantissa.Head, exponential.Exponent);
    }

    /// <summary>factor·e^x, within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double Exp(double x, double factor) => Exp((DoubleDouble)x, factor);

    /// <summary><see cref="Exp(double, double)"/> of an argument with its rounding error.</summary>
    public static double Exp(DoubleDouble x, double factor)
    {
        if (!IsFiniteAndNotZero(factor)) return Damped(Exp(x), factor);
        var exponential = ScaledExponential.Of(x.Head, x.Tail);
        return ScaledExponential.Scale(exponential.Mantissa.Head, exponential.Exponent, factor);
    }

    /// <summary>
    /// exp(k·x²), within 1 ulp: x² and k·x² are formed with their rounding errors, which would otherwise be magnified by
    /// the size of the exponent (a few hundred ulp in the tails).
    /// </summary>
    public static double ExpOfSquare(double k, double x)
    {
        ScaledExponential exponential = ScaledExpOfSquare(k, x);
        return ScaledExponential.Scale(exponential.Mantissa.Head, exponential.Exponent);
    }

    /// <summary>factor·exp(k·x²), within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double ExpOfSquare(double k, double x, double factor)
    {
        if (!IsFiniteAndNotZero(factor)) return Damped(ExpOfSquare(k, x), factor);
        ScaledExponential exponential = ScaledExpOfSquare(k, x);
        return ScaledExponential.Scale(exponential.Mantissa.Head, exponential.Exponent, factor);
    }

    private static ScaledExponential ScaledExpOfSquare(double k, double x)
    {
        DoubleDouble square = DoubleDouble.Product(x, x);
        if (!(square.Head is > 1e-250 and < 1e250) && double.IsFinite(x) && x != 0)
        {
            // Move the power of two of x into k: the product then overflows or underflows only if k·x² does.
            int exponent = Math.ILogB(x);
            x = Math.ScaleB(x, -exponent);
            k = Math.ScaleB(Math.ScaleB(k, exponent), exponent);
            square = DoubleDouble.Product(x, x);
        }
        double product = k * square.Head;
        double tail = Math.FusedMultiplyAdd(k, square.Head, -product) + k * square.Tail;
        // Where the product overflowed (or k is infinite) its tail is not a number, and the head decides alone.
        return ScaledExponential.Of(product, double.IsFinite(product) ? tail : 0);
    }

    private static bool IsFiniteAndNotZero(double factor) => double.IsFinite(factor) && factor != 0;
}
