using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <remarks>The last net: elements whose digits are lost are computed one by one.</remarks>
public static partial class LaneMath
{
    /// <summary>The value where the mask is set; elsewhere what the function on single numbers makes of z.</summary>
    /// <param name="isGood">Where the value's digits are good.</param>
    /// <param name="value">The value.</param>
    /// <param name="z">What it was computed from.</param>
    /// <param name="again">Computes one element in wider arithmetic; NaN where it cannot, and then the value stands.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Again<TLane>(TLane isGood, TLane value, TLane z, Func<double, double> again)
        where TLane : struct, ILane<TLane> => TLane.Any(~isGood) ? OneByOne(isGood, value, z, again) : value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLane OneByOne<TLane>(TLane isGood, TLane value, TLane z, Func<double, double> again)
        where TLane : struct, ILane<TLane>
    {
        // NaN is answered at once.
        TLane wide = TLane.Map(TLane.Select(isGood, double.NaN, z), again);
        return TLane.Select(isGood | TLane.IsNaN(wide), value, wide);
    }

    /// <summary>The scalar function of x where the mask is set, the value elsewhere: for rare arguments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Elsewhere<TLane>(TLane isRare, TLane value, TLane x, Func<double, double> function)
        where TLane : struct, ILane<TLane> => TLane.Any(isRare) ? Mapped(isRare, value, x, function) : value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLane Mapped<TLane>(TLane isRare, TLane value, TLane x, Func<double, double> function)
        where TLane : struct, ILane<TLane> =>
        // NaN is answered at once.
        TLane.Select(isRare, TLane.Map(TLane.Select(isRare, x, double.NaN), function), value);
}
