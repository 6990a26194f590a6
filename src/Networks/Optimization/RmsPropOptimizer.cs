using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>v ← α·v + (1 − α)·g², w ← w − η·g/(√v + ε).</summary>
internal sealed class RmsPropOptimizer(double rate, double smoothing, double epsilon, double weightDecay) : Optimizer(rate, weightDecay)
{
    private readonly double _smoothing = RequireShare(smoothing, nameof(smoothing)), _epsilon = RequirePositive(epsilon, nameof(epsilon));

    public override string Name => FormattableString.Invariant($"RMSProp, rate {Rate}");

    public override int StateSlots => 1;

    protected internal override void Update<T>(
        Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, double rate, double decay, int step) =>
        UpdateLoop<Rule>.Run(new Rule(rate, _smoothing, _epsilon, decay), weights, gradient, first, second);

    private readonly struct Rule(double rate, double smoothing, double epsilon, double decay) : IUpdateRule
    {
        public static int StateSlots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : struct, ILane<TLane>
        {
            gradient += TLane.Create(decay) * weight;
            first = TLane.Create(smoothing) * first + TLane.Create(1 - smoothing) * gradient * gradient;
            weight -= TLane.Create(rate) * gradient / (TLane.Sqrt(first) + TLane.Create(epsilon));
        }
    }
}
