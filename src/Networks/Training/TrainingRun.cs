using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

/// <summary>Why a training ended.</summary>
public enum TrainingEnding
{
    /// <summary>All epochs are done.</summary>
    Finished,

    /// <summary>The validation loss had not fallen for as many epochs as the patience; the weights are those of the best epoch.</summary>
    EarlyStop,

    /// <summary>Somebody interrupted it; the weights are those of the last step.</summary>
    Interrupted,

    /// <summary>The loss or the weights left all bounds; the weights are those of the best epoch before.</summary>
    Diverged,
}

/// <summary>What a training did, epoch by epoch, and why it ended.</summary>
public sealed class TrainingRun
{
    /// <summary>The mean training loss of each whole epoch, over its batches as they came.</summary>
    public required IReadOnlyList<double> Losses { get; init; }

    /// <summary>The validation loss after each whole epoch; empty where there was no validation.</summary>
    public required IReadOnlyList<double> ValidationLosses { get; init; }

    /// <summary>The learning rate of each whole epoch's last step.</summary>
    public required IReadOnlyList<double> Rates { get; init; }

    /// <summary>
    /// [epoch][layer]: the norm of the loss's gradient by all parameters of a layer, in the epoch's last batch, before
    /// clipping; the layers as in <see cref="LayerNames"/>.
    /// </summary>
    public required IReadOnlyList<double[]> GradientNorms { get; init; }

    /// <summary>The layers that learn, from the input to the output.</summary>
    public required IReadOnlyList<string> LayerNames { get; init; }

    /// <summary>Why it ended.</summary>
    public required TrainingEnding Ending { get; init; }

    /// <summary>Why it ended, in a sentence with its numbers.</summary>
    public required string Explanation { get; init; }

    /// <summary>What is doubtful about the data, as classes without an example.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>
    /// The epoch, from 1, after which the weights were best: by validation loss, or else by training loss; 0
    /// where that was before the first.
    /// </summary>
    public required int BestEpoch { get; init; }

    /// <summary>How many steps the optimizer took.</summary>
    public required int Steps { get; init; }

    /// <summary>Examples trained on a second.</summary>
    public required double ExamplesPerSecond { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many whole epochs were done.</summary>
    public int Epochs => Losses.Count;

    /// <summary>The training loss of the last whole epoch; NaN where there is none.</summary>
    public double FinalLoss => Losses.Count == 0 ? double.NaN : Losses[^1];

    /// <summary>Epochs, losses, speed, and why it ended.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Epochs} epoch{(Epochs == 1 ? "" : "s")}, "
                + $"{Steps:N0} steps in {Duration.TotalSeconds:0.0##} s ({ExamplesPerSecond:N0} examples/s)");
        if (Epochs > 0) text.Append(CultureInfo.InvariantCulture, $"; loss {ShortNumber.Of(Losses[0])} → {ShortNumber.Of(FinalLoss)}");
        if (ValidationLosses.Count > 0)
            text.Append(
                CultureInfo.InvariantCulture,
                $"; validation {ShortNumber.Of(ValidationLosses[0])} → {ShortNumber.Of(ValidationLosses[^1])}, "
                    + $"best {ShortNumber.Of(ValidationLosses.Min())} after epoch {BestEpoch}");
        text.Append("; ").Append(Explanation);
        foreach (string warning in Warnings) text.Append("\nwarning: ").Append(warning);
        return text.ToString();
    }
}
