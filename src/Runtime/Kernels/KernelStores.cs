namespace GradRepl.Runtime.Kernels;

/// <summary>How a kernel's loop stores its results.</summary>
internal interface IKernelStores
{
    /// <summary>Whether each fills one whole lane of memory; else lanes are stored as they come.</summary>
    static abstract bool Align { get; }

    /// <summary>Whether they go past the caches, which would only read each line to overwrite it.</summary>
    static abstract bool Stream { get; }
}

/// <summary>As they come: to the innermost cache, which hardly minds a store across two of its lines.</summary>
internal readonly struct PlainStores : IKernelStores
{
    public static bool Align => false;

    public static bool Stream => false;
}

/// <summary>To the outer caches.</summary>
internal readonly struct AlignedStores : IKernelStores
{
    public static bool Align => true;

    public static bool Stream => false;
}

/// <summary>To more memory than the caches hold.</summary>
internal readonly struct StreamingStores : IKernelStores
{
    public static bool Align => true;

    public static bool Stream => true;
}
