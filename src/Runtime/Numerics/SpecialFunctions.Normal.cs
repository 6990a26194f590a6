using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>1/√2 as two doubles.</summary>
    private const double RootOfHalf = 0.7071067811865476, RootOfHalfTail = -4.833646656726457e-17;

    /// <summary>Φ(x) = erfc(-x/√2)/2, the standard normal distribution, within 1.25 ulp down into the subnormals (x about -38.5).</summary>
    /// <remarks>As <see cref="Erfc"/>, but with x²/2 taken from x itself and the rounding error of x/√2 carried along.</remarks>
    public static double NormalCdf(double x)
    {
        DoubleDouble product = DoubleDouble.Product(x, RootOfHalf);
        double y = product.Head;
        double tail = Math.FusedMultiplyAdd(x, RootOfHalfTail, product.Tail);
        double magnitude = Math.Abs(y);
        if (magnitude < ErrorFunctionSplit)
        {
            // ½ + ½ erf y
            DoubleDouble linear = DoubleDouble.SumOfOrdered(0.5, 0.5 * y);
            return linear.Head
                + Math.FusedMultiplyAdd(0.5 * y, Polynomial.Evaluate(ErrorFunctionCoefficients, y * y), linear.Tail + 0.5 * tail);
        }
        if (magnitude > 28) return x < 0 ? 0 : 1;
        double complement = ScaledComplement(GaussianOf(x), magnitude, y < 0 ? -tail : tail, -1);
        return x < 0 ? complement : 1 - complement;
    }

    /// <summary>φ(x) = e^(-x²/2)/√(2π), the standard normal density, within 1 ulp down into the subnormals (|x| about 38.6).</summary>
    /// <remarks>x² in double-double: its rounding error alone would cost 370 ulp at the end of the tail.</remarks>
    public static double NormalPdf(double x)
    {
        ScaledExponential gaussian = GaussianOf(x);
        return ScaledExponential.Scale(Normalized(gaussian), gaussian.Exponent);
    }

    /// <summary>factor·φ(x), within 1.5 ulp.</summary>
    /// <remarks>
    /// In one rounding, so that a subnormal value does not bring its lost digits into the product, and, as
    /// <see cref="Damped"/>, 0 where an infinite factor meets a value that has vanished.
    /// </remarks>
    public static double NormalPdf(double x, double factor)
    {
        if (!IsFiniteAndNotZero(factor)) return Damped(NormalPdf(x), factor);
        ScaledExponential gaussian = GaussianOf(x);
        return ScaledExponential.Scale(Normalized(gaussian), gaussian.Exponent, factor);
    }

    /// <summary>The mantissa over √(2π).</summary>
    private static double Normalized(ScaledExponential gaussian)
    {
        var reciprocalRootOfTwoPi = new DoubleDouble(0.3989422804014327, -2.49232720227773e-17);
        return (gaussian.Mantissa * reciprocalRootOfTwoPi).Rounded;
    }

    /// <summary>e^(-x²/2).</summary>
    private static ScaledExponential GaussianOf(double x)
    {
        // Beyond 100 the result is 0 anyway, and a greater square might overflow.
        if (Math.Abs(x) > 100) x = 100;
        DoubleDouble square = DoubleDouble.Product(x, x);
        return ScaledExponential.Of(-0.5 * square.Head, -0.5 * square.Tail);
    }
}
