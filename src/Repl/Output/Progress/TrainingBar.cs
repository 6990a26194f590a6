using System;
using System.Globalization;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Output.Progress;

/// <summary>One line under the cursor that shows how a training goes, and is gone when it ends.</summary>
internal sealed class TrainingBar : IProgress<TrainingProgress>, IDisposable
{
    /// <summary>A training that ends sooner is not worth a flicker.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private readonly ProgressLine _line;

    private TrainingBar(ProgressLine line) => _line = line;

    /// <summary>A bar where somebody watches: on a terminal that can erase a line; otherwise none.</summary>
    public static TrainingBar? On(Terminal terminal) => ProgressLine.On(terminal) is { } line ? new TrainingBar(line) : null;

    public void Report(TrainingProgress value)
    {
        if (value.Elapsed >= Quiet) _line.Show(value.Fraction, Text(value));
    }

    public void Dispose() => _line.Dispose();

    /// <summary>
    /// The numbers: how far, the loss, the rate of examples and the time
    /// left; of a steady width, so that the bar stands still.
    /// </summary>
    internal static string Text(TrainingProgress value)
    {
        string validation = value.ValidationLoss is { } loss
            ? string.Create(CultureInfo.InvariantCulture, $", validation {ShortNumber.Of(loss, 3),-8}")
            : "";
        string epochs = value.Epochs.ToString(CultureInfo.InvariantCulture),
            epoch = $"epoch {value.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.Length)}/{epochs}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{epoch}  loss {ShortNumber.Of(value.Loss, 3),-8}{validation}  {value.ExamplesPerSecond,9:N0} examples/s  "
                + $"{Left(value.Remaining)} left");
    }

    private static string Left(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : time.ToString("m\\:ss", CultureInfo.InvariantCulture);
}
