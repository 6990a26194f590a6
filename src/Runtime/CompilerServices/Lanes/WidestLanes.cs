using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GradRepl.Runtime.CompilerServices.Lanes;

/// <summary>Work that is written once, over any lane of numbers.</summary>
internal interface ILaneWork<TElement>
    where TElement : unmanaged
{
    void Run<TLane>()
        where TLane : struct, ILane<TLane, TElement>;
}

/// <summary>The one place that chooses a width: the widest that the processor has.</summary>
internal static class WidestLanes
{
    /// <summary>Runs work in lanes of 512, 256 or 128 bits, or of one number where there are no vectors.</summary>
    /// <remarks>The compiler knows the width, so that nothing of this choice is left at run time.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TElement, TWork>(scoped in TWork work)
        where TElement : unmanaged
        where TWork : struct, ILaneWork<TElement>, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated) work.Run<Lane512<TElement>>();
        else if (Vector256.IsHardwareAccelerated) work.Run<Lane256<TElement>>();
        else if (Vector128.IsHardwareAccelerated) work.Run<Lane128<TElement>>();
        else work.Run<LaneScalar<TElement>>();
    }
}
