using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>What becomes of signals and gradients in a network, layer by layer over one batch, with a verdict in words.</summary>
/// <example><code>
/// var flow = GradientFlow.Measure(network, data, Loss.BinaryCrossEntropyOnLogits);
/// flow                     // the table and the verdict
/// Figure.GradientFlow(flow)
/// </code></example>
public sealed partial class GradientFlow
{
    private GradientFlow(IReadOnlyList<LayerFlow> layers, double loss, int examples, double rate)
    {
        (Layers, Loss, Examples, Rate) = (layers, loss, examples, rate);
        Findings = [.. Diagnose()];
    }

    /// <summary>Every layer, from the input to the output.</summary>
    public IReadOnlyList<LayerFlow> Layers { get; }

    /// <summary>The batch's loss.</summary>
    public double Loss { get; }

    /// <summary>How many examples the batch has.</summary>
    public int Examples { get; }

    /// <summary>η, the learning rate of <see cref="LayerFlow.UpdateRatio"/>.</summary>
    public double Rate { get; }

    /// <summary>What stands in the way of learning, the worst first; empty where gradients flow well.</summary>
    public IReadOnlyList<FlowFinding> Findings { get; }

    /// <summary>The worst finding's condition.</summary>
    public FlowCondition Condition => Findings.Count == 0 ? FlowCondition.Healthy : Findings[0].Condition;

    /// <summary>‖∂L/∂z‖ of the first layer with weights over that of the last: what is left of the gradient on its way.</summary>
    public double Received => Learning.Count == 0 ? double.NaN : Learning[0].GradientNorm / Learning[^1].GradientNorm;

    /// <summary>The layers as rows of a table.</summary>
    public IReadOnlyList<LayerFlowRow> Table => [.. Layers.Select(layer => new LayerFlowRow(
        layer.Number, layer.Activation is null ? layer.Kind : $"{layer.Kind} {layer.Activation.Name}",
        layer.PreActivations.Mean, layer.PreActivations.Deviation,
        layer.ExampleDeviation, layer.Activations.Deviation, layer.Saturated,
        layer.Dead, layer.GradientNorm, layer.WeightGradientNorm, layer.UpdateRatio))];

    private List<LayerFlow> Learning => field ??= [.. Layers.Where(layer => layer.WeightNorm is not null)];

    /// <summary>Runs a batch forwards and backwards and looks at every layer. The network stays as it is.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">batch × inputs.</param>
    /// <param name="y">The targets, as the loss wants them.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="rate">η, for the update-to-weight ratio of plain gradient descent.</param>
    /// <exception cref="ArgumentException">x or y does not fit, or the network has no layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not a positive number.</exception>
    public static GradientFlow Measure<T>(Network<T> network, Matrix<T> x, Matrix<T> y, Loss loss, double rate = 0.01)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(x);
        if (!(rate > 0 && double.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A learning rate is a positive number.");
        if (network.Layers.Count == 0)
            throw new ArgumentException("The network has no layer to look at: add one, as .Dense(1).", nameof(network));
        double value = network.Gradients(x, y, loss);
        return new GradientFlow(LayerFlow.Of(network, rate), value, x.Rows, rate);
    }

    /// <summary>The same over a data set; its labels are class numbers or, with another loss, the numbers to predict.</summary>
    /// <inheritdoc cref="Measure{T}(Network{T}, Matrix{T}, Matrix{T}, Loss, double)"/>
    public static GradientFlow Measure<T>(Network<T> network, Dataset data, Loss loss, double rate = 0.01)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = data.ToMatrices<T>();
        return Measure(network, x, y, loss, rate);
    }
}
