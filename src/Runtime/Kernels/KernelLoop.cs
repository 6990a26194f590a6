using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Runtime.Kernels;

/// <summary>A kernel over spans: in lanes of the widest kind that the processor has, from any start, of any length.</summary>
internal static unsafe partial class KernelLoop<TKernel, TPass>
    where TKernel : struct, IActivationKernel
    where TPass : struct, IKernelPass
{
    public static void Run<TElement>(
        TKernel kernel, ReadOnlySpan<TElement> z, ReadOnlySpan<TElement> upstream, Span<TElement> first, Span<TElement> second)
        where TElement : unmanaged
        => WidestLanes.Run<TElement, Work<TElement>>(new Work<TElement>(kernel, z, upstream, first, second));

    /// <summary>The same at a width of the caller's choice.</summary>
    internal static void Run<TLane, TElement>(
        TKernel kernel, ReadOnlySpan<TElement> z, ReadOnlySpan<TElement> upstream, Span<TElement> first, Span<TElement> second)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        fixed (TElement* zs = z, upstreams = upstream, firsts = first, seconds = second)
        {
            var work = new Chunk<TElement>(zs, upstreams, firsts, seconds, z.Length);
            if (work.Length < AligningThreshold / sizeof(TElement)) Run<TLane, TElement, PlainStores>(kernel, work);
            else RunLong<TLane, TElement>(kernel, work);
        }
    }

    private static void Run<TLane, TElement, TStores>(TKernel kernel, in Chunk<TElement> work)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
        where TStores : struct, IKernelStores
    {
        int rest = work.Length % TLane.Count, whole = work.Length - rest;
        if (whole > 0) RunLanes<TLane, TElement, TStores>(kernel, work.Z, work.Upstream, work.First, work.Second, (nuint)whole);
        if (rest > 0) RunRest<TLane, TElement>(kernel, work.Part(whole, rest));
    }

    /// <summary>Whole lanes; input and output may be one span.</summary>
    /// <remarks>
    /// Optimized from the first call on, and never inlined: in its caller the kernel's own calls would exceed the JIT's budget.
    /// For the same reason the kernel is called in one place only; the rest of a span goes through a buffer of one lane.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void RunLanes<TLane, TElement, TStores>(
        TKernel kernel, TElement* z, TElement* upstream, TElement* first, TElement* second, nuint length)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
        where TStores : struct, IKernelStores
    {
        byte* room = null;
        if (TStores.Align)
        {
            byte* unaligned = stackalloc byte[3 * CacheLine.Bytes];
            room = CacheLine.Next(unaligned);
        }
        TElement* beforeFirst = (TElement*)room, beforeSecond = (TElement*)(room + CacheLine.Bytes);
        var firsts = new AlignedOutput<TLane, TElement, TStores>(first, beforeFirst);
        var seconds = new AlignedOutput<TLane, TElement, TStores>(second, beforeSecond);
        nuint i = 0;
        TLane nextZ = TLane.Load(in *z, 0), nextUpstream = TPass.ReadsUpstream ? TLane.Load(in *upstream, 0) : default;
        do
        {
            // Loaded before this round stores: of arrays whose places differ by a multiple of 4096 bytes and a little, as those of
            // one length do that were made one after the other, processors take the store to be to what is loaded, and wait.
            TLane laneZ = nextZ, laneUpstream = nextUpstream;
            nuint next = i + (nuint)TLane.Count, within = next < length ? next : i;
            nextZ = TLane.Load(in *z, within);
            if (TPass.ReadsUpstream) nextUpstream = TLane.Load(in *upstream, within);
            kernel.Evaluate(laneZ, out TLane value, out TLane derivative);
            firsts.Write(TPass.First(value, derivative, laneUpstream), i);
            if (TPass.WritesSecond) seconds.Write(derivative, i);
            i = next;
        }
        while (i < length);
        firsts.End(first, length);
        if (TPass.WritesSecond) seconds.End(second, length);
        if (TStores.Align) AlignedOutput<TLane, TElement, TStores>.Begin(first, beforeFirst);
        if (TStores.Align && TPass.WritesSecond) AlignedOutput<TLane, TElement, TStores>.Begin(second, beforeSecond);
    }

    /// <summary>Fewer elements than a lane, through a buffer of one lane.</summary>
    private static void RunRest<TLane, TElement>(TKernel kernel, in Chunk<TElement> rest)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        int count = TLane.Count, length = rest.Length;
        TElement* lanes = stackalloc TElement[4 * count];
        new Span<TElement>(lanes, 4 * count).Clear();
        new ReadOnlySpan<TElement>(rest.Z, length).CopyTo(new Span<TElement>(lanes, count));
        if (TPass.ReadsUpstream) new ReadOnlySpan<TElement>(rest.Upstream, length).CopyTo(new Span<TElement>(lanes + count, count));
        RunLanes<TLane, TElement, PlainStores>(kernel, lanes, lanes + count, lanes + 2 * count, lanes + 3 * count, (nuint)count);
        new ReadOnlySpan<TElement>(lanes + 2 * count, length).CopyTo(new Span<TElement>(rest.First, length));
        if (TPass.WritesSecond) new ReadOnlySpan<TElement>(lanes + 3 * count, length).CopyTo(new Span<TElement>(rest.Second, length));
    }

    private readonly ref struct Work<TElement>(
        TKernel kernel, ReadOnlySpan<TElement> z, ReadOnlySpan<TElement> upstream, Span<TElement> first, Span<TElement> second)
        : ILaneWork<TElement>
        where TElement : unmanaged
    {
        private readonly TKernel _kernel = kernel;
        private readonly ReadOnlySpan<TElement> _z = z, _upstream = upstream;
        private readonly Span<TElement> _first = first, _second = second;

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, TElement>
            => KernelLoop<TKernel, TPass>.Run<TLane, TElement>(_kernel, _z, _upstream, _first, _second);
    }
}
