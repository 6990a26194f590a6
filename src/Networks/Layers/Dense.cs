using System;
using System.Collections.Generic;
using System.Numerics;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Matrices;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>
/// Every output from every input: Z = X·W + b, and A = g(Z) where an activation is given. Backwards: ∂L/∂Z = ∂L/∂A · g′(Z),
/// ∂L/∂W = Xᵀ·∂L/∂Z, ∂L/∂b its column sums, ∂L/∂X = ∂L/∂Z·Wᵀ.
/// </summary>
/// <remarks>
/// W is stored inputs × outputs, the transpose of torch's: forward and backward then read it along its rows, and a column is
/// what one node listens to.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
public sealed class Dense<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Parameter<T> _weight, _bias;
    private readonly BatchBuffers<T>? _preActivations;
    private readonly Slopes<T>? _slopes;
    private Matrix<T>? _z;

    /// <summary>A dense layer.</summary>
    /// <param name="weight">W, inputs × outputs; kept.</param>
    /// <param name="bias">b, 1 × outputs; kept.</param>
    /// <param name="activation">g; null for none.</param>
    /// <exception cref="ArgumentException">The bias is not 1 × outputs.</exception>
    public Dense(Matrix<T> weight, Matrix<T> bias, Activation? activation = null)
        : base((weight ?? throw new ArgumentNullException(nameof(weight))).Rows, weight.Columns)
    {
        ArgumentNullException.ThrowIfNull(bias);
        if (bias.Rows != 1 || bias.Columns != Outputs)
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"The weights are {Inputs}×{Outputs}, so the bias must be 1×{Outputs}; it is {bias.Rows}×{bias.Columns}."),
                nameof(bias));
        _weight = new Parameter<T>("weight", weight, decays: true);
        _bias = new Parameter<T>("bias", bias, decays: false);
        Parameters = [_weight, _bias];
        Activation = activation;
        if (activation is null) return;
        _preActivations = new BatchBuffers<T>(Outputs);
        _slopes = new Slopes<T>(activation, Outputs);
    }

    /// <summary>g; null for none.</summary>
    public Activation? Activation { get; }

    /// <summary>W, inputs × outputs.</summary>
    public Matrix<T> Weight => _weight.Value;

    /// <summary>b, 1 × outputs.</summary>
    public Matrix<T> Bias => _bias.Value;

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>z of the last pass, batch × outputs; the output itself where there is no activation.</summary>
    public override Matrix<T>? PreActivation => _z;

    /// <summary>∂L/∂z of the last backward pass, batch × outputs; null before it.</summary>
    public override Matrix<T>? PreActivationGradient => _slopes is null ? _gradient : _slopes.Gradient;

    private Matrix<T>? _gradient;

    /// <inheritdoc/>
    public override string ToString() => Activation is null ? base.ToString() : $"{base.ToString()}, {Activation}";

    /// <inheritdoc/>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        _gradient = null;
        _z = _preActivations?.Of(input.Rows) ?? output;
        MatrixProduct.Multiply<T>(input, Weight, _z);
        MatrixProduct.AddToRows<T>(_z, Bias.Elements);
        _slopes?.Forward(_z, output, mode);
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        _gradient = _slopes?.Backward(_z!, outputGradient) ?? outputGradient;
        MatrixSpan<T> input = Input, weight = Weight;
        MatrixProduct.Multiply(input.Transposed, _gradient, _weight.Gradient);
        MatrixProduct.ColumnSums(_gradient, _bias.Gradient.Elements);
        if (inputGradient is not null) MatrixProduct.Multiply(_gradient, weight.Transposed, inputGradient);
    }
}
