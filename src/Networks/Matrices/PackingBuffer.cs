using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Networks.Matrices;

/// <summary>Memory into which a thread packs parts of the factors: kept, so that only the first products allocate.</summary>
internal static unsafe class PackingBuffer
{
    [ThreadStatic]
    private static byte[]? _bytes;

    /// <summary>At least so many elements, at the start of a cache line; what they hold is not known.</summary>
    public static T* Get<T>(int elements)
        where T : unmanaged
    {
        nint bytes = (nint)elements * sizeof(T) + CacheLine.Bytes;
        if (_bytes is null || _bytes.Length < bytes) _bytes = GC.AllocateUninitializedArray<byte>((int)bytes, pinned: true);
        return (T*)CacheLine.Next(Unsafe.AsPointer(ref _bytes[0]));
    }
}
