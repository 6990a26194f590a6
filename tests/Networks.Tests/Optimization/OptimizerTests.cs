using System;
using System.Linq;

namespace GradRepl.Networks.Tests;

/// <summary>The published formulas, step by step on one weight in plain arithmetic; torch: NetworkTorchTests.</summary>
public class OptimizerTests
{
    private static readonly double[] Gradients = [0.5, -1.25, 3, 0, 1e-3];

    [Fact]
    public void Sgd() => Follows(Optimizers.Sgd(0.1), (w, g, _) => w - (0.1 * g));

    [Fact]
    public void Momentum()
    {
        double v = 0;
        Follows(Optimizers.Momentum(0.1, 0.8), (w, g, _) => w - (0.1 * (v = (0.8 * v) + g)));
    }

    [Fact]
    public void Nesterov()
    {
        double v = 0;
        Follows(Optimizers.Nesterov(0.1, 0.8), (w, g, _) => w - (0.1 * (g + (0.8 * (v = (0.8 * v) + g)))));
    }

    [Fact]
    public void RmsProp()
    {
        double v = 0;
        Follows(Optimizers.RmsProp(0.1, 0.9, 1e-6), (w, g, _) => w - (0.1 * g / (Math.Sqrt(v = (0.9 * v) + (0.1 * g * g)) + 1e-6)));
    }

    [Fact]
    public void Adam()
    {
        double m = 0, v = 0;
        Follows(Optimizers.Adam(0.1, 0.8, 0.99, 1e-6), (w, g, t) =>
        {
            (m, v) = ((0.8 * m) + (0.2 * g), (0.99 * v) + (0.01 * g * g));
            return w - (0.1 * (m / (1 - Math.Pow(0.8, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-6));
        });
    }

    [Fact]
    public void AdamW_decays_apart_from_the_gradient()
    {
        double m = 0, v = 0;
        Follows(Optimizers.AdamW(0.1, 0.8, 0.99, 1e-6, 0.3), (w, g, t) =>
        {
            (m, v) = ((0.8 * m) + (0.2 * g), (0.99 * v) + (0.01 * g * g));
            return (w * (1 - (0.1 * 0.3))) - (0.1 * (m / (1 - Math.Pow(0.8, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.99, t))) + 1e-6));
        });
    }

    [Fact]
    public void Decay_spares_biases_and_norms()
    {
        Network<double> network = new Network(2).Dense(3, biases: Initializers.Constant(1)).LayerNorm();
        double[] weights = network.Parameters[0].Value.Elements.ToArray();
        Optimizers.Sgd(0.5, weightDecay: 0.2).For(network).Step();
        Assert.Equal(weights.Select(w => w - (0.5 * (0.2 * w))), network.Parameters[0].Value.Elements.ToArray());
        foreach (Parameter<double> parameter in network.Parameters.Skip(1).Take(2))
            Assert.All(parameter.Value.Elements.ToArray(), value => Assert.Equal(1, value));
    }

    [Fact]
    public void Clipping_keeps_its_limit()
    {
        Network<double> network = new Network(2).Dense(2);
        double[] gradient = [3, -4, 12, 0.5];
        void Set() => gradient.CopyTo(network.Parameters[0].Gradient.Elements);
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        Set();
        Close.Relative(norm, Clipping.ByGlobalNorm(2).Apply(network.Parameters), 1e-15);
        double[] clipped = network.Parameters[0].Gradient.Elements.ToArray();
        for (int i = 0; i < clipped.Length; i++) Close.Relative(gradient[i] * 2 / (norm + 1e-6), clipped[i], 1e-15);
        Set();
        Clipping.ByValue(3.5).Apply(network.Parameters);
        Assert.Equal([3, -3.5, 3.5, 0.5], network.Parameters[0].Gradient.Elements.ToArray());
        Set();
        Clipping.ByNorm(100).Apply(network.Parameters);
        Assert.Equal(gradient, network.Parameters[0].Gradient.Elements.ToArray());
    }

    [Fact]
    public void Numbers_of_no_sense_are_refused()
    {
        foreach (double rate in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Contains(
                "learning rate", Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers.Sgd(rate)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers.Adam(rate));
            Assert.Throws<ArgumentOutOfRangeException>(() => Clipping.ByNorm(rate));
            Assert.Throws<ArgumentOutOfRangeException>(() => Schedules.Exponential(rate));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers.Momentum(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers.Adam(0.1, epsilon: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Optimizers.Sgd(0.1, weightDecay: -1));
    }

    [Fact]
    public void Warm_up_rises_to_what_follows()
    {
        Schedule schedule = Schedules.WarmUp(2, Schedules.Cosine());
        Close.Relative(0.01, schedule.Factor(0, 10), 1e-15);
        Close.Relative(0.505, schedule.Factor(1, 10), 1e-15);
        Close.Relative(1, schedule.Factor(2, 10), 1e-15);
        Close.Relative(0.5, schedule.Factor(6, 10), 1e-15);
        Assert.Equal(0, schedule.Factor(10, 10), 1e-15);
    }

    /// <summary>
    /// Five steps on nineteen weights, so that whole vectors and a rest are covered; the rule is
    /// applied to each in plain arithmetic.
    /// </summary>
    private static void Follows(Optimizer optimizer, Func<double, double, int, double> rule)
    {
        Network<double> network = new Network(1).Dense(19);
        OptimizerRun<double> steps = optimizer.For(network);
        Span<double> weights = network.Parameters[0].Value.Elements;
        weights.Fill(0.7);
        double expected = 0.7;
        for (int step = 1; step <= Gradients.Length; step++)
        {
            network.Parameters[0].Gradient.Elements.Fill(Gradients[step - 1]);
            steps.Step();
            expected = rule(expected, Gradients[step - 1], step);
            foreach (double weight in weights) Close.Relative(expected, weight, 1e-13, $"{optimizer} step {step}");
        }
        Assert.Equal(Gradients.Length, steps.Steps);
    }
}
