namespace GradRepl.Runtime.Kernels;

/// <summary>How a kernel's loop stores its results.</summary>
internal interface IKernelStores
{
    /// <summary>Whether each store fills one aligned lane of memory; else lanes are stored unaligned.</summary>
    static abstract bool Align { get; }

    /// <summary>Whether stores bypass the caches, which would read each line only to overwrite it.</summary>
    static abstract bool Stream { get; }
}

/// <summary>Unaligned, for results that fit the innermost cache, where crossing a line costs little.</summary>
internal readonly struct PlainStores : IKernelStores
{
    public static bool Align => false;

    public static bool Stream => false;
}

/// <summary>Aligned, for results that fit the outer caches.</summary>
internal readonly struct AlignedStores : IKernelStores
{
    public static bool Align => true;

    public static bool Stream => false;
}

/// <summary>Aligned and past the caches, for results that they cannot hold.</summary>
internal readonly struct StreamingStores : IKernelStores
{
    public static bool Align => true;

    public static bool Stream => true;
}
