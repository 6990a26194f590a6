namespace GradRepl.Repl;

/// <summary>Where the lines of a session come from.</summary>
internal interface ILineReader
{
    /// <summary>Reads one line.</summary>
    /// <param name="continuation">Whether it continues an input that is not complete yet.</param>
    /// <returns>The line without its end; null at the end of the input.</returns>
    string? ReadLine(bool continuation);
}
