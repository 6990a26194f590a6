using System;
using System.Linq;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks.Tests;

/// <summary>Networks of which it is known what becomes of their gradients, and what is said of them.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void Twenty_sigmoid_layers_vanish_and_the_greatest_slope_is_to_blame()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(20, 32, Activations.Sigmoid, Initializers.Xavier));
        Assert.Equal(FlowCondition.Vanishing, flow.Condition);
        Assert.InRange(flow.Received, 1e-15, 1e-10);
        Assert.StartsWith(
            $"Layer 1 receives {ShortNumber.Of(flow.Received, 2)} of the last layer's gradient: vanishing.",
            flow.Verdict,
            StringComparison.Ordinal);
        // 0.25²⁰ = 9.09e-13
        Assert.Contains("the greatest slope of Sigmoid is 0.25, and 0.25²⁰ = 9.1×10⁻¹³.", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_times_three_explode()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(10, 64, Activations.ReLU, Initializers.He.WithGain(3 * Math.Sqrt(2))));
        Assert.Equal(FlowCondition.Exploding, flow.Condition);
        // Nine layers of factor about 3.
        Assert.InRange(flow.Received, Math.Pow(2.2, 9), Math.Pow(4, 10));
        Assert.Contains("times the last layer's gradient: exploding", flow.Verdict, StringComparison.Ordinal);
        Assert.Contains("The signal explodes on its way forwards", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void ReLU_with_bias_minus_ten_is_dead()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(3, 16, Activations.ReLU, Initializers.He, Initializers.Constant(-10)));
        Assert.Equal(FlowCondition.Dead, flow.Condition);
        Assert.Single(flow.Findings);
        Assert.Equal(3, flow.Findings[0].Layer);
        Assert.StartsWith(
            "All 16 units of layer 3 (Dense ReLU) are dead: their slope is 0 for each of the 100 examples",
            flow.Verdict,
            StringComparison.Ordinal);
        Assert.Contains("2 layers before it are no better", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_dead_layer_is_named_with_its_number()
    {
        var network = new Network(2, seed: 1).Dense(8, Activations.ReLU);
        Span<double> bias = ((Dense<double>)network.Layers[0]).Bias.Elements;
        for (int unit = 0; unit < 4; unit++) bias[unit] = -100;
        GradientFlow flow = FlowNetworks.Measure(network.Dense(1));
        Assert.StartsWith("4 of 8 units of layer 1 (Dense ReLU) are dead", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_lets_no_gradient_through()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(2, 8, Activations.Step, Initializers.Xavier));
        Assert.Equal(FlowCondition.Dead, flow.Condition);
        Assert.Contains("Step has slope 0 everywhere: choose another activation", flow.Verdict, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReLU", "He")]
    [InlineData("Tanh", "Xavier")]
    [InlineData("GELU", "SecondMoment")]
    [InlineData("SELU", "SecondMoment")]
    public void The_usual_pairs_are_healthy(string activation, string initializer)
    {
        Initializer weights = initializer switch
        {
            "He" => Initializers.He,
            "Xavier" => Initializers.Xavier,
            _ => Initializers.SecondMoment,
        };
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(20, 64, Activation.Named(activation), weights));
        Assert.Equal(FlowCondition.Healthy, flow.Condition);
        Assert.StartsWith("Healthy: layer 1 receives ", flow.Verdict, StringComparison.Ordinal);
        Assert.InRange(flow.Received, 0.02, 50);
    }

    [Fact]
    public void Large_weights_saturate_tanh()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(3, 32, Activations.Tanh, Initializers.LeCun.WithGain(20)));
        Assert.Equal(FlowCondition.Saturated, flow.Condition);
        Assert.Contains(
            "of layer 3 (Dense Tanh) is saturated: the slope is below 1 % of its greatest, 1", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Small_weights_are_told_from_small_slopes()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(8, 32, Activations.Tanh, Initializers.Normal(0.02)));
        Assert.Equal(FlowCondition.Vanishing, flow.Condition);
        Assert.Contains("the weights are too small", flow.Verdict, StringComparison.Ordinal);
        Assert.Contains("The signal dies out on its way forwards", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void An_overflow_is_said_and_nothing_else()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(4, 8, Activations.ReLU, Initializers.Normal(1e120)));
        Assert.Equal(FlowCondition.NotFinite, flow.Condition);
        Assert.Single(flow.Findings);
        Assert.Contains("layer 3 (Dense ReLU) are NaN or infinite", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_without_gradient_has_nothing_to_learn()
    {
        Network<double> network = new Network(1).Dense(1, (Activation?)null, Initializers.Zeros);
        GradientFlow flow = GradientFlow.Measure(network, new Matrix<double>(2, 1, [1, 2]), new Matrix<double>(2, 1), Loss.SquaredError);
        Assert.Equal(FlowCondition.NoGradient, flow.Condition);
        Assert.Contains("there is nothing to learn from these 2 examples", flow.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void A_norm_heals_sigmoid()
    {
        var network = new Network(2, seed: 2);
        for (int l = 0; l < 8; l++) network.Dense(32, (Activation?)null, Initializers.Xavier).BatchNorm().Activate(Activations.Sigmoid);
        Assert.Equal(FlowCondition.Healthy, FlowNetworks.Measure(network.Dense(1, (Activation?)null, Initializers.Xavier)).Condition);
        Assert.Equal(
            FlowCondition.Vanishing, FlowNetworks.Measure(FlowNetworks.Deep(8, 32, Activations.Sigmoid, Initializers.Xavier)).Condition);
    }

    [Fact]
    public void The_text_is_a_table_of_one_line_a_layer_and_the_verdict()
    {
        GradientFlow flow = FlowNetworks.Measure(FlowNetworks.Deep(2, 4, Activations.Tanh, Initializers.Xavier));
        string[] lines = flow.ToString().Split('\n');
        Assert.StartsWith("layer", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1 Dense Tanh", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("3 Dense ", lines[3], StringComparison.Ordinal);
        Assert.Single(lines[..4].Select(line => line.Length).Distinct());
        Assert.Equal(flow.Verdict, string.Join('\n', lines[5..]));
        Assert.Equal(3, flow.Table.Count);
        Assert.Equal(flow.Layers[1].GradientNorm, flow.Table[1].GradientZ);
    }

    [Fact]
    public void A_recorder_measures_before_training_and_after_every_so_many_epochs()
    {
        Network<double> network = FlowNetworks.Deep(2, 8, Activations.Tanh, Initializers.Xavier);
        (Matrix<double> x, Matrix<double> y) = FlowNetworks.Rings.ToMatrices<double>();
        var recorder = new GradientRecorder<double>(network, x, y, Loss.BinaryCrossEntropyOnLogits, every: 2);
        network.Train(
            x, y, Loss.BinaryCrossEntropyOnLogits, Optimizers.Adam(0.01), new TrainingOptions { Epochs = 5, AfterEpoch = recorder.Record });
        Assert.Equal([0, 2, 4], recorder.Flows.Select(each => each.Epoch));
        Assert.True(recorder.Flows[^1].Flow.Loss < recorder.Flows[0].Flow.Loss);
    }
}
