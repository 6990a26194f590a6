using GradRepl.Networks.Optimization;

namespace GradRepl.Networks;

/// <summary>
/// The known optimizers, with torch.optim's formulas and defaults; w is a weight, g its gradient
/// (with decay·w added), η the rate.
/// </summary>
/// <remarks>
/// Weight decay falls on weights alone, not on biases and the scales and shifts of norms, where
/// torch decays whatever it is given.
/// </remarks>
public static class Optimizers
{
    /// <summary>Gradient descent: w ← w − η·g.</summary>
    /// <param name="rate">η, the learning rate.</param>
    /// <param name="weightDecay">Added to the gradient as decay·w.</param>
    public static Optimizer Sgd(double rate = 0.01, double weightDecay = 0) => new SgdOptimizer(rate, weightDecay);

    /// <summary>Gradient descent with momentum: v ← μ·v + g, w ← w − η·v (Polyak 1964).</summary>
    /// <param name="rate">η, the learning rate.</param>
    /// <param name="momentum">μ, in [0, 1).</param>
    /// <param name="weightDecay">Added to the gradient as decay·w.</param>
    public static Optimizer Momentum(double rate = 0.01, double momentum = 0.9, double weightDecay = 0) =>
        new MomentumOptimizer(rate, momentum, weightDecay, looksAhead: false);

    /// <summary>Nesterov's momentum: v ← μ·v + g, w ← w − η·(g + μ·v) (Sutskever et al. 2013, in torch's form).</summary>
    /// <inheritdoc cref="Momentum"/>
    public static Optimizer Nesterov(double rate = 0.01, double momentum = 0.9, double weightDecay = 0) =>
        new MomentumOptimizer(rate, momentum, weightDecay, looksAhead: true);

    /// <summary>RMSProp: v ← α·v + (1 − α)·g², w ← w − η·g/(√v + ε) (Hinton 2012).</summary>
    /// <param name="rate">η, the learning rate.</param>
    /// <param name="smoothing">α, in [0, 1).</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <param name="weightDecay">Added to the gradient as decay·w.</param>
    public static Optimizer RmsProp(double rate = 0.01, double smoothing = 0.99, double epsilon = 1e-8, double weightDecay = 0) =>
        new RmsPropOptimizer(rate, smoothing, epsilon, weightDecay);

    /// <summary>
    /// Adam: m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², w ← w − η·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ)
    /// (Kingma and Ba 2015, arXiv:1412.6980).
    /// </summary>
    /// <param name="rate">η, the learning rate.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <param name="weightDecay">Added to the gradient as decay·w.</param>
    public static Optimizer Adam(
        double rate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0) =>
        new AdamOptimizer(rate, beta1, beta2, epsilon, weightDecay, isDecoupled: false);

    /// <summary>Adam with decay apart from the gradient: first w ← w − η·decay·w (Loshchilov and Hutter 2019, arXiv:1711.05101).</summary>
    /// <param name="rate">η, the learning rate.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <param name="weightDecay">The share of a weight that a step with η = 1 takes away.</param>
    public static Optimizer AdamW(
        double rate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0.01) =>
        new AdamOptimizer(rate, beta1, beta2, epsilon, weightDecay, isDecoupled: true);
}
