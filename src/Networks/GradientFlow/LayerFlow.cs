using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>What went through a layer forwards and backwards, over one batch.</summary>
public sealed partial class LayerFlow
{
    internal LayerFlow()
    {
    }

    /// <summary>The layer's place, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The kind of layer, as <c>Dense</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its activation; null where it has none.</summary>
    public required Activation? Activation { get; init; }

    /// <summary>Its outputs.</summary>
    public required int Units { get; init; }

    /// <summary>z, before the activation; the output where the layer has none.</summary>
    public required Distribution PreActivations { get; init; }

    /// <summary>
    /// How far a unit's z differs from example to example: the standard deviation over the batch, root mean square over the
    /// units. What a layer still knows of its input.
    /// </summary>
    public required double ExampleDeviation { get; init; }

    /// <summary>a, the layer's output.</summary>
    public required Distribution Activations { get; init; }

    /// <summary>∂L/∂z; ∂L/∂a where the layer has no activation.</summary>
    public required Distribution Gradients { get; init; }

    /// <summary>∂L/∂a.</summary>
    public required Distribution ActivationGradients { get; init; }

    /// <summary>log₁₀|∂L/∂z| of the gradients that are not 0.</summary>
    public required Distribution GradientMagnitudes { get; init; }

    /// <summary>The greatest |φ′(z)| of the activation for |z| ≤ 10; 1 where the layer has none.</summary>
    public required double GreatestSlope { get; init; }

    /// <summary>
    /// √(mean of φ′(z)²) over units and examples: what the activation leaves of a gradient, on
    /// average; 1 where the layer has none.
    /// </summary>
    public required double MeanSlope { get; init; }

    /// <summary>The fraction of units and examples at which |φ′(z)| is below 1 % of <see cref="GreatestSlope"/>, from 0 to 1.</summary>
    public required double Saturated { get; init; }

    /// <summary>How many units have slope 0 for every example, so that they learn nothing and hand nothing back.</summary>
    public required int DeadUnits { get; init; }

    /// <summary>The fraction of |∂L/∂z| that is not finite, or over 100 times the root mean square of the last layer's.</summary>
    public required double Exploding { get; init; }

    /// <summary>‖W‖, over all parameters that decay; null where there are none.</summary>
    public required double? WeightNorm { get; init; }

    /// <summary>‖∂L/∂W‖, over the same.</summary>
    public required double? WeightGradientNorm { get; init; }

    /// <summary>
    /// η·‖∂L/∂W‖/‖W‖: the share of the weights that a step of gradient descent changes. About 10⁻³ is a good sign;
    /// 10⁻⁶ hardly learns, 10⁻¹ jumps.
    /// </summary>
    public required double? UpdateRatio { get; init; }

    /// <summary>The fraction of <see cref="DeadUnits"/>, from 0 to 1.</summary>
    public double Dead => (double)DeadUnits / Units;

    /// <summary>‖∂L/∂z‖ over units and examples.</summary>
    public double GradientNorm => Gradients.Norm;

    /// <summary>The place, the kind and the activation.</summary>
    public override string ToString() => $"layer {Number} ({Kind}{(Activation is null ? "" : $" {Activation}")})";
}
