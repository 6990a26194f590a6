using System;
using System.Linq;
using System.Threading;
using GradRepl.Networks.Training;

namespace GradRepl.Networks;

/// <content>How a network is trained.</content>
public partial class Network<T>
{
    /// <summary>
    /// Trains the network on a data set: in each epoch all examples once, in random order, a step of the optimizer after every
    /// batch of 32. The labels are class numbers or, with another loss, the numbers to predict.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="epochs">How often all examples are seen.</param>
    /// <param name="cancellationToken">Ends the training after the current step; what was learned stays.</param>
    /// <returns>What happened: it does not throw for divergence, which <see cref="TrainingRun.Ending"/> tells.</returns>
    /// <exception cref="ArgumentException">
    /// Data that does not fit the network or the loss, or is not finite; a loss on logits after a softmax or sigmoid.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">epochs is below 1.</exception>
    public TrainingRun Train(Dataset data, Loss loss, Optimizer optimizer, int epochs, CancellationToken cancellationToken = default) =>
        Train(data, loss, optimizer, new TrainingOptions { Epochs = epochs }, cancellationToken);

    /// <summary>The same as <see cref="TrainingOptions"/> say, as with validation data or clipping.</summary>
    /// <inheritdoc cref="Train(Dataset, Loss, Optimizer, int, CancellationToken)"/>
    /// <param name="data">The examples.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="options">How long, in which batches, what to watch.</param>
    /// <param name="cancellationToken">Ends the training after the current step; what was learned stays.</param>
    /// <exception cref="ArgumentOutOfRangeException">Epochs or batch is below 1, or patience negative.</exception>
    public TrainingRun Train(
        Dataset data, Loss loss, Optimizer optimizer, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = data.ToMatrices<T>();
        return Train(x, y, loss, optimizer, options, cancellationToken);
    }

    /// <summary>Trains the network on the rows of matrices.</summary>
    /// <inheritdoc cref="Train(Dataset, Loss, Optimizer, int, CancellationToken)"/>
    /// <param name="x">examples × inputs.</param>
    /// <param name="y">
    /// The targets, as the loss wants them: examples × outputs, or for losses over classes one column of class numbers.
    /// </param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="epochs">How often all examples are seen.</param>
    /// <param name="cancellationToken">Ends the training after the current step; what was learned stays.</param>
    public TrainingRun Train(
        Matrix<T> x, Matrix<T> y, Loss loss, Optimizer optimizer, int epochs, CancellationToken cancellationToken = default) =>
        Train(x, y, loss, optimizer, new TrainingOptions { Epochs = epochs }, cancellationToken);

    /// <summary>Trains the network on the rows of matrices, as <see cref="TrainingOptions"/> say.</summary>
    /// <inheritdoc cref="Train(Dataset, Loss, Optimizer, TrainingOptions, CancellationToken)"/>
    /// <param name="x">examples × inputs.</param>
    /// <param name="y">
    /// The targets, as the loss wants them: examples × outputs, or for losses over classes one column of class numbers.
    /// </param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="options">How long, in which batches, what to watch.</param>
    /// <param name="cancellationToken">Ends the training after the current step; what was learned stays.</param>
    public TrainingRun Train(
        Matrix<T> x, Matrix<T> y, Loss loss, Optimizer optimizer, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        TrainingData.Require(this, x, y, loss, "training");
        (Matrix<T> X, Matrix<T> Y)? validation = options.Validation?.ToMatrices<T>();
        if (validation is { } other) TrainingData.Require(this, other.X, other.Y, loss, "validation");
        RequireLogits(loss);
        options.Require(_layers.OfType<BatchNorm<T>>().Any());
        IProgress<TrainingProgress>? shown = options.Progress ?? TrainingHost.Progress?.Invoke();
        TrainingHost.Begin();
        try
        {
            return new Trainer<T>(this, x, y, loss, optimizer, options with { Progress = shown }, validation, cancellationToken).Run();
        }
        finally
        {
            TrainingHost.End();
            if (options.Progress is null) (shown as IDisposable)?.Dispose();
        }
    }

    /// <summary>Demands that a loss which applies the softmax or sigmoid itself does not get what has gone through one.</summary>
    private void RequireLogits(Loss loss)
    {
        string problem = $"{_layers[^1].Name} gives probabilities, but {loss} takes logits";
        if (ReferenceEquals(loss, Loss.SoftmaxCrossEntropy) && _layers[^1] is Softmax<T>)
            throw new ArgumentException($"{problem}: leave the layer away, or use Loss.CrossEntropy.", nameof(loss));
        if (ReferenceEquals(loss, Loss.BinaryCrossEntropyOnLogits) && EndsInSigmoid)
            throw new ArgumentException($"{problem}: leave its sigmoid away, or use Loss.BinaryCrossEntropy.", nameof(loss));
    }
}
