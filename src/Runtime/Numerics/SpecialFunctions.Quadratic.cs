using System;

namespace GradRepl.Runtime;

/// <remarks>Of a·x² + c, divided by x² where that would overflow; for any signs of a and c.</remarks>
public static partial class SpecialFunctions
{
    private const double LargeToSquare = 1e140;

    /// <summary>√(a·x² + c), within 2 ulp for a, c ≥ 0 without overflow of x².</summary>
    public static double RootOfQuadratic(double x, double a, double c) => Math.Abs(x) > LargeToSquare
        ? Math.Abs(x) * Math.Sqrt(a + c / x / x)
        : Math.Sqrt(Math.FusedMultiplyAdd(a * x, x, c));

    /// <summary>x/√(a·x² + c), within 2.5 ulp for a, c ≥ 0 without overflow of x²; ±1/√a at ±∞.</summary>
    public static double QuadraticRootUnit(double x, double a, double c) => Math.Abs(x) > LargeToSquare
        ? Math.CopySign(1, x) / Math.Sqrt(a + c / x / x)
        : x / Math.Sqrt(Math.FusedMultiplyAdd(a * x, x, c));

    /// <summary>1/(a·x² + c), within 2 ulp for a, c ≥ 0 without overflow of x².</summary>
    public static double QuadraticReciprocal(double x, double a, double c) => Math.Abs(x) > LargeToSquare
        ? 1 / (a * x + c / x) / x
        : 1 / Math.FusedMultiplyAdd(a * x, x, c);

    /// <summary>x/(a·x² + c), within 2.5 ulp for a, c ≥ 0 without overflow of x².</summary>
    public static double QuadraticRatio(double x, double a, double c) => Math.Abs(x) > LargeToSquare
        ? 1 / (a * x + c / x)
        : x / Math.FusedMultiplyAdd(a * x, x, c);
}
