using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace GradRepl.Generators.Tests.Robustness;

/// <summary>Runs work as the compiler would, on a thread with a small stack, and does not wait for ever.</summary>
internal static class Watchdog
{
    /// <summary>The stack of a thread on which compilers run generators, where it is smallest.</summary>
    private const int Stack = 1 << 20;

    /// <summary>The processor time that no source needs by far; what passes it hangs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    /// <exception cref="TimeoutException">The work did not end.</exception>
    public static void Run(string what, Action<CancellationToken> work)
    {
        using var cancellation = new CancellationTokenSource();
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            try
            {
                work(cancellation.Token);
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }, Stack)
        { IsBackground = true };
        thread.Start();
        if (!ProcessorTime.Ends(thread, Limit))
        {
            // What heeds the token ends by itself; what does not is left behind.
            cancellation.Cancel();
            throw new TimeoutException($"No end after {Limit.TotalSeconds} s of processor time:\n{what}");
        }
        if (thrown is not null) ExceptionDispatchInfo.Throw(thrown);
    }
}
