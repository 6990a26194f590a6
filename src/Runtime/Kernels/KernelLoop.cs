using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GradRepl.Runtime;

/// <summary>A kernel over spans: in lanes of the widest kind that the processor has, from any start, of any length.</summary>
internal static partial class KernelLoop<TKernel, TPass>
    where TKernel : struct, IActivationKernel
    where TPass : struct, IKernelPass
{
    public static void Run(TKernel kernel, ReadOnlySpan<double> z, ReadOnlySpan<double> upstream, Span<double> first, Span<double> second)
    {
        if (Vector512.IsHardwareAccelerated) Run<Lane512<double>, double>(kernel, z, upstream, first, second);
        else if (Vector256.IsHardwareAccelerated) Run<Lane256<double>, double>(kernel, z, upstream, first, second);
        else if (Vector128.IsHardwareAccelerated) Run<Lane128<double>, double>(kernel, z, upstream, first, second);
        else Run<LaneScalar<double>, double>(kernel, z, upstream, first, second);
    }

    public static void Run(TKernel kernel, ReadOnlySpan<float> z, ReadOnlySpan<float> upstream, Span<float> first, Span<float> second)
    {
        if (Vector512.IsHardwareAccelerated) Run<Lane512<float>, float>(kernel, z, upstream, first, second);
        else if (Vector256.IsHardwareAccelerated) Run<Lane256<float>, float>(kernel, z, upstream, first, second);
        else if (Vector128.IsHardwareAccelerated) Run<Lane128<float>, float>(kernel, z, upstream, first, second);
        else Run<LaneScalar<float>, float>(kernel, z, upstream, first, second);
    }

    /// <summary>The same at a width of the caller's choice.</summary>
    internal static void Run<TLane, TElement>(TKernel kernel, ReadOnlySpan<TElement> z, ReadOnlySpan<TElement> upstream, Span<TElement> first, Span<TElement> second)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        ref TElement zs = ref MemoryMarshal.GetReference(z), ups = ref MemoryMarshal.GetReference(upstream);
        ref TElement firsts = ref MemoryMarshal.GetReference(first), seconds = ref MemoryMarshal.GetReference(second);
        if (z.Length < ParallelThreshold) RunSerially<TLane, TElement>(kernel, ref zs, ref ups, ref firsts, ref seconds, z.Length);
        else RunChunks<TLane, TElement>(kernel, ref zs, ref ups, ref firsts, ref seconds, z.Length);
    }

    private static void RunSerially<TLane, TElement>(TKernel kernel, ref TElement z, ref TElement upstream, ref TElement first, ref TElement second, int length)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        int rest = length % TLane.Count, whole = length - rest;
        if (whole > 0) RunLanes<TLane, TElement>(kernel, ref z, ref upstream, ref first, ref second, (nuint)whole);
        if (rest > 0) RunRest<TLane, TElement>(kernel, ref Unsafe.Add(ref z, whole), ref Unsafe.Add(ref upstream, whole), ref Unsafe.Add(ref first, whole), ref Unsafe.Add(ref second, whole), rest);
    }

    /// <summary>Whole lanes; input and output may be one span.</summary>
    /// <remarks>
    /// Compiled at full speed at once, and never into its caller: what the kernel calls would then no longer all be inlined.
    /// For the same reason the kernel stands here once, and what remains of a span goes through memory of a whole lane.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunLanes<TLane, TElement>(TKernel kernel, ref TElement z, ref TElement upstream, ref TElement first, ref TElement second, nuint length)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        nuint i = 0;
        do
        {
            kernel.Evaluate(TLane.Load(in z, i), out TLane value, out TLane derivative);
            TLane.Store(TPass.First(value, derivative, TPass.ReadsUpstream ? TLane.Load(in upstream, i) : default), ref first, i);
            if (TPass.WritesSecond) TLane.Store(derivative, ref second, i);
            i += (nuint)TLane.Count;
        }
        while (i < length);
    }

    /// <summary>Less than one lane, through a lane's worth of memory.</summary>
    private static void RunRest<TLane, TElement>(TKernel kernel, ref TElement z, ref TElement upstream, ref TElement first, ref TElement second, int length)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        int count = TLane.Count;
        Span<TElement> lanes = stackalloc TElement[4 * count];
        lanes.Clear();
        MemoryMarshal.CreateSpan(ref z, length).CopyTo(lanes);
        if (TPass.ReadsUpstream) MemoryMarshal.CreateSpan(ref upstream, length).CopyTo(lanes[count..]);
        ref TElement start = ref MemoryMarshal.GetReference(lanes);
        RunLanes<TLane, TElement>(kernel, ref start, ref Unsafe.Add(ref start, count), ref Unsafe.Add(ref start, 2 * count), ref Unsafe.Add(ref start, 3 * count), (nuint)count);
        lanes.Slice(2 * count, length).CopyTo(MemoryMarshal.CreateSpan(ref first, length));
        if (TPass.WritesSecond) lanes.Slice(3 * count, length).CopyTo(MemoryMarshal.CreateSpan(ref second, length));
    }
}
