using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GradRepl.Runtime.Kernels;

/// <summary>Copies to memory that will not be read again soon, past the caches.</summary>
internal static unsafe class StreamingStore
{
    /// <summary>From this many bytes on, streaming is faster: the caches would no longer hold them when they are read.</summary>
    public const long Threshold = 8L << 20;

    /// <summary>Copies <paramref name="bytes"/> bytes; whole lines of the target stream out, its ends are stored as usual.</summary>
    public static void Copy(byte* source, byte* target, int bytes)
    {
        int head = Math.Min(bytes, CacheLine.BytesBefore(target));
        new ReadOnlySpan<byte>(source, head).CopyTo(new Span<byte>(target, head));
        int at = head;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; at + CacheLine.Bytes <= bytes; at += CacheLine.Bytes) Vector512.Load(source + at).StoreAlignedNonTemporal(target + at);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            for (; at + 16 <= bytes; at += 16) Vector128.Load(source + at).StoreAlignedNonTemporal(target + at);
        }
        new ReadOnlySpan<byte>(source + at, bytes - at).CopyTo(new Span<byte>(target + at, bytes - at));
    }

    /// <summary>Makes what streamed out visible to other threads before anything that follows.</summary>
    public static void Fence()
    {
        if (Sse.IsSupported) Sse.StoreFence();
        else System.Threading.Interlocked.MemoryBarrier();
    }
}
