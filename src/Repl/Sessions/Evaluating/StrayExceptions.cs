using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using GradRepl.Repl.Output.Tracing;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>
/// Exceptions that nobody catches on threads that the user's code started: timers, pool threads, async void, finalizers.
/// .NET ends the process for them; here they are told.
/// </summary>
internal static class StrayExceptions
{
    private static Action<Exception>? _tell;
    private static int _installed;

    /// <summary>From now on; the runtime takes a handler only once in a process.</summary>
    /// <param name="tell">Called on the thread that threw.</param>
    public static void TellTo(Action<Exception> tell)
    {
        _tell = tell;
        if (Interlocked.Exchange(ref _installed, 1) == 0) ExceptionHandling.SetUnhandledExceptionHandler(Handle);
    }

    private static bool Handle(Exception thrown)
    {
        if (RuntimeErrors.IsInterruption(thrown)) return true; // The thread was asked to stop, and did.
        try
        {
            if (TraceLog.IsOn) TraceLog.Say("stray", thrown.ToString());
            _tell?.Invoke(thrown);
        }
        catch (Exception error)
        {
            TraceLog.Swallowed(error); // The session goes on, told or not.
        }
        return true;
    }
}
