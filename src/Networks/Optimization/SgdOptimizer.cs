using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>w ← w − η·(g + decay·w).</summary>
internal sealed class SgdOptimizer(double rate, double weightDecay) : Optimizer(rate, weightDecay)
{
    public override string Name => FormattableString.Invariant($"SGD, rate {Rate}");

    public override int StateSlots => 0;

    protected internal override void Update<T>(
        Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, double rate, double decay, int step) =>
        UpdateLoop<Rule>.Run(new Rule(rate, decay), weights, gradient, first, second);

    private readonly struct Rule(double rate, double decay) : IUpdateRule
    {
        public static int StateSlots => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : struct, ILane<TLane> =>
            weight -= TLane.Create(rate) * (gradient + TLane.Create(decay) * weight);
    }
}
