using System;
using System.Threading;

namespace GradRepl.Networks;

/// <summary>What a program around trainings, such as the REPL, has to do with them: to interrupt them and to show how they go.</summary>
public static class TrainingHost
{
    private static int _running, _interruptions;

    /// <summary>
    /// Makes what shows the progress of a training that is not given its own; disposed at its end where it is
    /// disposable. Null shows nothing.
    /// </summary>
    public static Func<IProgress<TrainingProgress>?>? Progress { get; set; }

    /// <summary>Whether every training ends before its next step, those that begin later too, until this is false again.</summary>
    public static bool Stopped
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>How often <see cref="Interrupt"/> was called: a training ends when this changes.</summary>
    internal static int Interruptions => Volatile.Read(ref _interruptions);

    /// <summary>Asks the trainings that are running to end before their next step, with what they have learned so far.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Interrupt()
    {
        Interlocked.Increment(ref _interruptions);
        return Volatile.Read(ref _running) > 0;
    }

    internal static void Begin() => Interlocked.Increment(ref _running);

    internal static void End() => Interlocked.Decrement(ref _running);
}
