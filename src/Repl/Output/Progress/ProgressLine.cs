using System;
using GradRepl.Repl.Output.Terminals;
using Spectre.Console;

namespace GradRepl.Repl.Output.Progress;

/// <summary>One line under the cursor that shows how far something is, and is gone when it ends.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int LongestBar = 40;

    private const string EraseLine = "\r\u001b[K";

    private readonly IAnsiConsole _console;
    private bool _shown;

    private ProgressLine(IAnsiConsole console) => _console = console;

    /// <summary>A line where somebody watches: on a terminal that can erase it; otherwise none.</summary>
    public static ProgressLine? On(Terminal terminal) =>
        terminal.Console.Profile.Capabilities.Ansi ? new ProgressLine(terminal.Console) : null;

    /// <summary>A bar, as long as there is room for, and a text.</summary>
    public void Show(double fraction, string text)
    {
        int width = Math.Clamp(_console.Profile.Width - text.Length - 2, 0, LongestBar), done = (int)Math.Round(fraction * width);
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
}
