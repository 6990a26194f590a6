using System;
using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Numerics;

namespace GradRepl.Networks;

/// <summary>
/// In training each number is 0 with the given probability p, and 1/(1 − p) times itself otherwise, so that its mean stays
/// (Srivastava et al. 2014). In inference everything passes as it is.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class Dropout<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchBuffers<T> _masks;
    private readonly SeededRandom _random;
    private Matrix<T>? _mask;

    /// <summary>A layer that drops at random.</summary>
    /// <param name="inputs">The numbers that an example has, before and after.</param>
    /// <param name="probability">p, that a number is dropped; in [0, 1).</param>
    /// <param name="seed">Of the choice; the same seed drops the same numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">probability lies outside [0, 1).</exception>
    public Dropout(int inputs, double probability, long seed = 0)
        : base(inputs, inputs)
    {
        if (!(probability >= 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Dropout: the probability must lie in [0, 1).");
        Probability = probability;
        Seed = seed;
        _random = new SeededRandom(seed);
        _masks = new BatchBuffers<T>(inputs);
    }

    /// <summary>p, that a number is dropped.</summary>
    public double Probability { get; }

    /// <summary>Of the choice.</summary>
    public long Seed { get; }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{base.ToString()}, p = {Probability}");

    /// <inheritdoc/>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        input.Elements.CopyTo(output.Elements);
        _mask = mode == PassMode.Training ? _masks.Of(input.Rows) : null;
        if (_mask is null) return;
        T kept = T.CreateTruncating(1 / (1 - Probability));
        foreach (ref T factor in _mask.Elements) factor = _random.NextDouble() < Probability ? T.Zero : kept;
        TensorPrimitives.Multiply<T>(output.Elements, _mask.Elements, output.Elements);
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        if (inputGradient is null) return;
        if (_mask is null) outputGradient.Elements.CopyTo(inputGradient.Elements);
        else TensorPrimitives.Multiply<T>(outputGradient.Elements, _mask.Elements, inputGradient.Elements);
    }
}
