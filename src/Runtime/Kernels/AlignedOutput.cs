using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Kernels;

/// <summary>
/// Stores results to memory that may begin anywhere. Each store fills one aligned lane with the end of the previous results
/// and the beginning of these: stores that cross a cache line halve the speed beyond the innermost cache, and streaming stores
/// must be aligned. With <see cref="PlainStores"/>, lanes are stored unaligned, as they come.
/// </summary>
/// <typeparam name="TLane">The lane type.</typeparam>
/// <typeparam name="TElement">double or float.</typeparam>
/// <typeparam name="TStores">How they are stored.</typeparam>
internal unsafe struct AlignedOutput<TLane, TElement, TStores>
    where TLane : struct, ILane<TLane, TElement>
    where TElement : unmanaged
    where TStores : struct, IKernelStores
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly TLane _places;
    private readonly TElement* _whole;
    private TElement* _next;
    private TLane _previous;

    /// <param name="target">Where the results go, held in place.</param>
    /// <param name="before">
    /// Room for one lane, at a multiple of its size: it takes the first store, part of which lies before the target.
    /// </param>
    [MethodImpl(Inline)]
    public AlignedOutput(TElement* target, TElement* before)
    {
        int shift = TStores.Align ? Shift(target) : TLane.Count;
        _places = TLane.Places(shift);
        _whole = target + shift - TLane.Count;
        _next = TStores.Align ? before : target;
        _previous = default;
    }

    /// <summary>The next lane of results.</summary>
    /// <param name="lane">The results.</param>
    /// <param name="index">How many results came before.</param>
    [MethodImpl(Inline)]
    public void Write(TLane lane, nuint index)
    {
        TLane whole = TStores.Align ? TLane.Slide(_previous, lane, _places) : lane;
        if (TStores.Stream) TLane.Stream(whole, ref *_next, index);
        else TLane.Store(whole, ref *_next, index);
        _previous = lane;
        _next = _whole;
    }

    /// <summary>Stores the rest of the last lane, of which the last store held only the beginning.</summary>
    [MethodImpl(Inline)]
    public readonly void End(TElement* target, nuint length)
    {
        if (TStores.Align) TLane.Store(_previous, ref *target, length - (nuint)TLane.Count);
    }

    /// <summary>Copies the results before the first aligned lane from the room where the first store put them.</summary>
    // Apart from End: with a call before it, the JIT would keep the last lane in memory during the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Begin(TElement* target, TElement* before)
    {
        int shift = Shift(target);
        new ReadOnlySpan<TElement>(before + TLane.Count - shift, shift).CopyTo(new Span<TElement>(target, shift));
    }

    /// <summary>How many elements lie before the first whole lane of memory.</summary>
    [MethodImpl(Inline)]
    private static int Shift(TElement* target) => (int)(-(nint)target & (TLane.Count * sizeof(TElement) - 1)) / sizeof(TElement);
}
