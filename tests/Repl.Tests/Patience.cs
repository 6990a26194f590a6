using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Threading;

namespace GradRepl.Repl.Tests;

/// <summary>
/// Waits for a condition as long as the process under test works on it: the limit counts the processor time that it uses, so
/// that a busy machine fails no test. The clock counts only while the process does nothing at all.
/// </summary>
internal static class Patience
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(2), Idle = TimeSpan.FromMinutes(3),
        Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="process">The process under test.</param>
    /// <param name="limit">The processor time that it may use meanwhile; two minutes unless told.</param>
    /// <returns>Whether it holds.</returns>
    public static bool WaitUntil(Func<bool> holds, Process process, TimeSpan? limit = null) => WaitUntil(holds, () => Used(process), limit);

    /// <param name="holds">The condition.</param>
    /// <param name="used">The processor time that the process under test used so far.</param>
    /// <param name="limit">The processor time that it may use meanwhile; two minutes unless told.</param>
    /// <inheritdoc cref="WaitUntil(Func{bool}, Process, TimeSpan?)"/>
    public static bool WaitUntil(Func<bool> holds, Func<TimeSpan> used, TimeSpan? limit = null)
    {
        TimeSpan start = used(), last = start;
        var idle = Stopwatch.StartNew();
        while (!holds())
        {
            TimeSpan now = used();
            if (now - start > (limit ?? Default) || idle.Elapsed > Idle) return holds();
            if (now > last) idle.Restart();
            last = now;
            Thread.Sleep(Step);
        }
        return true;
    }

    /// <summary>The processor time that a process used so far; none where it has ended.</summary>
    public static TimeSpan Used(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception ended) when (ended is InvalidOperationException or Win32Exception)
        {
            return TimeSpan.Zero;
        }
    }
}
