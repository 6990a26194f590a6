using System;
using System.Collections.Generic;
using System.Numerics;
using System.Numerics.Tensors;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Matrices;

namespace GradRepl.Networks;

/// <summary>
/// Every example with mean 0 and variance 1 over its numbers, then scaled and shifted: y = γ·(x − μ)/√(σ² + ε) + β (Ba, Kiros and
/// Hinton 2016, arXiv:1607.06450). The same in training and inference.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class LayerNorm<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T> _scale, _shift;
    private readonly BatchBuffers<T> _normalized;
    private readonly BatchBuffers<T> _inverseDeviations = new(1);
    private Matrix<T>? _x, _inverseDeviation;

    /// <summary>A layer that normalizes each example by itself.</summary>
    /// <param name="inputs">The numbers that an example has, before and after.</param>
    /// <param name="epsilon">ε, which keeps a constant example from dividing by 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">epsilon is not positive.</exception>
    public LayerNorm(int inputs, double epsilon = 1e-5)
        : base(inputs, inputs)
    {
        if (!(epsilon > 0 && double.IsFinite(epsilon)))
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "LayerNorm: ε must be a positive number.");
        Epsilon = epsilon;
        _scale = new Parameter<T>("scale", new Matrix<T>(1, inputs), decays: false);
        _shift = new Parameter<T>("shift", new Matrix<T>(1, inputs), decays: false);
        _scale.Value.Elements.Fill(T.One);
        Parameters = [_scale, _shift];
        _normalized = new BatchBuffers<T>(inputs);
    }

    /// <summary>ε, which keeps a constant example from dividing by 0.</summary>
    public double Epsilon { get; }

    /// <summary>γ, 1 × inputs.</summary>
    public Matrix<T> Scale => _scale.Value;

    /// <summary>β, 1 × inputs.</summary>
    public Matrix<T> Shift => _shift.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        _x = _normalized.Of(input.Rows);
        _inverseDeviation = _inverseDeviations.Of(input.Rows);
        T count = T.CreateTruncating(Inputs), epsilon = T.CreateTruncating(Epsilon);
        for (int i = 0; i < input.Rows; i++)
        {
            Span<T> x = _x.Row(i);
            TensorPrimitives.Subtract<T>(input.Row(i), TensorPrimitives.Sum<T>(input.Row(i)) / count, x);
            T inverse = T.One / T.Sqrt((TensorPrimitives.SumOfSquares<T>(x) / count) + epsilon);
            _inverseDeviation.Elements[i] = inverse;
            TensorPrimitives.Multiply<T>(x, inverse, x);
            TensorPrimitives.MultiplyAdd<T>(x, Scale.Elements, Shift.Elements, output.Row(i));
        }
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        MatrixProduct.ColumnSums<T>(outputGradient, _shift.Gradient.Elements);
        Span<T> scale = _scale.Gradient.Elements;
        scale.Clear();
        for (int i = 0; i < outputGradient.Rows; i++) TensorPrimitives.MultiplyAdd<T>(outputGradient.Row(i), _x!.Row(i), scale, scale);
        if (inputGradient is null) return;

        // With g = γ·∂L/∂y: ∂L/∂x = (g − mean(g) − x̂·mean(g·x̂))/σ.
        T count = T.CreateTruncating(Inputs);
        for (int i = 0; i < outputGradient.Rows; i++)
        {
            Span<T> x = _x!.Row(i), gradient = inputGradient.Row(i);
            TensorPrimitives.Multiply<T>(outputGradient.Row(i), Scale.Elements, gradient);
            T mean = TensorPrimitives.Sum<T>(gradient) / count, meanProduct = TensorPrimitives.Dot<T>(gradient, x) / count;
            TensorPrimitives.Subtract<T>(gradient, mean, gradient);
            TensorPrimitives.MultiplyAdd<T>(x, -meanProduct, gradient, gradient);
            TensorPrimitives.Multiply<T>(gradient, _inverseDeviation!.Elements[i], gradient);
        }
    }
}
