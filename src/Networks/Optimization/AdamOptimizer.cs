using System;
using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Networks.Optimization;

/// <summary>Adam, with the decay in the gradient or apart from it.</summary>
internal sealed class AdamOptimizer(double rate, double beta1, double beta2, double epsilon, double weightDecay, bool isDecoupled)
    : Optimizer(rate, weightDecay)
{
    private readonly double _beta1 = RequireShare(beta1, nameof(beta1));
    private readonly double _beta2 = RequireShare(beta2, nameof(beta2)), _epsilon = RequirePositive(epsilon, nameof(epsilon));

    public override string Name => FormattableString.Invariant($"{(isDecoupled ? "AdamW" : "Adam")}, rate {Rate}");

    public override int StateSlots => 2;

    protected internal override void Update<T>(
        Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, double rate, double decay, int step)
    {
        double firstCorrection = 1 - Math.Pow(_beta1, step), secondCorrection = 1 - Math.Pow(_beta2, step);
        var rule = new Rule(
            _beta1, _beta2, rate / firstCorrection, 1 / Math.Sqrt(secondCorrection),
            _epsilon, isDecoupled ? 0 : decay, isDecoupled ? 1 - (rate * decay) : 1);
        UpdateLoop<Rule>.Run(rule, weights, gradient, first, second);
    }

    /// <param name="beta1">β₁.</param>
    /// <param name="beta2">β₂.</param>
    /// <param name="rate">η/(1 − β₁ᵗ).</param>
    /// <param name="scale">1/√(1 − β₂ᵗ).</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="decay">What share of a weight is added to its gradient.</param>
    /// <param name="kept">What share of a weight is kept.</param>
    private readonly struct Rule(double beta1, double beta2, double rate, double scale, double epsilon, double decay, double kept)
        : IUpdateRule
    {
        public static int StateSlots => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLane>(ref TLane weight, TLane gradient, ref TLane first, ref TLane second)
            where TLane : struct, ILane<TLane>
        {
            gradient += TLane.Create(decay) * weight;
            first = TLane.Create(beta1) * first + TLane.Create(1 - beta1) * gradient;
            second = TLane.Create(beta2) * second + TLane.Create(1 - beta2) * gradient * gradient;
            weight = TLane.Create(kept) * weight
                - TLane.Create(rate) * first / (TLane.Sqrt(second) * TLane.Create(scale) + TLane.Create(epsilon));
        }
    }
}
