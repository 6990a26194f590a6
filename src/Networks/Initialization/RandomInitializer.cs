using System;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>Independent weights of mean 0 and a standard deviation that depends on the layer, normal or uniform.</summary>
public abstract class RandomInitializer : Initializer
{
    /// <summary>Weights spread one way or the other.</summary>
    /// <param name="isUniform">Whether they are uniform in ±√3 standard deviations; else they are normal.</param>
    protected RandomInitializer(bool isUniform) => IsUniform = isUniform;

    /// <summary>Whether the weights are uniform; else they are normal.</summary>
    public bool IsUniform { get; }

    /// <summary>The standard deviation of a layer's weights.</summary>
    /// <param name="inputs">The layer's inputs: fan-in.</param>
    /// <param name="outputs">The layer's outputs: fan-out.</param>
    /// <param name="activation">The layer's activation; <see cref="Activations.Linear"/> where it has none.</param>
    public abstract double StandardDeviation(int inputs, int outputs, Activation activation);

    /// <inheritdoc/>
    public sealed override void Fill(Matrix<double> weights, Activation activation, Random random)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(random);
        double deviation = StandardDeviation(weights.Rows, weights.Columns, activation), bound = Math.Sqrt(3) * deviation;
        if (IsUniform) foreach (ref double weight in weights.Elements) weight = bound * ((2 * random.NextDouble()) - 1);
        else NormalDraws.Fill(weights.Elements, deviation, random);
    }
}
