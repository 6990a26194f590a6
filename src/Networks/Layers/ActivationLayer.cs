using System;
using System.Numerics;
using GradRepl.Networks.Layers;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>An activation on its own, for the place after a norm: A = g(X), ∂L/∂X = ∂L/∂A · g′(X).</summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class ActivationLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Slopes<T> _slopes;
    private Matrix<T>? _z;

    /// <summary>A layer that applies an activation to each number.</summary>
    /// <param name="inputs">The numbers that an example has, before and after.</param>
    /// <param name="activation">g.</param>
    public ActivationLayer(int inputs, Activation activation)
        : base(inputs, inputs)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Activation = activation;
        _slopes = new Slopes<T>(activation, inputs);
    }

    /// <summary>g.</summary>
    public Activation Activation { get; }

    /// <summary>z of the last pass: the layer's input.</summary>
    public override Matrix<T>? PreActivation => _z;

    /// <summary>∂L/∂z of the last backward pass; null before it.</summary>
    public override Matrix<T>? PreActivationGradient => _slopes.Gradient;

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()}, {Activation}";

    /// <inheritdoc/>
    protected override void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode)
    {
        _z = input;
        _slopes.Forward(input, output, mode);
    }

    /// <inheritdoc/>
    protected override void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient)
    {
        Matrix<T> gradient = _slopes.Backward(Input, outputGradient);
        if (inputGradient is not null) gradient.Elements.CopyTo(inputGradient.Elements);
    }
}
