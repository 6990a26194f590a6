using System;
using System.Linq;
using GradRepl.Networks.Layers;

namespace GradRepl.Networks;

/// <content>What goes through a network: forwards, backwards, and its answers.</content>
public partial class Network<T>
{
    /// <summary>So many examples go through at a time when there are many: their numbers stay in the cache.</summary>
    private const int PredictionRows = 512;

    /// <summary>Runs a batch forwards. Each layer's matrices of the pass can be read from <see cref="Layers"/>.</summary>
    /// <param name="x">batch × inputs; must not change before the backward pass.</param>
    /// <param name="mode">What the pass is for.</param>
    /// <returns>batch × outputs, valid until the next pass.</returns>
    /// <exception cref="ArgumentException">x does not fit the first layer.</exception>
    public Matrix<T> Forward(Matrix<T> x, PassMode mode = PassMode.Inference)
    {
        RequireInput(x, nameof(x));
        foreach (Layer<T> layer in _layers) x = layer.Forward(x, mode);
        return x;
    }

    /// <summary>Runs the last batch backwards: computes the gradient of every parameter.</summary>
    /// <param name="outputGradient">∂L/∂output, batch × outputs, as <see cref="Loss.Gradient"/> gives it.</param>
    /// <returns>∂L/∂x, batch × inputs, valid until the next pass.</returns>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public Matrix<T> Backward(Matrix<T> outputGradient)
    {
        Backward(outputGradient, wantsInput: true);
        return _layers[0].InputGradient;
    }

    /// <summary>
    /// Runs a batch forwards and backwards. Afterwards each parameter's gradient, and each layer's input, output, pre-activation
    /// and their gradients, can be read from <see cref="Parameters"/> and <see cref="Layers"/>.
    /// </summary>
    /// <param name="x">batch × inputs.</param>
    /// <param name="y">The targets, as the loss wants them.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="mode">
    /// What the pass is for; unless <see cref="PassMode.Training"/>, the network stays as it is. In training the gradient by x,
    /// which no parameter needs, is left out.
    /// </param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">x or y does not fit.</exception>
    public double Gradients(Matrix<T> x, Matrix<T> y, Loss loss, PassMode mode = PassMode.Measuring)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Matrix<T> predictions = Forward(x, mode);
        loss.Require(predictions, y);
        _outputGradients ??= new BatchBuffers<T>(Outputs);
        Matrix<T> gradient = _outputGradients.Of(predictions.Rows);
        double value = loss.Evaluate(predictions, y, gradient);
        Backward(gradient, wantsInput: mode != PassMode.Training);
        return value;
    }

    /// <summary>The network's answers to a batch, as a matrix of its own: batch × outputs.</summary>
    /// <exception cref="ArgumentException">x does not fit the first layer.</exception>
    public Matrix<T> Predict(Matrix<T> x)
    {
        RequireInput(x, nameof(x));
        var predictions = new Matrix<T>(x.Rows, Outputs);
        for (int from = 0; from < x.Rows; from += PredictionRows)
        {
            int count = Math.Min(PredictionRows, x.Rows - from);
            Forward(RowsOf(x, from, count)).Elements.CopyTo(predictions.Elements[(from * Outputs)..]);
        }
        return predictions;
    }

    /// <summary>The network's answer to one example.</summary>
    /// <exception cref="ArgumentException">x has another number of values than the network inputs.</exception>
    public double[] Predict(params ReadOnlySpan<double> x)
    {
        if (x.Length != Inputs)
            throw new ArgumentException(FormattableString.Invariant($"The network takes {Inputs} numbers, x has {x.Length}."), nameof(x));
        var row = new Matrix<T>(1, Inputs);
        for (int j = 0; j < Inputs; j++) row.Elements[j] = T.CreateTruncating(x[j]);
        return [.. Forward(row).Elements.ToArray().Select(double.CreateTruncating)];
    }

    /// <summary>
    /// The class of each example: the greatest output; with one output 1 where it says that class 1 is likelier, above ½ after
    /// a sigmoid and above 0 for logits.
    /// </summary>
    /// <exception cref="ArgumentException">x does not fit the first layer.</exception>
    public int[] Classify(Matrix<T> x)
    {
        Matrix<T> predictions = Predict(x);
        var classes = new int[x.Rows];
        for (int i = 0; i < classes.Length; i++) classes[i] = Class(predictions.Row(i));
        return classes;
    }

    /// <summary>The class of one example.</summary>
    /// <exception cref="ArgumentException">x has another number of values than the network inputs.</exception>
    public int Classify(params ReadOnlySpan<double> x) => Class([.. Predict(x).Select(T.CreateTruncating)]);

    /// <summary>The fraction of examples whose class is predicted right, from 0 to 1.</summary>
    /// <param name="x">examples × inputs.</param>
    /// <param name="y">The class of each: one column of class numbers, or one column a class whose greatest number marks it.</param>
    /// <exception cref="ArgumentException">x does not fit the first layer, or y not x.</exception>
    public double Accuracy(Matrix<T> x, Matrix<T> y)
    {
        ArgumentNullException.ThrowIfNull(y);
        int[] predicted = Classify(x);
        if (y.Rows != predicted.Length)
            throw new ArgumentException(
                FormattableString.Invariant($"There are {y.Rows} targets for {predicted.Length} examples."), nameof(y));
        int right = predicted
            .Where((number, i) => y.Columns == 1 ? T.CreateTruncating(number) == y.Elements[i] : number == Greatest(y.Row(i))).Count();
        return (double)right / predicted.Length;
    }

    /// <summary>The mean loss over examples, in inference.</summary>
    /// <exception cref="ArgumentException">x or y does not fit.</exception>
    public double Evaluate(Matrix<T> x, Matrix<T> y, Loss loss)
    {
        RequireInput(x, nameof(x));
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(loss);
        double sum = 0;
        for (int from = 0; from < x.Rows; from += PredictionRows)
        {
            int count = Math.Min(PredictionRows, x.Rows - from);
            sum += count * loss.Value(Forward(RowsOf(x, from, count)), y.Rows == x.Rows ? RowsOf(y, from, count) : y);
        }
        return sum / x.Rows;
    }

    private BatchBuffers<T>? _outputGradients;

    private void Backward(Matrix<T> gradient, bool wantsInput)
    {
        RequireLayers();
        for (int index = _layers.Count - 1; index >= 0; index--)
        {
            _layers[index].Backward(gradient, wantsInput || index > 0);
            if (index > 0) gradient = _layers[index].InputGradient;
        }
    }

    private void RequireInput(Matrix<T> x, string name)
    {
        ArgumentNullException.ThrowIfNull(x, name);
        RequireLayers();
        if (x.Columns != Inputs || x.Rows == 0)
            throw new ArgumentException(
                FormattableString.Invariant($"{_layers[0].Name} takes {Inputs} numbers an example; the input is {x.Rows}×{x.Columns}."),
                name);
    }

    private void RequireLayers()
    {
        if (_layers.Count == 0) throw new InvalidOperationException("The network has no layers yet: append one, as .Dense(1).");
    }

    private int Class(ReadOnlySpan<T> answer)
    {
        if (answer.Length > 1) return Greatest(answer);
        return answer[0] > (EndsInSigmoid ? T.CreateTruncating(0.5) : T.Zero) ? 1 : 0;
    }

    private static int Greatest(ReadOnlySpan<T> numbers)
    {
        int greatest = 0;
        for (int j = 1; j < numbers.Length; j++)
            if (numbers[j] > numbers[greatest]) greatest = j;
        return greatest;
    }

    private static Matrix<T> RowsOf(Matrix<T> x, int from, int count) => count == x.Rows ? x
        : new Matrix<T>(count, x.Columns, x.Elements.Slice(from * x.Columns, count * x.Columns).ToArray());
}
