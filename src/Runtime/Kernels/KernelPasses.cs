using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Kernels;

/// <summary>What a loop reads beside z, and which of a kernel's results it writes.</summary>
internal interface IKernelPass
{
    static abstract bool ReadsUpstream { get; }

    static abstract bool WritesSecond { get; }

    static abstract TLane First<TLane>(TLane value, TLane derivative, TLane upstream)
        where TLane : struct, ILane<TLane>;
}

/// <summary>z → f(z).</summary>
internal readonly struct ValuePass : IKernelPass
{
    public static bool ReadsUpstream => false;

    public static bool WritesSecond => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane First<TLane>(TLane value, TLane derivative, TLane upstream)
        where TLane : struct, ILane<TLane> => value;
}

/// <summary>z → f′(z).</summary>
internal readonly struct DerivativePass : IKernelPass
{
    public static bool ReadsUpstream => false;

    public static bool WritesSecond => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane First<TLane>(TLane value, TLane derivative, TLane upstream)
        where TLane : struct, ILane<TLane> => derivative;
}

/// <summary>z → f(z) and, second, f′(z).</summary>
internal readonly struct BothPass : IKernelPass
{
    public static bool ReadsUpstream => false;

    public static bool WritesSecond => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane First<TLane>(TLane value, TLane derivative, TLane upstream)
        where TLane : struct, ILane<TLane> => value;
}

/// <summary>z, upstream → upstream·f′(z).</summary>
internal readonly struct BackwardPass : IKernelPass
{
    public static bool ReadsUpstream => true;

    public static bool WritesSecond => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane First<TLane>(TLane value, TLane derivative, TLane upstream)
        where TLane : struct, ILane<TLane> => upstream * derivative;
}
