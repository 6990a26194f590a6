using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>v ← μ·v + g, and a step along v, or along g + μ·v for Nesterov's.</summary>
internal sealed class MomentumOptimizer(double rate, double momentum, double weightDecay, bool looksAhead) : Optimizer(rate, weightDecay)
{
    private readonly double _momentum = RequireShare(momentum, nameof(momentum));

    public override string Name =>
        FormattableString.Invariant($"{(looksAhead ? "Nesterov momentum" : "momentum")} {_momentum}, rate {Rate}");

    public override int StateSlots => 1;

    protected internal override void Update<T>(
        Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, double rate, double decay, int step)
    {
        if (looksAhead) UpdateLoop<Nesterov>.Run(new Nesterov(rate, _momentum, decay), weights, gradient, first, second);
        else UpdateLoop<Heavy>.Run(new Heavy(rate, _momentum, decay), weights, gradient, first, second);
    }

    private readonly struct Heavy(double rate, double momentum, double decay) : IUpdateRule
    {
        public static int StateSlots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : struct, ILane<TLane>
        {
            gradient += TLane.Create(decay) * weight;
            first = TLane.Create(momentum) * first + gradient;
            weight -= TLane.Create(rate) * first;
        }
    }

    private readonly struct Nesterov(double rate, double momentum, double decay) : IUpdateRule
    {
        public static int StateSlots => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : struct, ILane<TLane>
        {
            gradient += TLane.Create(decay) * weight;
            first = TLane.Create(momentum) * first + gradient;
            weight -= TLane.Create(rate) * (gradient + TLane.Create(momentum) * first);
        }
    }
}
