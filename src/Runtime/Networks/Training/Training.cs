using System;
using System.Threading;

namespace GradRepl.Runtime;

/// <summary>What a program around the training, such as the REPL, has to do with it: to interrupt it and to show how it goes.</summary>
public static class Training
{
    private static int _running, _interruptions;

    /// <summary>Makes what shows the progress of a training that is not given its own; disposed at the end where it is disposable. Null shows nothing.</summary>
    public static Func<IProgress<TrainingProgress>>? Progress { get; set; }

    /// <summary>How often trainings were interrupted; one that began before the last time ends after its current step.</summary>
    internal static int Interruptions => Volatile.Read(ref _interruptions);

    /// <summary>Asks the trainings that are running to end after their current step, with what they learned so far.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Interrupt()
    {
        Interlocked.Increment(ref _interruptions);
        return Volatile.Read(ref _running) > 0;
    }

    internal static void Begin() => Interlocked.Increment(ref _running);

    internal static void End() => Interlocked.Decrement(ref _running);
}
