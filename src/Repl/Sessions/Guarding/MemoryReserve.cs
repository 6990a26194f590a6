using System;
using System.Reflection;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>
/// Memory that is set aside, so that a session whose code has used up all of it can still say so, compile and clean up.
/// The limit itself is the runtime's (System.GC.HeapHardLimitPercent in the project file): beyond it .NET throws, where
/// without one the operating system would end the process.
/// </summary>
internal sealed class MemoryReserve
{
    // Never written to: it takes address space, and counts towards the limit, but no memory.
    private const int Bytes = 32 << 20;

    private byte[]? _reserve = GC.AllocateUninitializedArray<byte>(Bytes);

    /// <summary>Whether a submission ended because there was no memory left, on its own thread or on others.</summary>
    public static bool IsExhausted(Exception thrown) => thrown switch
    {
        // A size that no machine has is a mistake in the text, not a full heap; but what it left must go all the same.
        OutOfMemoryException => true,
        AggregateException several => Any(several),
        TargetInvocationException or TypeInitializationException => thrown.InnerException is { } inner && IsExhausted(inner),
        _ => false,
    };

    /// <summary>Whether the reserve could not be set aside again.</summary>
    public bool IsMissing => _reserve is null;

    /// <summary>Makes the reserve available, for what has to be done at once.</summary>
    public void Release()
    {
        if (_reserve is not null) _reserve = null;
    }

    /// <summary>Empties a submission's variables, gives the memory back, and sets the reserve aside again.</summary>
    /// <param name="submission">The object that holds the submission's variables; null for none.</param>
    /// <returns>Whether there is room again; if not, earlier variables hold it.</returns>
    public bool Recover(object? submission)
    {
        Release();
        if (submission is not null) Empty(submission);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GCMemoryInfo memory = GC.GetGCMemoryInfo();
        bool room = memory.HeapSizeBytes + 2L * Bytes < memory.TotalAvailableMemoryBytes;
        if (room) _reserve = GC.AllocateUninitializedArray<byte>(Bytes);
        return room;
    }

    private static bool Any(AggregateException several)
    {
        foreach (Exception inner in several.InnerExceptions)
            if (IsExhausted(inner)) return true;
        return false;
    }

    // The compiler's own fields, which hold the session together, have names that C# names cannot be.
    private static void Empty(object submission)
    {
        foreach (FieldInfo field in submission.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            if (!field.Name.Contains('<', StringComparison.Ordinal) && !field.IsInitOnly) field.SetValue(submission, null);
    }
}
