using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// Elementary and special functions of lanes: one body each for float and double at every width, without branches on the
/// numbers (but for rare arguments of a few), without allocation, and with tables only where one instruction looks them up.
/// </summary>
/// <remarks>
/// The stated bounds are what tests/Runtime.Tests/Lanes demands of float and double alike, against the high-precision tables of
/// tests/Truth and, for float, a sweep. They hold with and without a fused multiply-add, subnormal results included.
/// Infinities, signed zeros and NaN go through as in C99. Coefficients come from tests/Truth/lane_coefficients.py; they are
/// literals, so that the just-in-time compiler sees constants and drops the other type's.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class LaneMath
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>a·b = result + error, exactly, where nothing over- or underflows.</summary>
    [MethodImpl(Inline)]
    private static TLane Product<TLane>(TLane a, TLane b, out TLane error)
        where TLane : struct, ILane<TLane>
    {
        TLane product = a * b;
        if (TLane.IsFused)
        {
            error = TLane.MultiplyAdd(a, b, -product);
            return product;
        }
        // Dekker's product (1971), with halves cut by a bit mask, so that large numbers do not overflow.
        TLane upperHalf = BitConverter.Int64BitsToDouble(TLane.IsSingle ? -1L << 41 : -1L << 27);
        TLane aHigh = a & upperHalf, bHigh = b & upperHalf;
        TLane aLow = a - aHigh, bLow = b - bHigh;
        error = ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
        return product;
    }

    /// <summary>a + b = result + error, exactly (Knuth).</summary>
    [MethodImpl(Inline)]
    private static TLane Sum<TLane>(TLane a, TLane b, out TLane error)
        where TLane : struct, ILane<TLane>
    {
        TLane sum = a + b;
        TLane fromB = sum - a;
        error = (a - (sum - fromB)) + (b - fromB);
        return sum;
    }

    /// <summary>a + b = result + error, exactly, for |a| no less than |b|.</summary>
    [MethodImpl(Inline)]
    private static TLane SumOfOrdered<TLane>(TLane a, TLane b, out TLane error)
        where TLane : struct, ILane<TLane>
    {
        TLane sum = a + b;
        error = b - (sum - a);
        return sum;
    }

    /// <summary>1/(d + dError) = result·(1 + correction), to twice the digits.</summary>
    [MethodImpl(Inline)]
    private static TLane Reciprocal<TLane>(TLane d, TLane dError, out TLane correction)
        where TLane : struct, ILane<TLane>
    {
        TLane reciprocal = 1 / d;
        TLane product = Product(reciprocal, d, out TLane error);
        correction = TLane.IsFused
            ? TLane.MultiplyAdd(-reciprocal, dError, TLane.MultiplyAdd(-reciprocal, d, 1))
            : (1 - product) - TLane.MultiplyAdd(reciprocal, dError, error);
        return reciprocal;
    }

    // c0 + c1·x + c2·x² + …, the sizes that are used. Callers give the even and the odd coefficients of a polynomial to one
    // each, with the square of the argument: two chains that the processor runs side by side.

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1)
        where TLane : struct, ILane<TLane> =>
        TLane.MultiplyAdd(x, c1, c0);

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1, double c2)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c2, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1, double c2, double c3)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c3, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1, double c2, double c3, double c4)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c4, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1, double c2, double c3, double c4, double c5)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c5, c4);
        y = TLane.MultiplyAdd(y, x, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(TLane x, double c0, double c1, double c2, double c3, double c4, double c5, double c6)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c6, c5);
        y = TLane.MultiplyAdd(y, x, c4);
        y = TLane.MultiplyAdd(y, x, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(
        TLane x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c9, c8);
        y = TLane.MultiplyAdd(y, x, c7);
        y = TLane.MultiplyAdd(y, x, c6);
        y = TLane.MultiplyAdd(y, x, c5);
        y = TLane.MultiplyAdd(y, x, c4);
        y = TLane.MultiplyAdd(y, x, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(
        TLane x, double c0, double c1, double c2, double c3, double c4, double c5, double c6, double c7, double c8, double c9, double c10)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c10, c9);
        y = TLane.MultiplyAdd(y, x, c8);
        y = TLane.MultiplyAdd(y, x, c7);
        y = TLane.MultiplyAdd(y, x, c6);
        y = TLane.MultiplyAdd(y, x, c5);
        y = TLane.MultiplyAdd(y, x, c4);
        y = TLane.MultiplyAdd(y, x, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }

    [MethodImpl(Inline)]
    private static TLane Horner<TLane>(
        TLane x, double c0, double c1, double c2, double c3, double c4, double c5,
        double c6, double c7, double c8, double c9, double c10, double c11)
        where TLane : struct, ILane<TLane>
    {
        TLane y = TLane.MultiplyAdd(x, c11, c10);
        y = TLane.MultiplyAdd(y, x, c9);
        y = TLane.MultiplyAdd(y, x, c8);
        y = TLane.MultiplyAdd(y, x, c7);
        y = TLane.MultiplyAdd(y, x, c6);
        y = TLane.MultiplyAdd(y, x, c5);
        y = TLane.MultiplyAdd(y, x, c4);
        y = TLane.MultiplyAdd(y, x, c3);
        y = TLane.MultiplyAdd(y, x, c2);
        y = TLane.MultiplyAdd(y, x, c1);
        return TLane.MultiplyAdd(y, x, c0);
    }
}
