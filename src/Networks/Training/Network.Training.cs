using System;
using System.Linq;
using System.Threading;
using GradRepl.Networks.Training;

namespace GradRepl.Networks;

/// <content>Training.</content>
public partial class Network<T>
{
    /// <summary>Trains the network on examples: in each epoch all of them once, in random order, a step of the optimizer after every batch.</summary>
    /// <param name="x">examples × inputs.</param>
    /// <param name="y">The targets, as the loss wants them: examples × outputs, or for losses over classes one column of class numbers.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="epochs">How often all examples are seen.</param>
    /// <param name="batch">Examples a step; a smaller rest of an epoch is a batch too, unless it is a single example before a batch norm.</param>
    /// <param name="seed">Of the order of the examples; the network's where null.</param>
    /// <param name="clipping">How gradients are clipped before a step; not at all where null.</param>
    /// <param name="schedule">How the learning rate changes; not at all where null.</param>
    /// <param name="validation">Examples to measure the loss on after each epoch.</param>
    /// <param name="patience">After so many epochs without a lower validation loss the training ends, and the best weights are restored; 0 for never.</param>
    /// <param name="afterEpoch">Called after each epoch with its number, from 1.</param>
    /// <param name="progress">Told how far it is, some 20 times a second; <see cref="TrainingHost.Progress"/> makes one where null.</param>
    /// <param name="cancellation">Ends the training after the current step; what was learned stays.</param>
    /// <returns>What happened: it does not throw for divergence, which <see cref="TrainingRun.Ending"/> tells.</returns>
    /// <exception cref="ArgumentException">Data that does not fit the network or the loss, or is not finite; a loss on logits after a softmax or sigmoid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">epochs or batch is below 1, or patience negative.</exception>
    public TrainingRun Train(
        Matrix<T> x, Matrix<T> y, Loss loss, Optimizer optimizer, int epochs, int batch = 32, int? seed = null, Clipping? clipping = null, Schedule? schedule = null,
        (Matrix<T> X, Matrix<T> Y)? validation = null, int patience = 0, Action<int>? afterEpoch = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        TrainingData.Require(this, x, y, loss, "training");
        if (validation is { } other) TrainingData.Require(this, other.X, other.Y, loss, "validation");
        RequireLogits(loss);
        IProgress<TrainingProgress>? shown = progress ?? TrainingHost.Progress?.Invoke();
        var options = new TrainingOptions<T>
        {
            Epochs = epochs,
            Batch = batch,
            Seed = seed ?? Seed,
            HasBatchNorm = _layers.OfType<BatchNorm<T>>().Any(),
            Clipping = clipping,
            Schedule = schedule,
            Validation = validation,
            Patience = patience,
            AfterEpoch = afterEpoch,
            Progress = shown,
            Cancellation = cancellation,
        };
        TrainingHost.Begin();
        try
        {
            options.Require();
            return new Trainer<T>(this, x, y, loss, optimizer, options).Run();
        }
        finally
        {
            TrainingHost.End();
            if (progress is null) (shown as IDisposable)?.Dispose();
        }
    }

    /// <summary>Trains the network on a data set; its labels are class numbers or, with another loss, the numbers to predict.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="validation">Examples to measure the loss on after each epoch.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="epochs">How often all examples are seen.</param>
    /// <param name="batch">Examples a step; a smaller rest of an epoch is a batch too, unless it is a single example before a batch norm.</param>
    /// <param name="seed">Of the order of the examples; the network's where null.</param>
    /// <param name="clipping">How gradients are clipped before a step; not at all where null.</param>
    /// <param name="schedule">How the learning rate changes; not at all where null.</param>
    /// <param name="patience">After so many epochs without a lower validation loss the training ends, and the best weights are restored; 0 for never.</param>
    /// <param name="afterEpoch">Called after each epoch with its number, from 1.</param>
    /// <param name="progress">Told how far it is, some 20 times a second; <see cref="TrainingHost.Progress"/> makes one where null.</param>
    /// <param name="cancellation">Ends the training after the current step; what was learned stays.</param>
    /// <returns>What happened: it does not throw for divergence, which <see cref="TrainingRun.Ending"/> tells.</returns>
    /// <exception cref="ArgumentException">Data that does not fit the network or the loss, or is not finite; a loss on logits after a softmax or sigmoid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">epochs or batch is below 1, or patience negative.</exception>
    public TrainingRun Train(
        Dataset data, Loss loss, Optimizer optimizer, int epochs, int batch = 32, int? seed = null, Clipping? clipping = null, Schedule? schedule = null,
        Dataset? validation = null, int patience = 0, Action<int>? afterEpoch = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = Matrices(data);
        return Train(x, y, loss, optimizer, epochs, batch, seed, clipping, schedule, validation is null ? null : Matrices(validation), patience, afterEpoch, progress, cancellation);
    }

    /// <summary>The fraction of a data set's examples whose class is predicted right, from 0 to 1.</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the network inputs.</exception>
    public double Accuracy(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = Matrices(data);
        return Accuracy(x, y);
    }

    /// <summary>The mean loss over a data set, in inference.</summary>
    /// <exception cref="ArgumentException">The data does not fit the network or the loss.</exception>
    public double Evaluate(Dataset data, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(data);
        (Matrix<T> x, Matrix<T> y) = Matrices(data);
        return Evaluate(x, y, loss);
    }

    /// <summary>The network's answers to a data set's examples: examples × outputs.</summary>
    /// <exception cref="ArgumentException">The data has another number of features than the network inputs.</exception>
    public Matrix<T> Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Predict(Matrices(data).X);
    }

    internal static (Matrix<T> X, Matrix<T> Y) Matrices(Dataset data) => (data.ToMatrix<T>(), data.ToTargets<T>());

    /// <summary>Demands that a loss which applies the softmax or sigmoid itself does not get what has gone through one.</summary>
    private void RequireLogits(Loss loss)
    {
        if (ReferenceEquals(loss, Loss.SoftmaxCrossEntropy) && _layers[^1] is Softmax<T>)
            throw new ArgumentException($"{_layers[^1].Name} gives probabilities, but {loss} takes logits: leave the layer away, or use Loss.CrossEntropy.", nameof(loss));
        if (ReferenceEquals(loss, Loss.BinaryCrossEntropyOnLogits) && EndsInSigmoid)
            throw new ArgumentException($"{_layers[^1].Name} gives probabilities, but {loss} takes logits: leave its sigmoid away, or use Loss.BinaryCrossEntropy.", nameof(loss));
    }
}
