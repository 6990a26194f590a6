using System;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>√(x² + y² + z²), the length of a vector, within 1 ulp, without overflow or underflow of the squares.</summary>
    /// <remarks>
    /// The sum of squares in double-double, of numbers brought near 1 by a power of 2 where they are not. An infinite
    /// argument gives ∞ even beside NaN, as with <see cref="double.Hypot"/>.
    /// </remarks>
    public static double Hypot(double x, double y, double z)
    {
        if (double.IsInfinity(x) || double.IsInfinity(y) || double.IsInfinity(z)) return double.PositiveInfinity;
        double largest = Math.Max(Math.Max(Math.Abs(x), Math.Abs(y)), Math.Abs(z));
        if (!(largest > 0)) return largest;
        int exponent = largest is > 1e-100 and < 1e100 ? 0 : Math.ILogB(largest);
        if (exponent != 0) (x, y, z) = (Math.ScaleB(x, -exponent), Math.ScaleB(y, -exponent), Math.ScaleB(z, -exponent));
        DoubleDouble square = DoubleDouble.Product(x, x) + DoubleDouble.Product(y, y) + DoubleDouble.Product(z, z);
        double root = square.SquareRoot().Rounded;
        return exponent == 0 ? root : Math.ScaleB(root, exponent);
    }
}
