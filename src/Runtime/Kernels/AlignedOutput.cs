using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Kernels;

/// <summary>
/// Results on their way to memory that begins anywhere. Each store fills one whole lane of memory with the end of the results
/// before and the beginning of these: past the innermost cache, stores across two of its lines take half the speed, and past
/// all caches there are none. With <see cref="PlainStores"/>, lanes are stored as they come.
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

    /// <summary>The last lane of results, of which the last store has had only the beginning.</summary>
    [MethodImpl(Inline)]
    public readonly void End(TElement* target, nuint length)
    {
        if (TStores.Align) TLane.Store(_previous, ref *target, length - (nuint)TLane.Count);
    }

    /// <summary>The results before the first whole lane of memory, from where the first store left them.</summary>
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
