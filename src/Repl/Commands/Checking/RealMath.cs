using System;

namespace GradRepl.Repl.Commands.Checking;

#pragma warning disable CS1591 // Named and defined as in System.Math, System.Double and SpecialFunctions.

/// <summary>
/// The functions of <see cref="Math"/> and of <see cref="Runtime.SpecialFunctions"/> in <see cref="Real"/>, each by its
/// definition: nothing is rearranged for accuracy, which comes from the number of bits alone.
/// </summary>
public static class RealMath
{
    public static Real Abs(Real x) => x < 0 ? -x : x;

    public static Real Max(Real x, Real y) => x.IsNaN || y.IsNaN ? double.NaN : x > y ? x : y;

    public static Real Min(Real x, Real y) => x.IsNaN || y.IsNaN ? double.NaN : x < y ? x : y;

    public static Real Clamp(Real x, Real least, Real greatest) => x < least ? least : x > greatest ? greatest : x;

    public static int Sign(Real x) => x.Sign;

    public static Real CopySign(Real x, Real sign) => sign < 0 ? -Abs(x) : Abs(x);

    public static Real Floor(Real x) => x.Floor();

    public static Real Ceiling(Real x) => -(-x).Floor();

    public static Real Truncate(Real x) => x < 0 ? Ceiling(x) : x.Floor();

    public static Real Sqrt(Real x) => x.SquareRoot();

    public static Real Cbrt(Real x) => x == 0 ? x : x < 0 ? -Exp(Log(-x) / 3) : Exp(Log(x) / 3);

    public static Real Hypot(Real x, Real y) => Sqrt(x * x + y * y);

    public static Real FusedMultiplyAdd(Real x, Real y, Real z) => x * y + z;

    public static Real Exp(Real x) => Real.Exponential(x);

    public static Real Exp2(Real x) => Exp(x * Real.LogOfTwo());

    public static Real ExpM1(Real x) => Exp(x) - 1;

    public static Real Expm1(Real x) => Exp(x) - 1;

    public static Real Log(Real x) => Real.Logarithm(x);

    public static Real Log(Real x, Real b) => Log(x) / Log(b);

    public static Real Log2(Real x) => Log(x) / Real.LogOfTwo();

    public static Real Log10(Real x) => Log(x) / Log(10);

    public static Real LogP1(Real x) => Log(1 + x);

    public static Real Log1p(Real x) => Log(1 + x);

    public static Real Pow(Real x, Real y)
    {
        if (y.IsFinite && y == y.Floor() && Abs(y) < 1 << 20) return Power(x, (int)y);
        if (x < 0) return double.NaN;
        return x == 0 ? (y < 0 ? double.PositiveInfinity : 0) : Exp(y * Log(x));
    }

    public static Real Sinh(Real x) => (Exp(x) - Exp(-x)) / 2;

    public static Real Cosh(Real x) => (Exp(x) + Exp(-x)) / 2;

    public static Real Tanh(Real x) => 1 - 2 / (Exp(2 * x) + 1);

    public static Real Asinh(Real x) => x < 0 ? -Asinh(-x) : Log(x + Sqrt(x * x + 1));

    public static Real Acosh(Real x) => Log(x + Sqrt(x * x - 1));

    public static Real Atanh(Real x) => Log((1 + x) / (1 - x)) / 2;

    public static Real Sin(Real x) => Real.Sine(x);

    public static Real Cos(Real x) => Real.Sine(x + Real.Pi() / 2);

    public static Real Tan(Real x) => Sin(x) / Cos(x);

    public static Real Atan(Real x) => Real.ArcTangent(x);

    public static Real Asin(Real x) =>
        Abs(x) > 1 ? double.NaN : x == 1 ? Real.Pi() / 2 : x == -1 ? -Real.Pi() / 2 : Atan(x / Sqrt(1 - x * x));

    public static Real Acos(Real x) => Real.Pi() / 2 - Asin(x);

    public static Real Erf(Real x) => Real.ErrorFunction(x);

    public static Real Erfc(Real x) => 1 - Erf(x);

    public static Real Logistic(Real x) => 1 / (1 + Exp(-x));

    public static Real Softplus(Real x) => Log(1 + Exp(x));

    public static Real Softsign(Real x) => x / (1 + Abs(x));

    public static Real LogAddExp(Real x, Real y) => Log(Exp(x) + Exp(y));

    public static Real Log1mExp(Real x) => Log(1 - Exp(x));

    public static Real LogExpm1(Real x) => Log(Exp(x) - 1);

    public static Real Logit(Real x) => Log(x / (1 - x));

    public static Real XLogY(Real x, Real y) => x == 0 ? 0 : x * Log(y);

    public static Real Entropy(Real x) => x == 0 ? 0 : -x * Log(x);

    public static Real Sinc(Real x) => x == 0 ? 1 : Sin(Real.Pi() * x) / (Real.Pi() * x);

    public static Real Erfcx(Real x) => Exp(x * x) * Erfc(x);

    public static Real LogErfc(Real x) => Log(Erfc(x));

    public static Real LogNormalCdf(Real x) => Log(NormalCdf(x));

    public static Real InverseMills(Real x) => NormalPdf(x) / NormalCdf(-x);

    public static Real Hypot(Real x, Real y, Real z) => Sqrt(x * x + y * y + z * z);

    public static Real Heaviside(Real x, Real atZero) => x > 0 ? 1 : x < 0 ? 0 : atZero;

    public static Real FloorMod(Real x, Real y) => x - y * (x / y).Floor();

    public static Real LogCosh(Real x) => Log(Cosh(x));

    public static Real Sech(Real x) => 1 / Cosh(x);

    public static Real SechSquared(Real x) => Sech(x) * Sech(x);

    public static Real NormalCdf(Real x) => (1 + Erf(x / Sqrt(2))) / 2;

    public static Real NormalPdf(Real x) => Exp(-x * x / 2) / Sqrt(2 * Real.Pi());

    public static Real TanhSoftplus(Real x) => Tanh(Softplus(x));

    public static Real Squareplus(Real x, Real b) => (x + Sqrt(x * x + b)) / 2;

    public static bool IsNaN(Real x) => x.IsNaN;

    public static bool IsFinite(Real x) => x.IsFinite;

    public static bool IsInfinity(Real x) => !x.IsFinite && !x.IsNaN;

    public static bool IsPositiveInfinity(Real x) => IsInfinity(x) && x > 0;

    public static bool IsNegativeInfinity(Real x) => IsInfinity(x) && x < 0;

    public static bool IsNegative(Real x) => x < 0;

    private static Real Power(Real x, int n)
    {
        if (n < 0) return 1 / Power(x, -n);
        Real power = 1;
        for (; n > 0; n >>= 1, x *= x)
            if ((n & 1) != 0) power *= x;
        return power;
    }
}
