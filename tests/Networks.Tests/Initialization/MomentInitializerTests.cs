using System;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

public sealed class MomentInitializerTests
{
    [Fact]
    public void For_ReLU_and_linear_layers_they_are_those_that_others_derived()
    {
        Close.Relative(Math.Sqrt(2.0 / 50), Initializers.SecondMoment.StandardDeviation(50, 80, Activations.ReLU), 1e-14);
        Close.Relative(Math.Sqrt(2.0 / 80), Initializers.BackwardSecondMoment.StandardDeviation(50, 80, Activations.ReLU), 1e-14);
        Close.Relative(Math.Sqrt(2.0 / 130), Initializers.BalancedSecondMoment.StandardDeviation(50, 80, Activations.Linear), 1e-14);
        // Klambauer et al. (2017)
        Close.Relative(1 / Math.Sqrt(50), Initializers.SecondMoment.StandardDeviation(50, 80, Activations.SELU), 1e-7);
    }

    [Theory]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("GELU")]
    [InlineData("Softplus")]
    [InlineData("Gaussian")]
    public void Pre_activations_keep_the_second_moment_1_through_layers(string name)
    {
        const int Width = 400, Layers = 6;
        Activation activation = Activation.Named(name);
        var network = new Network(Width, seed: 5);
        for (int l = 0; l < Layers; l++) network.Dense(Width, activation, Initializers.SecondMoment);
        var random = new Random(9);
        var x = new Matrix<double>(50, Width);
        // What a layer before would give: φ of standard normal numbers.
        foreach (ref double value in x.Elements)
            value = activation.Value(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        network.Forward(x);
        foreach (Layer<double> layer in network.Layers)
        {
            double moment = 0;
            foreach (double z in layer.PreActivation!.Elements) moment += z * z / (50 * Width);
            // Units that hardly differ between examples, as Softplus's, make √(2/400) = 7 % the standard error of a layer.
            Assert.True(moment is > 0.7 and < 1.4, $"{layer.Name}: E[z²] = {moment}");
        }
    }

    [Fact]
    public void An_activation_without_a_usable_moment_is_refused()
    {
        Activation zero = TestActivations.Define("Zero", _ => 0, _ => 0);
        Assert.Contains(
            "second moment",
            Assert.Throws<ArgumentException>(() => new Network(2).Dense(3, zero, Initializers.SecondMoment)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Network(2).Dense(3, Activations.Step, Initializers.BackwardSecondMoment));
    }
}
