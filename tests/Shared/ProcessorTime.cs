using System;
using System.Diagnostics;
using System.Threading;

namespace GradRepl.Tests;

/// <summary>Limits on how long something may take, in processor time, so that a busy machine fails no test.</summary>
internal static class ProcessorTime
{
    /// <summary>What neither ends nor computes, as in a deadlock, is given up after this time by the clock.</summary>
    private static readonly TimeSpan Backstop = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Waits for a thread of this process; false when it took more than the limit. The time of one thread is not to be had on
    /// every system: since other tests run beside it on all processors, its share of the process's time is taken.
    /// </summary>
    public static bool Ends(Thread thread, TimeSpan limit)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        while (!thread.Join(Interval))
        {
            TimeSpan used = (Environment.CpuUsage.TotalTime - start) / Environment.ProcessorCount;
            if (used > limit || clock.Elapsed > Backstop) return false;
        }
        return true;
    }
}
