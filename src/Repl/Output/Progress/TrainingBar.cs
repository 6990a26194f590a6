using System;
using System.Globalization;
using GradRepl.Repl.Output.Terminals;
using Spectre.Console;

namespace GradRepl.Repl.Output.Progress;

/// <summary>One line under the cursor that shows how a training goes, and is gone when it ends.</summary>
internal sealed class TrainingBar : IProgress<TrainingProgress>, IDisposable
{
    private const int LongestBar = 40;

    private const string EraseLine = "\r\u001b[K";

    /// <summary>A training that ends sooner is not worth a flicker.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(400);

    private readonly IAnsiConsole _console;
    private bool _shown;

    private TrainingBar(IAnsiConsole console) => _console = console;

    /// <summary>A bar where somebody watches: on a terminal that can erase a line; otherwise none.</summary>
    public static TrainingBar? On(Terminal terminal) => terminal.Console.Profile.Capabilities.Ansi ? new TrainingBar(terminal.Console) : null;

    public void Report(TrainingProgress value)
    {
        if (value.Elapsed < Quiet) return;
        string text = Text(value);
        int width = Math.Clamp(_console.Profile.Width - text.Length - 2, 0, LongestBar), done = (int)Math.Round(value.Fraction * width);
        if (text.Length >= _console.Profile.Width) text = text[..Math.Max(0, _console.Profile.Width - 1)];
        _console.Profile.Out.Writer.Write(EraseLine);
        _console.Write(new Text(new string('━', done), new Style(Color.Green)));
        _console.Write(new Text(new string('━', width - done) + " ", new Style(Color.Grey)));
        _console.Write(new Text(text));
        _console.Profile.Out.Writer.Flush();
        _shown = true;
    }

    public void Dispose()
    {
        if (!_shown) return;
        _console.Profile.Out.Writer.Write(EraseLine);
        _console.Profile.Out.Writer.Flush();
    }

    /// <summary>The numbers: how far, the loss, the rate of examples and the time left; of a steady width, so that the bar stands still.</summary>
    internal static string Text(TrainingProgress value)
    {
        string validation = value.ValidationLoss is { } loss ? string.Create(CultureInfo.InvariantCulture, $", validation {loss,-8:G3}") : "";
        string epochs = value.Epochs.ToString(CultureInfo.InvariantCulture), epoch = $"epoch {value.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.Length)}/{epochs}";
        return string.Create(CultureInfo.InvariantCulture, $"{epoch}  loss {value.Loss,-8:G3}{validation}  {value.ExamplesPerSecond,9:N0} examples/s  {Left(value.Remaining)} left");
    }

    private static string Left(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : time.ToString("m\\:ss", CultureInfo.InvariantCulture);
}
