using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>An update rule over all numbers of a parameter, in the widest vectors that the processor has.</summary>
internal static class UpdateLoop<TRule>
    where TRule : struct, IUpdateRule
{
    public static void Run<T>(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (gradient.Length != weights.Length || (TRule.StateSlots > 0 && first.Length != weights.Length)
            || (TRule.StateSlots > 1 && second.Length != weights.Length))
            throw new ArgumentException($"{weights.Length} weights need as many gradients and remembered numbers.");
        nuint done = Vector512.IsHardwareAccelerated ? Run<Lane512<T>, T>(rule, weights, gradient, first, second, 0)
            : Vector256.IsHardwareAccelerated ? Run<Lane256<T>, T>(rule, weights, gradient, first, second, 0)
            : Vector128.IsHardwareAccelerated ? Run<Lane128<T>, T>(rule, weights, gradient, first, second, 0)
            : 0;
        Run<LaneScalar<T>, T>(rule, weights, gradient, first, second, done);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nuint Run<TLane, T>(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, nuint from)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged
    {
        ref T w = ref MemoryMarshal.GetReference(weights), g = ref MemoryMarshal.GetReference(gradient);
        ref T m = ref MemoryMarshal.GetReference(first), v = ref MemoryMarshal.GetReference(second);
        nuint i = from;
        for (; i + (nuint)TLane.Count <= (nuint)weights.Length; i += (nuint)TLane.Count)
        {
            TLane weight = TLane.Load(in w, i);
            TLane one = TRule.StateSlots > 0 ? TLane.Load(in m, i) : default, two = TRule.StateSlots > 1 ? TLane.Load(in v, i) : default;
            rule.Apply(ref weight, TLane.Load(in g, i), ref one, ref two);
            TLane.Store(weight, ref w, i);
            if (TRule.StateSlots > 0) TLane.Store(one, ref m, i);
            if (TRule.StateSlots > 1) TLane.Store(two, ref v, i);
        }
        return i;
    }
}
