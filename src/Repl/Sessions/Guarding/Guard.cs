using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>
/// What the session inserts into loops and functions so that nothing a user types can hang or kill it: loops ask whether
/// they were interrupted, functions also ask whether the stack still has room.
/// </summary>
/// <remarks>Public because compiled submissions call it; scripts have no reason to.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Guard
{
    // The runtime's own check promises 64 KiB beyond the point where it passes: after a pass we ask again 32 KiB deeper.
    private const int Window = 32 * 1024;

    // Unwinding async calls takes time quadratic in their depth, and after a yield they nest on the heap, without limit.
    private const int DeepestAsync = 2000;

    private static readonly AsyncLocal<int> AsyncDepth = new();

    // Whether anything is asked to stop; then it is seen what.
    private static volatile bool _interrupted;

    private static volatile bool _allInterrupted;

    // The part of a known stack that is kept for the framework's own calls.
    private const int Reserve = 1 << 20;

    [ThreadStatic]
    private static nuint _limit;

    [ThreadStatic]
    private static nuint _end;

    [ThreadStatic]
    private static TimeLimit? _timeLimit;

    /// <summary>Whether running submissions are asked to stop.</summary>
    internal static bool Interrupted
    {
        get => _allInterrupted;
        set => _interrupted = _allInterrupted = value;
    }

    /// <summary>Asks what runs on this thread to stop after a while, and leaves other threads alone.</summary>
    /// <param name="time">How long it may run.</param>
    /// <returns>The limit, which ends where it is disposed.</returns>
    internal static TimeLimit Limit(TimeSpan time) => _timeLimit = new TimeLimit(time);

    /// <summary>Called at the head of every loop round.</summary>
    /// <exception cref="InterruptedException">The user interrupted the evaluation.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Tick()
    {
        if (_interrupted) Stop();
    }

    /// <summary>Called on entering a function.</summary>
    /// <exception cref="InterruptedException">The user interrupted the evaluation.</exception>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        byte here;
        // An unset limit is 0, below every address: the first call on a thread must ask too.
        if ((nuint)(&here) < _limit || _limit == 0) CheckStack((nuint)(&here));
        if (_interrupted) Stop();
    }

    /// <summary><see cref="Enter"/> where only an expression can stand.</summary>
    /// <returns>True.</returns>
    /// <inheritdoc cref="Enter"/>
    public static bool Entered()
    {
        Enter();
        return true;
    }

    /// <summary>Passes the length of a <c>stackalloc</c> that fits; more than the stack can take would end the process.</summary>
    /// <param name="length">In elements.</param>
    /// <param name="size">Of an element, in bytes.</param>
    /// <exception cref="InsufficientExecutionStackException">It does not fit.</exception>
    public static int OnStack(int length, int size)
    {
        byte here;
        long room = Window; // What the runtime's check promises on any thread, less the part in which Enter does not ask.
        if (_end != 0) room = Math.Max(room, (long)((nuint)(&here) - _end));
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return (long)length * size <= room ? length : throw new InsufficientExecutionStackException();
    }

    /// <summary>Tells how big the stack is on which the caller stands at the beginning.</summary>
    internal static void StackIs(int bytes)
    {
        byte here;
        _end = (nuint)(&here) - (nuint)(bytes - Reserve);
    }

    /// <summary>Called on entering an asynchronous function.</summary>
    /// <exception cref="InterruptedException">The user interrupted the evaluation.</exception>
    /// <exception cref="InsufficientExecutionStackException">Asynchronous calls nest too deeply.</exception>
    public static void EnterAsync()
    {
        Enter();
        // An async function restores the caller's value of an AsyncLocal when it returns.
        if (++AsyncDepth.Value > DeepestAsync) throw new InsufficientExecutionStackException();
    }

    private static void CheckStack(nuint here)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _limit = here - Window;
    }

    // Not marked NoInlining: that made unwinding a deep stack four times slower.
    private static void Stop()
    {
        if (_allInterrupted) throw new InterruptedException();
        if (_timeLimit is { IsOver: true }) throw new InterruptedException();
    }

    /// <summary>A time that a thread may take.</summary>
    internal sealed class TimeLimit : IDisposable
    {
        private readonly Timer _timer;
        private volatile bool _isOver;

        public TimeLimit(TimeSpan time) => _timer = new Timer(
            _ =>
            {
                _isOver = true;
                _interrupted = true;
            },
            null,
            time,
            Timeout.InfiniteTimeSpan);

        /// <summary>Whether it is used up.</summary>
        public bool IsOver => _isOver;

        public void Dispose()
        {
            // No call of the timer may come after the flag is taken back.
            using var done = new ManualResetEvent(false);
            if (_timer.Dispose(done)) done.WaitOne();
            _timeLimit = null;
            _interrupted = _allInterrupted;
        }
    }
}
