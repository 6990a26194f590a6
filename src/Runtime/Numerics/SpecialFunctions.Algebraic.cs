using System;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>x/(1 + |x|), within 1.5 ulp; ±1 at ±∞.</summary>
    public static double Softsign(double x) =>
        double.IsInfinity(x) ? Math.CopySign(1, x) : x / (1 + Math.Abs(x));

    /// <summary>
    /// (1 + x/√(x² + c))/2, within 1 ulp for c &gt; 0: no cancellation for negative x, where it falls as c/(4x²), and no
    /// overflow of x². For c ≤ 0, outside its purpose, it is the plain formula.
    /// </summary>
    /// <remarks>For x &lt; 0, r = √(x² + c): (r - |x|)/(2r) = c/(2r(r + |x|)) = c/(2(r² + r|x|)); its complement for x ≥ 0.</remarks>
    public static double AlgebraicSigmoid(double x, double c)
    {
        if (!(c > 0) || double.IsInfinity(c)) return 0.5 * (1 + x / Math.Sqrt(Math.FusedMultiplyAdd(x, x, c)));
        double magnitude = Math.Abs(x);
        if (double.IsInfinity(magnitude)) return x > 0 ? 1 : 0;
        if (magnitude > 1e140 || c is < 1e-280 or > 1e280) Normalize(ref magnitude, ref c);

        DoubleDouble square = DoubleDouble.Product(magnitude, magnitude) + c;
        double smaller = new DoubleDouble(0.5 * c, 0).Over(square + square.SquareRoot() * magnitude);
        return x < 0 ? smaller : 1 - smaller;
    }

    /// <summary>1/(x² + c), within 1.5 ulp for c ≥ 0 without overflow of x², down into the subnormals.</summary>
    public static double Lorentzian(double x, double c)
    {
        double square = Math.FusedMultiplyAdd(x, x, c);
        return square < 1e300 || !(c >= 0) || double.IsInfinity(c) ? 1 / square : Math.Abs(x) > 1e140 ? 1 / (x + c / x) / x : 1 / square;
    }

    /// <summary>x/(x² + c), within 2 ulp for c ≥ 0 without overflow of x²; 0 at ±∞.</summary>
    public static double Dispersion(double x, double c) =>
        double.IsInfinity(x) ? 0 : Math.Abs(x) > 1 && c is >= 0 and <= 1e300 ? 1 / (x + c / x) : x / Math.FusedMultiplyAdd(x, x, c);

    /// <summary>√(x² + c), within 1 ulp for c ≥ 0 without overflow or underflow of x². For negative c it is the plain formula.</summary>
    public static double RootOfSquarePlus(double x, double c)
    {
        double magnitude = Math.Abs(x);
        double square = Math.FusedMultiplyAdd(x, x, c);
        if (square is > 1e-280 and < 1e300 || !(c >= 0) || double.IsInfinity(c)) return Math.Sqrt(square);
        if (double.IsInfinity(magnitude) || c == 0) return magnitude;

        int exponent = Normalize(ref magnitude, ref c);
        return Math.ScaleB(Math.Sqrt(Math.FusedMultiplyAdd(magnitude, magnitude, c)), exponent);
    }

    /// <summary>x/√(x² + c), the inverse square root unit, for c &gt; 0; ±1 at ±∞.</summary>
    public static double InverseSquareRootUnit(double x, double c) =>
        double.IsInfinity(x) ? Math.CopySign(1, x) : x / RootOfSquarePlus(x, c);

    /// <summary>(x + √(x² + b))/2 for b ≥ 0, without the cancellation for negative x, where it falls as b/(4|x|).</summary>
    public static double Squareplus(double x, double b)
    {
        double root = RootOfSquarePlus(x, b);
        return x >= 0 ? 0.5 * x + 0.5 * root : double.IsNegativeInfinity(x) ? 0 : b / (root - x) / 2;
    }

    /// <summary>Divides x by 2^n and c by 4^n so that the greater of x and √c falls in [1, 2), and answers n.</summary>
    private static int Normalize(ref double x, ref double c)
    {
        int exponent = Math.ILogB(Math.Max(x, Math.Sqrt(c)));
        x = Math.ScaleB(x, -exponent);
        c = Math.ScaleB(Math.ScaleB(c, -exponent), -exponent);
        return exponent;
    }
}
