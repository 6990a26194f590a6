using System;
using System.Runtime.InteropServices;

namespace GradRepl.Runtime.Numerics;

/// <summary>New arrays that are about to be written from end to end.</summary>
internal static unsafe partial class LongArray
{
    /// <summary>Bytes from which pages are worth asking for, as numpy has it.</summary>
    private const long Threshold = 4L << 20;

    private const int PageBytes = 4096, HugePages = 14;

    /// <summary>An array whose elements are whatever was there.</summary>
    /// <remarks>
    /// Linux hands memory out in pages of 4 KiB when they are first written, which for millions of numbers takes longer
    /// than computing them. Where it has pages of 2 MiB for those who ask (/sys/kernel/mm/transparent_hugepage), we ask.
    /// </remarks>
    public static double[] Uninitialized(int length)
    {
        double[] array = GC.AllocateUninitializedArray<double>(length);
        long bytes = (long)length * sizeof(double);
        if (bytes >= Threshold && OperatingSystem.IsLinux())
        {
            fixed (double* start = array)
            {
                nint from = ((nint)start + PageBytes - 1) / PageBytes * PageBytes;
                nint to = (nint)((byte*)start + bytes) / PageBytes * PageBytes;
                // madvise is only advice: a refusal changes nothing but the speed.
                _ = Advise(from, to - from, HugePages);
            }
        }
        return array;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint address, nint length, int advice);
}
