using System;

namespace GradRepl.Runtime;

/// <summary>How many cores long computations may use.</summary>
public static class Parallelism
{
    /// <summary>At most so many threads work on one call; 1 turns it off. The number of processors unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static int MaximumThreads
    {
        get;
        set => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one thread must work.");
    } = Environment.ProcessorCount;
}
