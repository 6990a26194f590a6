using System;

namespace GradRepl.Networks;

/// <summary>How to train: all that <see cref="Network{T}"/>'s Train is told beside data, loss and optimizer.</summary>
/// <example><code>
/// network.Train(data, loss, Optimizers.Adam(), new TrainingOptions { Epochs = 100, Validation = test, Patience = 10 })
/// </code></example>
public sealed record TrainingOptions
{
    /// <summary>How often all examples are seen.</summary>
    public required int Epochs { get; init; }

    /// <summary>Examples a step; a smaller rest of an epoch is a batch too, unless it is a single example before a batch norm.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>Seed of the order in which the examples are seen; the network's where null.</summary>
    public int? Seed { get; init; }

    /// <summary>How gradients are clipped before a step; not at all where null.</summary>
    public Clipping? Clipping { get; init; }

    /// <summary>How the learning rate changes; not at all where null.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Examples to measure the loss on after each epoch: a data set, or matrices, as <c>(x, y)</c>.</summary>
    public Examples? Validation { get; init; }

    /// <summary>
    /// After so many epochs without a lower validation loss the training ends, and the best weights are restored; 0 for never.
    /// </summary>
    public int Patience { get; init; }

    /// <summary>Called after each epoch with its number, from 1.</summary>
    public Action<int>? AfterEpoch { get; init; }

    /// <summary>Told how far it is, some 20 times a second; <see cref="TrainingHost.Progress"/> makes one where null.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Demands numbers that a training can have.</summary>
    /// <param name="hasBatchNorm">Whether the network has a batch norm, which needs the variance of a batch.</param>
    internal void Require(bool hasBatchNorm)
    {
        if (Epochs < 1) throw new ArgumentOutOfRangeException(nameof(Epochs), Epochs, "A training has at least one epoch.");
        if (Batch < 1) throw new ArgumentOutOfRangeException(nameof(Batch), Batch, "A batch has at least one example.");
        if (Batch == 1 && hasBatchNorm)
            throw new ArgumentOutOfRangeException(
                nameof(Batch), Batch, "A batch norm needs batches of at least 2 examples: one has no variance.");
        if (Patience < 0)
            throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "The patience is a number of epochs; 0 is no early stop.");
        if (Patience > 0 && Validation is null)
            throw new ArgumentException("Early stop watches the validation loss: give validation data, or no patience.", nameof(Patience));
    }
}
