using System;

namespace GradRepl.Repl;

/// <summary>Puts the line editor together for the process's own terminal.</summary>
internal sealed class Keyboard : IDisposable
{
    private readonly ConsoleWindow? _window;

    /// <param name="session">What is completed from.</param>
    /// <param name="commands">What is completed after a colon.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="colour">Whether colour is wanted.</param>
    /// <param name="shown">What to do as soon as the first prompt is there.</param>
    public Keyboard(Session session, CommandRegistry commands, Terminal terminal, bool colour, Action shown)
    {
        if (!CanEdit(terminal))
        {
            shown();
            Reader = new ConsoleLineReader();
            return;
        }
        _window = new ConsoleWindow(terminal.Output);
        var names = new KnownNames(session);
        Reader = new LineEditor(new LineEditorServices(
            OperatingSystem.IsWindows() ? new ConsoleKeySource() : new TtyKeySource(terminal.Output),
            _window,
            new InputHistory(HistoryFile.OfUser()),
            new InputCompletion(session, commands),
            new Highlighter(names.IsType, names.IsActivation),
            ReadLoop.IsFinished,
            colour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")), shown));
    }

    public ILineReader Reader { get; }

    /// <summary>Runs in the background what the first key and the first Tab would otherwise wait for.</summary>
    public static void WarmUp(Session session)
    {
        var completion = new SymbolCompletion(session);
        foreach (string text in new[] { "var q = 1.5; q.T", "Ta" })
            if (completion.Complete(text, text.Length).Items is [var first, ..]) _ = first.Description;
    }

    public void Dispose() => _window?.Dispose();

    private static bool CanEdit(Terminal terminal)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected) return false;
        // Asking Spectre turns the control sequences on, where the Windows console has them.
        if (OperatingSystem.IsWindows()) return terminal.Console.Profile.Capabilities.Ansi;
        return Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } term && term != "dumb";
    }
}
