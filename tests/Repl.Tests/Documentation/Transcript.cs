using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GradRepl.Repl.App;
using GradRepl.Repl.Commands;
using GradRepl.Repl.Editor.Lines;
using GradRepl.Repl.Output.Figures;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Guarding;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>Types the inputs of a written session, and writes down what a real session answers.</summary>
internal sealed class Transcript : IDisposable
{
    private const string Prompt = "> ", Continuation = ". ";

    private readonly StringWriter _screen = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The session with every answer as it is today, inputs and prompts included.</summary>
    public string Retype(string written)
    {
        string[] typed = [.. written.Split('\n').Where(line => IsTyped(line, Prompt) || IsTyped(line, Continuation))];
        Terminal terminal = Terminal.Plain(_screen, _screen);
        var figures = new FigureFolder(_folder);
        var formatter = new ValueFormatter(quoteText: true, new FigureFormatter(figures)) { Enter = Guard.Enter };
        var globals = new ScriptGlobals(terminal, formatter, figures, []);
        var session = new Session(globals, Generators.Pipeline.Deriver.Derive, formatter.Format);
        var commands = new CommandContext(session, terminal, new CommandRegistry());
        new ReadLoop(new Typist(typed, _screen), session, new Presenter(terminal), commands, interactive: true).Run();
        string shown = _screen.ToString().ReplaceLineEndings("\n");
        return shown.Replace(_folder + Path.DirectorySeparatorChar, "figures/", StringComparison.Ordinal);
    }

    /// <summary>A typed session in the parts that the written ones had: as many inputs in each.</summary>
    public static IEnumerable<string> Split(string typed, IEnumerable<string> written)
    {
        string[] inputs = typed.Split("\n" + Prompt);
        int next = 0;
        foreach (string part in written)
        {
            int end = next + part.Split('\n').Count(line => IsTyped(line, Prompt));
            // Only the first input of all still has its prompt.
            yield return string.Concat(inputs[next..end].Select((input, i) => (next + i == 0 ? "" : Prompt) + input.TrimEnd('\n') + "\n"));
            next = end;
        }
    }

    private static bool IsTyped(string line, string prompt) => line.StartsWith(prompt, StringComparison.Ordinal);

    private sealed class Typist(IReadOnlyList<string> lines, TextWriter screen) : ILineReader
    {
        private int _next;

        public string? ReadLine(bool continuation)
        {
            if (_next == lines.Count) return null;
            string line = lines[_next++];
            Assert.StartsWith(continuation ? Continuation : Prompt, line, StringComparison.Ordinal);
            screen.Write(line + "\n");
            return line[Prompt.Length..];
        }
    }
}
