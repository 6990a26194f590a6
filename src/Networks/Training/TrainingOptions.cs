using System;
using System.Numerics;
using System.Threading;

namespace GradRepl.Networks.Training;

/// <summary>What a training is told beside data, loss and optimizer; checked.</summary>
internal sealed class TrainingOptions<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required int Seed { get; init; }

    public required bool HasBatchNorm { get; init; }

    public Clipping? Clipping { get; init; }

    public Schedule? Schedule { get; init; }

    public (Matrix<T> X, Matrix<T> Y)? Validation { get; init; }

    public int Patience { get; init; }

    public Action<int>? AfterEpoch { get; init; }

    public IProgress<TrainingProgress>? Progress { get; init; }

    public TimeSpan ReportEvery { get; } = TimeSpan.FromMilliseconds(50);

    public CancellationToken Cancellation { get; init; }

    public void Require()
    {
        if (Epochs < 1) throw new ArgumentOutOfRangeException("epochs", Epochs, "A training has at least one epoch.");
        if (Batch < 1) throw new ArgumentOutOfRangeException("batch", Batch, "A batch has at least one example.");
        if (Batch == 1 && HasBatchNorm) throw new ArgumentOutOfRangeException("batch", Batch, "A batch norm needs batches of at least 2 examples: one has no variance.");
        if (Patience < 0) throw new ArgumentOutOfRangeException("patience", Patience, "The patience is a number of epochs; 0 is no early stop.");
        if (Patience > 0 && Validation is null) throw new ArgumentException("Early stop watches the validation loss: give validation data, or no patience.", "patience");
    }
}
