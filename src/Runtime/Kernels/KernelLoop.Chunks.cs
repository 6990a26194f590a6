using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

namespace GradRepl.Runtime;

/// <summary>Long spans: over several cores, and past the caches to memory.</summary>
internal static unsafe partial class KernelLoop<TKernel, TPass>
{
    /// <summary>Elements from which several cores pay: below, waking them takes longer than the work.</summary>
    private const int ParallelThreshold = 1 << 17;

    /// <summary>Bytes written from which stores go past the caches, which would only read each line to overwrite it.</summary>
    private const long StreamingThreshold = 8L << 20;

    /// <summary>Bytes of one output that are computed at a time before they stream out; a few of these fit the innermost cache.</summary>
    private const int BlockBytes = 4096;

    private const int LineBytes = 64;

    private static void RunChunks<TLane, TElement>(TKernel kernel, ref TElement z, ref TElement upstream, ref TElement first, ref TElement second, int length)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        bool streams = (TPass.WritesSecond ? 2L : 1L) * length * sizeof(TElement) >= StreamingThreshold;
        int chunks = length < ParallelThreshold ? 1 : Math.Min(Parallelism.MaximumThreads, length / (ParallelThreshold / 2));
        fixed (TElement* pz = &z, pu = &upstream, pf = &first, ps = &second)
        {
            var work = new Chunk<TElement>(pz, pu, pf, ps, length);
            if (chunks == 1) Run<TLane, TElement>(kernel, work, streams);
            else RunInParallel<TLane, TElement>(kernel, work, streams, chunks);
        }
    }

    private static void RunInParallel<TLane, TElement>(TKernel kernel, Chunk<TElement> work, bool streams, int chunks)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        // Cut at whole cache lines, so that no two cores write one.
        int perLine = LineBytes / sizeof(TElement), size = (work.Length / chunks + perLine - 1) / perLine * perLine;
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = chunks }, chunk =>
        {
            int from = Math.Min(chunk * size, work.Length), to = chunk == chunks - 1 ? work.Length : Math.Min(work.Length, from + size);
            if (from < to) Run<TLane, TElement>(kernel, work.Part(from, to - from), streams);
        });
    }

    private static void Run<TLane, TElement>(TKernel kernel, Chunk<TElement> chunk, bool streams)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        if (streams) Stream<TLane, TElement>(kernel, chunk);
        else RunSerially<TLane, TElement>(kernel, ref *chunk.Z, ref *chunk.Upstream, ref *chunk.First, ref *chunk.Second, chunk.Length);
    }

    /// <summary>Computes block by block into memory that stays in the cache, and streams each block out in whole cache lines.</summary>
    [SkipLocalsInit]
    private static void Stream<TLane, TElement>(TKernel kernel, Chunk<TElement> chunk)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged
    {
        byte* buffer = stackalloc byte[2 * BlockBytes + LineBytes];
        buffer += LineBytes - (nint)buffer % LineBytes;
        var first = (TElement*)buffer;
        var second = (TElement*)(buffer + BlockBytes);
        int block = BlockBytes / sizeof(TElement);
        // A first block that ends where a line of the output does lets all others fill whole lines.
        int size = block - (int)((nint)chunk.First % LineBytes) / sizeof(TElement);
        for (int from = 0; from < chunk.Length; from += size, size = block)
        {
            Chunk<TElement> part = chunk.Part(from, Math.Min(size, chunk.Length - from));
            Run<TLane, TElement>(kernel, part.To(first, second), streams: false);
            StreamingStore.Copy((byte*)first, (byte*)part.First, part.Length * sizeof(TElement));
            if (TPass.WritesSecond) StreamingStore.Copy((byte*)second, (byte*)part.Second, part.Length * sizeof(TElement));
        }
        StreamingStore.Fence();
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

    public Chunk<TElement> Part(int from, int length) => new(z + from, upstream + from, first + from, second + from, length);

    /// <summary>The same input with its results elsewhere.</summary>
    public Chunk<TElement> To(TElement* otherFirst, TElement* otherSecond) => new(z, upstream, otherFirst, otherSecond, length);
}
