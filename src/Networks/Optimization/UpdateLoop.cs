using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

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
        WidestLanes.Run<T, Work<T>>(new Work<T>(rule, weights, gradient, first, second));
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

    /// <summary>Whole lanes, then what is left one by one.</summary>
    private readonly ref struct Work<T>(TRule rule, Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second)
        : ILaneWork<T>
        where T : unmanaged
    {
        private readonly TRule _rule = rule;
        private readonly Span<T> _weights = weights, _first = first, _second = second;
        private readonly ReadOnlySpan<T> _gradient = gradient;

        public void Run<TLane>()
            where TLane : struct, ILane<TLane, T>
        {
            nuint done = UpdateLoop<TRule>.Run<TLane, T>(_rule, _weights, _gradient, _first, _second, 0);
            UpdateLoop<TRule>.Run<LaneScalar<T>, T>(_rule, _weights, _gradient, _first, _second, done);
        }
    }
}
