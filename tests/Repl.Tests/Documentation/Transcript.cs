using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

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
        string[] typed = [.. written.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal) || line.StartsWith(Continuation, StringComparison.Ordinal))];
        Terminal terminal = Terminal.Plain(_screen, _screen);
        var figures = new FigureFolder(_folder);
        var formatter = new ValueFormatter(quoteText: true, new FigureFormatter(figures));
        var session = new Session(new ScriptGlobals(terminal, formatter, figures, []), Generators.Pipeline.Deriver.Derive, formatter.Format);
        new ReadLoop(new Typist(typed, _screen), session, new Presenter(terminal), new CommandContext(session, terminal, new CommandRegistry()), interactive: true).Run();
        return _screen.ToString().ReplaceLineEndings("\n").Replace(_folder + Path.DirectorySeparatorChar, "figures/", StringComparison.Ordinal);
    }

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
