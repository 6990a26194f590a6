using System;
using System.Collections.Generic;
using System.Numerics;
using GradRepl.Networks.Layers;

namespace GradRepl.Networks;

/// <summary>
/// One step of a network over a batch, a row an example; with its own parameters and their gradients. Derive from it for
/// layers of your own: override <see cref="OnForward"/>, <see cref="OnBackward"/> and, if it learns, <see cref="Parameters"/>.
/// </summary>
/// <remarks>
/// The matrices of the last pass stay readable until the next one, which writes over them: copy what is to be kept. A
/// layer serves one thread at a time.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
public abstract class Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchBuffers<T> _outputs, _inputGradients;
    private Matrix<T>? _input, _output, _outputGradient, _inputGradient;

    /// <summary>A layer between two numbers of nodes.</summary>
    /// <param name="inputs">The numbers that an example has before the layer.</param>
    /// <param name="outputs">The numbers that it has after it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is below 1.</exception>
    protected Layer(int inputs, int outputs)
    {
        if (inputs < 1) throw new ArgumentOutOfRangeException(nameof(inputs), inputs, $"{Kind}: a layer has at least one input.");
        if (outputs < 1) throw new ArgumentOutOfRangeException(nameof(outputs), outputs, $"{Kind}: a layer has at least one output.");
        Inputs = inputs;
        Outputs = outputs;
        Name = Kind;
        _outputs = new BatchBuffers<T>(outputs);
        _inputGradients = new BatchBuffers<T>(inputs);
    }

    /// <summary>The numbers that an example has before the layer.</summary>
    public int Inputs { get; }

    /// <summary>The numbers that an example has after the layer.</summary>
    public int Outputs { get; }

    /// <summary>The kind of layer, as <c>Dense</c>.</summary>
    public string Kind => GetType().Name.Split('`')[0];

    /// <summary>The place in the network and the kind, as <c>layer 2 (Dense)</c>; the kind alone outside of one.</summary>
    public string Name { get; internal set; }

    /// <summary>What the layer learns; empty unless overridden.</summary>
    public virtual IReadOnlyList<Parameter<T>> Parameters => [];

    /// <summary>
    /// What the layer keeps beside its parameters and a saved network must hold, as running
    /// statistics; empty unless overridden.
    /// </summary>
    public virtual IReadOnlyList<(string Name, Matrix<T> Value)> State => [];

    /// <summary>z of the last pass, batch × outputs, where the layer has an activation; else null.</summary>
    public virtual Matrix<T>? PreActivation => null;

    /// <summary>∂L/∂z of the last backward pass, batch × outputs, where the layer has an activation; else null.</summary>
    public virtual Matrix<T>? PreActivationGradient => null;

    /// <summary>The last pass's input, batch × inputs.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public Matrix<T> Input => _input ?? throw Missing("input", "Forward");

    /// <summary>The last pass's output, batch × outputs.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public Matrix<T> Output => _output ?? throw Missing("output", "Forward");

    /// <summary>∂L/∂output of the last backward pass, batch × outputs.</summary>
    /// <exception cref="InvalidOperationException">There was no backward pass since the last forward pass.</exception>
    public Matrix<T> OutputGradient => _outputGradient ?? throw Missing("output gradient", "Backward");

    /// <summary>∂L/∂input of the last backward pass, batch × inputs.</summary>
    /// <exception cref="InvalidOperationException">
    /// There was no backward pass since the last forward pass, or it had no need of this gradient, as in
    /// the first layer while training.
    /// </exception>
    public Matrix<T> InputGradient => _inputGradient ?? throw Missing("input gradient", "Backward");

    /// <summary>Computes the layer's output for a batch.</summary>
    /// <param name="input">batch × inputs; must not change before the backward pass.</param>
    /// <param name="mode">What the pass is for.</param>
    /// <returns><see cref="Output"/>, valid until the next pass.</returns>
    /// <exception cref="ArgumentException">The input has other columns than the layer inputs, or no rows.</exception>
    public Matrix<T> Forward(Matrix<T> input, PassMode mode = PassMode.Inference)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Columns != Inputs || input.Rows == 0)
            throw new ArgumentException(
                FormattableString.Invariant($"{Name} takes {Inputs} numbers an example; the input is {input.Rows}×{input.Columns}."),
                nameof(input));
        Matrix<T> output = _outputs.Of(input.Rows);
        OnForward(input, output, mode);
        (_input, _output, _outputGradient, _inputGradient) = (input, output, null, null);
        return output;
    }

    /// <summary>Computes the gradients of the loss by the layer's parameters and by its input.</summary>
    /// <param name="outputGradient">∂L/∂output, batch × outputs.</param>
    /// <returns><see cref="InputGradient"/>, valid until the next pass.</returns>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    /// <exception cref="ArgumentException">The gradient has another shape than the last output.</exception>
    public Matrix<T> Backward(Matrix<T> outputGradient)
    {
        Backward(outputGradient, wantsInput: true);
        return InputGradient;
    }

    /// <summary>The name and the numbers of inputs and outputs.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Inputs} → {Outputs}");

    internal void Backward(Matrix<T> outputGradient, bool wantsInput)
    {
        ArgumentNullException.ThrowIfNull(outputGradient);
        if (outputGradient.Rows != Output.Rows || outputGradient.Columns != Outputs)
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"{Name}: the gradient is {outputGradient.Rows}×{outputGradient.Columns}, the output {Output.Rows}×{Outputs}."),
                nameof(outputGradient));
        Matrix<T>? inputGradient = wantsInput ? _inputGradients.Of(outputGradient.Rows) : null;
        OnBackward(outputGradient, inputGradient);
        (_outputGradient, _inputGradient) = (outputGradient, inputGradient);
    }

    /// <summary>Writes the output for a batch.</summary>
    /// <param name="input">batch × inputs, with at least one row.</param>
    /// <param name="output">batch × outputs, to be overwritten.</param>
    /// <param name="mode">What the pass is for.</param>
    protected abstract void OnForward(Matrix<T> input, Matrix<T> output, PassMode mode);

    /// <summary>
    /// Writes the gradients of the loss by the parameters, and by the input; <see cref="Input"/> and
    /// <see cref="Output"/> are those of the pass.
    /// </summary>
    /// <param name="outputGradient">∂L/∂output, batch × outputs.</param>
    /// <param name="inputGradient">∂L/∂input, batch × inputs, to be overwritten; null where nobody needs it.</param>
    protected abstract void OnBackward(Matrix<T> outputGradient, Matrix<T>? inputGradient);

    private InvalidOperationException Missing(string what, string method) => new($"{Name} has no {what} yet: {method} computes it.");
}
