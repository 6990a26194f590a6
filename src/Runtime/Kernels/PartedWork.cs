using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace GradRepl.Runtime.Kernels;

/// <summary>
/// Work in parts that the thread pool's threads and the caller take one after the other. Kept and used again, it allocates
/// nothing; and the caller finishes alone if the pool has no thread to spare.
/// </summary>
internal abstract class PartedWork : IThreadPoolWorkItem
{
    private readonly ManualResetEventSlim _finished = new();

    /// <summary>How many parts nobody has taken; negative once all are.</summary>
    private int _left;
    private int _unfinished;
    private volatile Exception? _failure;

    void IThreadPoolWorkItem.Execute() => TakeParts();

    protected abstract void RunPart(int part);

    /// <summary>Runs the parts 0, 1, …; one call at a time. Throws what a part threw, after all have ended.</summary>
    protected void RunParts(int count)
    {
        _failure = null;
        _finished.Reset();
        _unfinished = count;
        // Set last: from here on a thread that is late from the previous call may take a part.
        Volatile.Write(ref _left, count);
        for (int i = 1; i < count; i++) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        TakeParts();
        WaitForOthers();
        if (_failure is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    private void TakeParts()
    {
        for (int part; (part = Interlocked.Decrement(ref _left)) >= 0;)
        {
            try
            {
                RunPart(part);
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
            if (Interlocked.Decrement(ref _unfinished) == 0) _finished.Set();
        }
    }

    /// <summary>Waits even when interrupted: other threads still write to memory that the caller has pinned.</summary>
    private void WaitForOthers()
    {
        bool isInterrupted = false;
        while (!_finished.IsSet)
        {
            try
            {
                _finished.Wait();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }
        if (isInterrupted) Thread.CurrentThread.Interrupt();
    }
}
