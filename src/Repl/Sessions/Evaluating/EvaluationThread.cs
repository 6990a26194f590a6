using System;
using System.Threading;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Guarding;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>Runs one evaluation on a fresh thread, where a deep recursion can be unwound and a wait can be interrupted.</summary>
internal sealed class EvaluationThread
{
    // Enough for sensible recursion; a bigger stack takes longer to unwind.
    private const int StackBytes = 8 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan OthersMoment = TimeSpan.FromMilliseconds(20);

    private readonly ManualResetEventSlim _done = new();
    private readonly CancellationTokenSource _abandoned = new();
    private readonly Thread _thread;
    private Exception? _thrown;
    private bool _spared;

    private EvaluationThread(Action body) => _thread = new Thread(() =>
    {
        try
        {
            Guard.StackIs(StackBytes);
            // An interruption between its registration and its start found no thread to wake: let its first wait end.
            if (Guard.Interrupted) Thread.CurrentThread.Interrupt();
            body();
        }
        catch (Exception thrown)
        {
            _thrown = thrown;
        }
        _done.Set();
    }, StackBytes)
    { IsBackground = true, Name = "evaluation" };

    /// <summary>Starts <paramref name="body"/>; <paramref name="started"/> receives the handle by which it can be interrupted.</summary>
    /// <returns>What was thrown, and whether the thread did not stop in time and was left behind.</returns>
    public static (Exception? Thrown, bool LeftBehind) Run(Action body, Action<EvaluationThread> started)
    {
        var evaluation = new EvaluationThread(body);
        Guard.Interrupted = TrainingHost.Stopped = false;
        // Register it before it runs: it may be interrupted before this thread reaches its next line.
        started(evaluation);
        evaluation._thread.Start();
        try
        {
            evaluation._done.Wait(evaluation._abandoned.Token);
        }
        catch (OperationCanceledException)
        {
            TraceLog.Say("abandon", "the evaluation did not stop in time and was left behind");
            return (new InterruptedException(), !evaluation._done.IsSet);
        }
        // Give threads that the code started a moment to see the interruption too.
        if (Guard.Interrupted) Thread.Sleep(OthersMoment);
        Guard.Interrupted = TrainingHost.Stopped = false;
        return (evaluation._thrown, false);
    }

    /// <summary>
    /// Ends a training, so that the code goes on with what was learned so far; where there is none, or the second time, asks
    /// loops to stop and wakes waits. After two seconds the thread is then left to itself.
    /// </summary>
    public void Interrupt()
    {
        if (!_spared && TrainingHost.Interrupt())
        {
            _spared = true;
            return;
        }
        Guard.Interrupted = TrainingHost.Stopped = true;
        if (_thread.IsAlive) _thread.Interrupt();
        _abandoned.CancelAfter(Patience);
    }
}
