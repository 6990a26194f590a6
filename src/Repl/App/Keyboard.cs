using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using GradRepl.Repl.CSharp.Completion;
using GradRepl.Repl.CSharp.Highlighting;
using GradRepl.Repl.Editor;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.History;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Editor.Menus;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;

namespace GradRepl.Repl.App;

/// <summary>Puts the line editor together for the process's own terminal.</summary>
internal sealed class Keyboard : IDisposable
{
    private readonly ConsoleWindow? _window;
    private readonly IKeySource? _keys;

    /// <param name="session">What is completed from.</param>
    /// <param name="commands">What is completed after a colon.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="colour">Whether colour is wanted.</param>
    /// <param name="warmUp">What to do in the background as soon as the first prompt is there.</param>
    public Keyboard(Session session, IReadOnlyList<CommandName> commands, Terminal terminal, bool colour, Action warmUp)
    {
        if (!CanEdit(terminal))
        {
            Task.Run(warmUp);
            Reader = new ConsoleLineReader();
            return;
        }
        _window = new ConsoleWindow(terminal.Output);
        _keys = OperatingSystem.IsWindows() ? new ConsoleKeySource() : new TtyKeySource(terminal.Output);
        var names = new KnownNames(session);
        var completion = new InputCompletion(session, commands);
        Reader = new LineEditor(new LineEditorServices(
            _keys,
            _window,
            new InputHistory(HistoryFile.OfUser()),
            completion,
            new Highlighter(names.IsType, names.IsActivation),
            ReadLoop.IsFinished,
            colour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Shown: () => Task.Run(() =>
            {
                warmUp();
                WarmUp(completion);
            })));
    }

    public ILineReader Reader { get; }

    /// <summary>Asks the terminal something; null where it cannot be asked. What is typed meanwhile is not lost.</summary>
    public string? Ask(string query, Func<string, bool> isComplete) => _keys?.Ask(query, isComplete);

    public void Dispose() => _window?.Dispose();

    // Does once, in the background, what the first Tab would otherwise wait for.
    private static void WarmUp(InputCompletion completion)
    {
        foreach (string text in new[] { "var x = 1.5; x.T", "Math.Ta", "Ta" })
        {
            var state = new EditState(new InputHistory());
            state.Insert(text, typed: false);
            completion.Signatures(text, text.Length);
            CompletionMenu.Open(completion.Complete(text, text.Length), state)?.Rows(80, 20);
        }
    }

    private static bool CanEdit(Terminal terminal)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected) return false;
        // Asking Spectre turns the control sequences on, where the Windows console has them.
        if (OperatingSystem.IsWindows()) return terminal.Console.Profile.Capabilities.Ansi;
        return Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } term && term != "dumb";
    }
}
