using System;
using System.Linq;

namespace GradRepl.Tests;

/// <summary>What code allocates on the heap.</summary>
internal static class Allocations
{
    private const int Attempts = 5;

    /// <summary>The bytes of one call: the least of a few.</summary>
    /// <remarks>
    /// A collection that another test causes closes this thread's allocation buffer, whose unused rest, up to 8 KB, then counts
    /// as allocated. What the code allocates itself, it allocates every time.
    /// </remarks>
    public static long Of(Action code) => Enumerable.Range(0, Attempts).Min(_ => Once(code));

    private static long Once(Action code)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        code();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
