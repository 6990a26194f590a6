using System;
using System.Threading;
using GradRepl.Runtime;

namespace GradRepl.Tests;

/// <summary>
/// Sets how many threads computations may use and puts it back when disposed. The setting is the process's: tests that need
/// one wait for each other.
/// </summary>
internal sealed class ThreadLimit : IDisposable
{
    private static readonly Lock Setting = new();

    private readonly int _before;

    public ThreadLimit(int threads)
    {
        Setting.Enter();
        _before = Parallelism.MaximumThreads;
        Parallelism.MaximumThreads = threads;
    }

    public void Dispose()
    {
        Parallelism.MaximumThreads = _before;
        Setting.Exit();
    }
}
