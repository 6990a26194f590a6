using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;

namespace GradRepl.Tests;

/// <summary>Limits on how long something may take, in processor time, so that a busy machine fails no test.</summary>
internal static class ProcessorTime
{
    /// <summary>What neither ends nor computes, as in a deadlock, is given up after this time by the clock.</summary>
    private static readonly TimeSpan Backstop = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for a process; false when it used more than the limit. What its own children use is not counted.</summary>
    public static bool Ends(Process process, TimeSpan limit)
    {
        return Ends(process.WaitForExit, Used, limit);

        TimeSpan Used()
        {
            try
            {
                return process.TotalProcessorTime;
            }
            catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
            {
                return TimeSpan.Zero; // It has just ended.
            }
        }
    }

    /// <summary>
    /// Waits for a thread of this process; false when it took more than the limit. The time of one thread is not to be had on
    /// every system: since other tests run beside it on all processors, its share of the process's time is taken.
    /// </summary>
    public static bool Ends(Thread thread, TimeSpan limit)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        return Ends(thread.Join, () => (Environment.CpuUsage.TotalTime - start) / Environment.ProcessorCount, limit);
    }

    private static bool Ends(Func<TimeSpan, bool> wait, Func<TimeSpan> used, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        while (!wait(Interval))
        {
            if (used() > limit || clock.Elapsed > Backstop) return false;
        }
        return true;
    }
}
