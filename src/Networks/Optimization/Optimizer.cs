using System;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>
/// How gradients change weights. An optimizer is a description that any number of networks may share: what it remembers of
/// earlier steps is kept in the <see cref="OptimizerRun{T}"/> that <see cref="For"/> makes. <see cref="Optimizers"/> has the known ones.
/// </summary>
public abstract partial class Optimizer
{
    /// <summary>An optimizer with its learning rate and weight decay.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="weightDecay">
    /// The share by which weights (not biases) are drawn to 0; as gradient, decay·w, unless the optimizer says otherwise.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number, or the decay is negative or not finite.</exception>
    protected Optimizer(double rate, double weightDecay = 0)
    {
        if (!(rate > 0 && double.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(
                nameof(rate), rate, "The learning rate must be a positive number: with 0 nothing is learned, below 0 the loss is climbed.");
        if (!(weightDecay >= 0 && double.IsFinite(weightDecay)))
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, "Weight decay must be a number that is not negative.");
        Rate = rate;
        WeightDecay = weightDecay;
    }

    /// <summary>The learning rate, before a schedule changes it.</summary>
    public double Rate { get; }

    /// <summary>The share by which weights are drawn to 0.</summary>
    public double WeightDecay { get; }

    /// <summary>The optimizer with its numbers.</summary>
    public abstract string Name { get; }

    /// <summary>How many numbers are remembered for each weight: 0, 1 or 2.</summary>
    public abstract int StateSlots { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Takes one step with the numbers of one parameter.</summary>
    /// <param name="weights">The numbers, to be changed.</param>
    /// <param name="gradient">Their gradients.</param>
    /// <param name="first">What is remembered, to be changed; 0 before the first step; empty where <see cref="StateSlots"/> is 0.</param>
    /// <param name="second">The second number that is remembered; empty where <see cref="StateSlots"/> is below 2.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="decay">The weight decay of this parameter.</param>
    /// <param name="step">The number of the step, from 1.</param>
    protected internal abstract void Update<T>(
        Span<T> weights, ReadOnlySpan<T> gradient, Span<T> first, Span<T> second, double rate, double decay, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Demands a factor in [0, 1).</summary>
    private protected static double RequireShare(double value, string name) => value >= 0 && value < 1 ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie in [0, 1).");

    /// <summary>Demands a positive number.</summary>
    private protected static double RequirePositive(double value, string name) => value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a positive number.");
}
