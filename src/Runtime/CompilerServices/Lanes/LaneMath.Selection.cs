using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// The mathematics of vectors: elementary and special functions over any lane type, without branches on their arguments
/// unless said, each with its error in units in the last place (ulp) of the element type.
/// </summary>
public static partial class LaneMath
{
    /// <summary>A condition that is the same for all elements, as a mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Mask<TLane>(bool condition)
        where TLane : struct, ILane<TLane> => condition ? TLane.Equal(0, 0) : 0;

    /// <summary>1/x, within half an ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Reciprocal<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => 1 / x;

    /// <summary>x, with ±∞ as the largest numbers, so that 0 times it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Finite<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        double largest = TLane.IsSingle ? float.MaxValue : double.MaxValue;
        return TLane.AtMost(TLane.AtLeast(x, -largest), largest);
    }

    /// <summary>x, with −∞ as the smallest number, so that 0 times it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane FiniteBelow<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => TLane.AtLeast(x, TLane.IsSingle ? float.MinValue : double.MinValue);

    /// <summary>decayed·value, and 0 where <paramref name="decayed"/> has underflowed, also beside an infinite value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Damped<TLane>(TLane decayed, TLane value)
        where TLane : struct, ILane<TLane> => ~TLane.Equal(decayed, 0) & (decayed * value);
}
