namespace GradRepl.Repl.Editor.Lines;

/// <summary>Where the lines of a session come from.</summary>
internal interface ILineReader
{
    /// <summary>Reads one line, or a whole input of several where it can be edited.</summary>
    /// <param name="continuation">Whether it continues an input that is not complete yet.</param>
    /// <returns>The line without its end, or lines with <c>\n</c> between; null at the end of the input.</returns>
    string? ReadLine(bool continuation);
}
