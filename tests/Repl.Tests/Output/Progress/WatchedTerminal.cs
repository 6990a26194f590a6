using System.IO;
using GradRepl.Repl.Output.Terminals;
using Spectre.Console;

namespace GradRepl.Repl.Tests.Output.Progress;

/// <summary>A terminal that can erase a line, as the one that somebody looks at.</summary>
internal static class WatchedTerminal
{
    public static Terminal On(StringWriter output, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        return new Terminal(output, output, () => console);
    }
}
