using System.IO;

namespace GradRepl.Repl.Editor.Lines;

/// <summary>Reads from a pipe or a file, without prompts.</summary>
internal sealed class TextLineReader(TextReader text) : ILineReader
{
    public string? ReadLine(bool continuation) => text.ReadLine();
}
