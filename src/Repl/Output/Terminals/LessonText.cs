using System.Text.RegularExpressions;
using Spectre.Console;

namespace GradRepl.Repl.Output.Terminals;

/// <summary>A line of a lesson's text with <c>**bold**</c> and <c>`code`</c> in it.</summary>
internal static partial class LessonText
{
    public static void Write(Terminal terminal, string line)
    {
        if (!Marks().IsMatch(line))
        {
            terminal.Line(line);
            return;
        }
        if (!terminal.Console.Profile.Capabilities.Ansi)
        {
            terminal.Line(Marks().Replace(line, mark => mark.Groups["bold"].Value + mark.Groups["code"].Value));
            return;
        }
        string markup = Marks().Replace(Markup.Escape(line), mark => mark.Groups["bold"].Success ? $"[bold]{mark.Groups["bold"].Value}[/]" : $"[cyan]{mark.Groups["code"].Value}[/]");
        terminal.Console.MarkupLine(markup);
    }

    [GeneratedRegex(@"\*\*(?<bold>[^*\s](?:[^*]*[^*\s])?)\*\*|`(?<code>[^`]+)`")]
    public static partial Regex Marks();
}
