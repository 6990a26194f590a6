using System;

namespace GradRepl.Repl.Editor.Lines;

/// <summary>Reads from the keyboard, with the terminal's own line editing.</summary>
internal sealed class ConsoleLineReader : ILineReader
{
    public string? ReadLine(bool continuation)
    {
        Console.Write(continuation ? ". " : "> ");
        string? line = Console.ReadLine();
        if (line is null) Console.WriteLine();
        return line;
    }
}
