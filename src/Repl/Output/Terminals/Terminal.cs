using System;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace GradRepl.Repl.Output.Terminals;

/// <summary>
/// Where results and diagnostics go. Plain lines bypass the layout: redirected output is never wrapped; styled ones go
/// through Spectre, which is only started when there is something to style.
/// </summary>
internal sealed class Terminal(TextWriter output, TextWriter error, Func<IAnsiConsole> console)
{
    private readonly Lazy<IAnsiConsole> _console = new(console);

    /// <summary>For tables and styled text on standard output.</summary>
    public IAnsiConsole Console => _console.Value;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Diagnostics.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Whether characters beyond ASCII can be drawn with: a terminal that somebody looks at, and that takes UTF-8.</summary>
    public bool ShowsBraille { get; init; }

    public void Line(string text = "") => Output.WriteLine(text);

    /// <summary>A line in a style; plain where there is no colour.</summary>
    public void Line(string text, Style style)
    {
        if (Console.Profile.Capabilities.Ansi) Console.WriteLine(text, style);
        else Line(text);
    }

    public void ErrorLine(string text) => Error.WriteLine(text);

    /// <summary>The process's own terminal.</summary>
    /// <param name="colour">False for none; true for what the terminal can do and NO_COLOR allows.</param>
    public static Terminal OfProcess(bool colour)
    {
        bool plain = !colour || System.Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        TextWriter output = System.Console.Out;
        return new Terminal(output, System.Console.Error, () => Spectre(output, plain, System.Console.IsOutputRedirected))
        {
            ShowsBraille = !System.Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb" && TakesUtf8(),
        };
    }

    // The program writes UTF-8 in any case; whether it is read as such is the locale's to say, and on Windows the console's.
    private static bool TakesUtf8()
    {
        if (OperatingSystem.IsWindows()) return System.Console.OutputEncoding.CodePage == 65001;
        string? locale = new[] { "LC_ALL", "LC_CTYPE", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is not null && locale.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A terminal without colour that writes to two texts.</summary>
    public static Terminal Plain(TextWriter output, TextWriter error) => new(output, error, () => Spectre(output, plain: true, redirected: true));

    private static IAnsiConsole Spectre(TextWriter output, bool plain, bool redirected)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Capabilities.Unicode = true;
        if (redirected) console.Profile.Width = 10_000; // Nobody's window: do not wrap.
        return console;
    }
}
