using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Kernels;

/// <content>Long spans: on several cores, and with stores that bypass the caches.</content>
internal static unsafe partial class KernelLoop<TKernel, TPass>
{
    /// <summary>From this many bytes of output on, aligned stores are faster.</summary>
    private const int AligningThreshold = 4 << 10;

    /// <summary>From this many elements on, several cores are faster: below, waking them takes longer than the work.</summary>
    private const int ParallelThreshold = 1 << 17;

    /// <summary>
    /// Bytes of one output that narrow lanes compute at a time before they stream out; a few of these fit the innermost cache.
    /// </summary>
    private const int BlockBytes = 4096;

    private static void RunLong<TLane, TElement>(TKernel kernel, in Chunk<TElement> work)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        bool streams = (TPass.WritesSecond ? 2L : 1L) * work.Length * sizeof(TElement) >= StreamingStore.Threshold;
        int chunks = work.Length < ParallelThreshold ? 1 : Math.Min(Parallelism.MaximumThreads, work.Length / (ParallelThreshold / 2));
        if (chunks == 1) RunChunk<TLane, TElement>(kernel, work, streams);
        else RunInParallel<TLane, TElement>(kernel, work, streams, chunks);
    }

    private static void RunInParallel<TLane, TElement>(TKernel kernel, Chunk<TElement> work, bool streams, int chunks)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        // Cut at whole cache lines, so that no two cores write to the same one.
        int perLine = CacheLine.Bytes / sizeof(TElement), size = (work.Length / chunks + perLine - 1) / perLine * perLine;
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = chunks }, chunk =>
        {
            int from = Math.Min(chunk * size, work.Length), to = chunk == chunks - 1 ? work.Length : Math.Min(work.Length, from + size);
            if (from < to) RunChunk<TLane, TElement>(kernel, work.Part(from, to - from), streams);
        });
    }

    private static void RunChunk<TLane, TElement>(TKernel kernel, in Chunk<TElement> work, bool streams)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        if (!work.IsAligned || !(streams || TLane.HasTables)) Run<TLane, TElement, PlainStores>(kernel, work);
        else if (!streams) Run<TLane, TElement, AlignedStores>(kernel, work);
        else if (TLane.HasTables) Run<TLane, TElement, StreamingStores>(kernel, work);
        else RunBlocks<TLane, TElement>(kernel, work);
        if (streams) StreamingStore.Fence();
    }

    /// <summary>Computes block by block into memory that stays in the cache, and streams each block out in whole cache lines.</summary>
    [SkipLocalsInit]
    private static void RunBlocks<TLane, TElement>(TKernel kernel, in Chunk<TElement> chunk)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        byte* buffer = stackalloc byte[2 * BlockBytes + CacheLine.Bytes];
        buffer = CacheLine.Next(buffer);
        var first = (TElement*)buffer;
        var second = (TElement*)(buffer + BlockBytes);
        int block = BlockBytes / sizeof(TElement);
        // Let the first block end at a cache line of the output, so that all others fill whole lines.
        int size = block - (int)((nint)chunk.First % CacheLine.Bytes) / sizeof(TElement);
        for (int from = 0; from < chunk.Length; from += size, size = block)
        {
            Chunk<TElement> part = chunk.Part(from, Math.Min(size, chunk.Length - from));
            Run<TLane, TElement, PlainStores>(kernel, part.To(first, second));
            StreamingStore.Copy((byte*)first, (byte*)part.First, part.Length * sizeof(TElement));
            if (TPass.WritesSecond) StreamingStore.Copy((byte*)second, (byte*)part.Second, part.Length * sizeof(TElement));
        }
    }
}

/// <summary>Pinned memory of one stretch of a pass.</summary>
internal readonly unsafe struct Chunk<TElement>(TElement* z, TElement* upstream, TElement* first, TElement* second, int length)
    where TElement : unmanaged
{
    public TElement* Z => z;

    public TElement* Upstream => upstream;

    public TElement* First => first;

    public TElement* Second => second;

    public int Length => length;

    /// <summary>Whether both results begin at a multiple of an element's size, as all but reinterpreted memory does.</summary>
    public bool IsAligned => ((nuint)first | (nuint)second) % (nuint)sizeof(TElement) == 0;

    public Chunk<TElement> Part(int from, int length) => new(z + from, upstream + from, first + from, second + from, length);

    /// <summary>The same input with its results elsewhere.</summary>
    public Chunk<TElement> To(TElement* otherFirst, TElement* otherSecond) => new(z, upstream, otherFirst, otherSecond, length);
}
