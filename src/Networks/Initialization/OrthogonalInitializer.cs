using System;
using System.Numerics.Tensors;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>
/// Weights whose rows or columns, whichever are fewer, are orthogonal and of one length: a random rotation, which keeps the
/// length of the signal (Saxe et al. 2014, arXiv:1312.6120).
/// </summary>
public sealed class OrthogonalInitializer : Initializer
{
    private readonly double? _gain;

    internal OrthogonalInitializer(double? gain) => _gain = gain;

    /// <inheritdoc/>
    public override string Name => _gain switch
    {
        null => "orthogonal with the activation's gain",
        1 => "orthogonal",
        _ => FormattableString.Invariant($"orthogonal with gain {_gain}"),
    };

    /// <summary>The same with a gain of your choice: the length of each row or column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not a positive number.</exception>
    public OrthogonalInitializer WithGain(double gain) => gain > 0 && double.IsFinite(gain)
        ? new OrthogonalInitializer(gain)
        : throw new ArgumentOutOfRangeException(nameof(gain), gain, "The gain must be a positive number.");

    /// <summary>The same with the gain of the layer's activation, <see cref="Gain.Of"/>.</summary>
    public OrthogonalInitializer WithActivationGain() => new(null);

    /// <inheritdoc/>
    public override void Fill(Matrix<double> weights, Activation activation, Random random)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(random);
        bool isWide = weights.Rows <= weights.Columns;
        int count = isWide ? weights.Rows : weights.Columns;
        var vectors = new Matrix<double>(count, isWide ? weights.Columns : weights.Rows);
        for (int i = 0; i < count; i++) AddOrthogonal(vectors, i, random);
        double gain = _gain ?? Gain.Of(activation);
        for (int i = 0; i < weights.Rows; i++)
            for (int j = 0; j < weights.Columns; j++)
                weights[i, j] = gain * (isWide ? vectors[i, j] : vectors[j, i]);
    }

    /// <summary>Gram and Schmidt's process on random normal vectors; a second round takes away what rounding left of the first.</summary>
    private static void AddOrthogonal(Matrix<double> vectors, int index, Random random)
    {
        Span<double> vector = vectors.Row(index);
        double length;
        do
        {
            NormalDraws.Fill(vector, 1, random);
            for (int round = 0; round < 2; round++)
                for (int earlier = 0; earlier < index; earlier++)
                {
                    Span<double> other = vectors.Row(earlier);
                    TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot<double>(vector, other), vector, vector);
                }
            length = Math.Sqrt(TensorPrimitives.SumOfSquares<double>(vector));
        }
        while (length < 1e-3); // The draw lies nearly within the span of the earlier vectors: draw again.
        TensorPrimitives.Multiply(vector, 1 / length, vector);
    }
}
