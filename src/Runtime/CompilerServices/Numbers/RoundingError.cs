using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// What one operation lost to rounding, itself a double nearly always. Generated code carries these errors through a formula in
/// which digits cancel, to first order, and adds them to its result.
/// </summary>
/// <remarks>
/// S. Linnainmaa, Taylor expansion of the accumulated rounding error (1976); P. Langlois, Automatic linear correction of rounding
/// errors (2001). The result is given, so that it may have been computed in any way that is near.
/// </remarks>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public static class RoundingError
{
    /// <summary>a + b − sum (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfSum(double a, double b, double sum)
    {
        double fromB = sum - a;
        return (a - (sum - fromB)) + (b - fromB);
    }

    /// <summary>a·b − product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfProduct(double a, double b, double product) => Math.FusedMultiplyAdd(a, b, -product);

    /// <summary>The dividend − quotient·divisor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfQuotient(double dividend, double divisor, double quotient) =>
        Math.FusedMultiplyAdd(-quotient, divisor, dividend);

    /// <summary>x − root².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double OfRoot(double x, double root) => Math.FusedMultiplyAdd(-root, root, x);

    /// <summary>x itself, whose rounding error is carried beside the function of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Carried(double x) => x;

    /// <summary>An error that is a number; 0 for one that is not, beside infinities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Counted(double error) => double.IsFinite(error) ? error : 0;
}
