using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Threading;

namespace GradRepl.Repl;

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

    // Unwinding asynchronous calls costs the square of their depth, and after a yield they nest on the heap without end.
    private const int DeepestAsync = 2000;

    private static readonly AsyncLocal<int> AsyncDepth = new();

    private static volatile bool _interrupted;

    [ThreadStatic]
    private static nuint _limit;

    /// <summary>Whether running submissions are asked to stop.</summary>
    internal static bool Interrupted
    {
        get => _interrupted;
        set => _interrupted = value;
    }

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

    /// <summary>Called on entering an asynchronous function.</summary>
    /// <exception cref="InterruptedException">The user interrupted the evaluation.</exception>
    /// <exception cref="InsufficientExecutionStackException">Asynchronous calls nest too deeply.</exception>
    public static void EnterAsync()
    {
        Enter();
        // The caller gets its own value back when this function returns to it.
        if (++AsyncDepth.Value > DeepestAsync) throw new InsufficientExecutionStackException();
    }

    private static void CheckStack(nuint here)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _limit = here - Window;
    }

    // Not marked NoInlining: that made unwinding a deep stack four times slower.
    private static void Stop() => throw new InterruptedException();
}
