using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>
/// A network of layers, one after the other, over batches whose rows are examples. Built layer by layer:
/// <c>new Network(inputs: 2).Dense(64, Activations.Tanh).Dense(1)</c>; every method of that kind changes the network and answers it.
/// </summary>
/// <remarks>
/// The same seed gives the same weights, on every machine. Matrices that passes answer are reused by the next pass; a network
/// serves one thread at a time.
/// </remarks>
/// <typeparam name="T">double or float; both begin with the same weights, but for rounding.</typeparam>
public partial class Network<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<Layer<T>> _layers = [];
    private readonly List<Parameter<T>> _parameters = [];

    /// <summary>A network without layers yet.</summary>
    /// <param name="inputs">The numbers that an example has.</param>
    /// <param name="seed">Of the weights, of dropout, and of the order in which training sees the examples.</param>
    /// <exception cref="ArgumentOutOfRangeException">inputs is below 1.</exception>
    /// <exception cref="NotSupportedException">T is neither double nor float.</exception>
    public Network(int inputs, int seed = 0)
    {
        if (inputs < 1) throw new ArgumentOutOfRangeException(nameof(inputs), inputs, "A network has at least one input.");
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
            throw new NotSupportedException($"A network computes with double or float, not {typeof(T).Name}.");
        Inputs = inputs;
        Seed = seed;
    }

    /// <summary>The numbers that an example has.</summary>
    public int Inputs { get; }

    /// <summary>The numbers that the network answers for an example.</summary>
    public int Outputs => _layers.Count == 0 ? Inputs : _layers[^1].Outputs;

    /// <summary>Of the weights, of dropout, and of the order in which training sees the examples.</summary>
    public int Seed { get; }

    /// <summary>The layers, from the input to the output.</summary>
    public IReadOnlyList<Layer<T>> Layers => _layers;

    /// <summary>All that the network learns, from the first layer to the last.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => _parameters;

    /// <summary>How many numbers the network learns.</summary>
    public int ParameterCount => _parameters.Sum(parameter => parameter.Value.Elements.Length);

    /// <summary>Appends a dense layer: activation(X·W + b).</summary>
    /// <param name="outputs">Its nodes.</param>
    /// <param name="activation">Its activation; null for none, as before a norm or where the loss is on logits.</param>
    /// <param name="weights">How its weights begin; <see cref="Initializers.He"/> where null.</param>
    /// <param name="biases">How its biases begin; 0 where null.</param>
    /// <returns>The network.</returns>
    /// <exception cref="ArgumentOutOfRangeException">outputs is below 1.</exception>
    public Network<T> Dense(int outputs, Activation? activation = null, Initializer? weights = null, Initializer? biases = null)
    {
        if (outputs < 1)
            throw new ArgumentOutOfRangeException(
                nameof(outputs),
                outputs,
                FormattableString.Invariant($"layer {_layers.Count + 1} (Dense): a layer has at least one output."));
        Activation known = activation ?? Activations.Linear;
        // Each layer draws from a random stream of its own, so that adding a layer does not change the others' weights.
        var random = new SeededRandom(Seed, _layers.Count);
        Matrix<T> weight = Drawn(new Matrix<double>(Outputs, outputs), weights ?? Initializers.He, known, random);
        Matrix<T> bias = Drawn(new Matrix<double>(1, outputs), biases ?? Initializers.Zeros, known, random);
        return Add(new Dense<T>(weight, bias, activation));
    }

    /// <summary>Appends a dense layer with an annotated method for activation: <c>.Dense(64, Swish)</c>.</summary>
    /// <inheritdoc cref="Dense(int, Activation?, Initializer?, Initializer?)"/>
    /// <exception cref="ArgumentException">The method carries no <see cref="ActivationAttribute"/>.</exception>
    public Network<T> Dense(int outputs, Func<double, double> activation, Initializer? weights = null, Initializer? biases = null) =>
        Dense(outputs, Activation.Of(activation), weights, biases);

    /// <inheritdoc cref="Dense(int, Func{double, double}, Initializer?, Initializer?)"/>
    public Network<T> Dense(int outputs, Delegate activation, Initializer? weights = null, Initializer? biases = null) =>
        Dense(outputs, Activation.Of(activation), weights, biases);

    /// <summary>Appends an activation on its own, as after a norm.</summary>
    /// <returns>The network.</returns>
    public Network<T> Activate(Activation activation) => Add(new ActivationLayer<T>(Outputs, activation));

    /// <inheritdoc cref="Activate(Activation)"/>
    /// <exception cref="ArgumentException">The method carries no <see cref="ActivationAttribute"/>.</exception>
    public Network<T> Activate(Func<double, double> activation) => Activate(Activation.Of(activation));

    /// <inheritdoc cref="Activate(Func{double, double})"/>
    public Network<T> Activate(Delegate activation) => Activate(Activation.Of(activation));

    /// <summary>Appends a batch norm; see <see cref="BatchNorm{T}"/>.</summary>
    /// <returns>The network.</returns>
    public Network<T> BatchNorm(double epsilon = 1e-5, double momentum = 0.1) => Add(new BatchNorm<T>(Outputs, epsilon, momentum));

    /// <summary>Appends a layer norm; see <see cref="LayerNorm{T}"/>.</summary>
    /// <returns>The network.</returns>
    public Network<T> LayerNorm(double epsilon = 1e-5) => Add(new LayerNorm<T>(Outputs, epsilon));

    /// <summary>Appends a dropout; see <see cref="Dropout{T}"/>.</summary>
    /// <returns>The network.</returns>
    public Network<T> Dropout(double probability) => Add(new Dropout<T>(Outputs, probability, ((long)Seed << 32) + _layers.Count));

    /// <summary>Appends a softmax, for probabilities as output; see <see cref="Softmax{T}"/>.</summary>
    /// <returns>The network.</returns>
    public Network<T> Softmax() => Add(new Softmax<T>(Outputs));

    /// <summary>Appends a layer of your own.</summary>
    /// <returns>The network.</returns>
    /// <exception cref="ArgumentException">It takes another number of inputs than the network has outputs so far.</exception>
    public Network<T> Add(Layer<T> layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        string name = FormattableString.Invariant($"layer {_layers.Count + 1} ({layer.Kind})");
        if (layer.Inputs != Outputs)
        {
            string before = _layers.Count == 0 ? "the network has" : $"{_layers[^1].Name} gives";
            throw new ArgumentException(
                FormattableString.Invariant($"{name} takes {layer.Inputs} numbers, but {before} {Outputs}."), nameof(layer));
        }
        if (_layers.Contains(layer)) throw new ArgumentException($"The layer is in the network already, as {layer.Name}.", nameof(layer));
        layer.Name = name;
        _layers.Add(layer);
        _parameters.AddRange(layer.Parameters);
        return this;
    }

    private static Matrix<T> Drawn(Matrix<double> numbers, Initializer initializer, Activation activation, Random random)
    {
        initializer.Fill(numbers, activation, random);
        var drawn = new Matrix<T>(numbers.Rows, numbers.Columns);
        for (int i = 0; i < numbers.Elements.Length; i++) drawn.Elements[i] = T.CreateTruncating(numbers.Elements[i]);
        return drawn;
    }
}

/// <summary>A <see cref="Network{T}"/> of doubles.</summary>
/// <param name="inputs">The numbers that an example has.</param>
/// <param name="seed">Of the weights, of dropout, and of the order in which training sees the examples.</param>
public class Network(int inputs, int seed = 0) : Network<double>(inputs, seed);
