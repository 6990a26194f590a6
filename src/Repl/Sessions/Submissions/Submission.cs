using GradRepl.Repl.Output.Recordings;

namespace GradRepl.Repl.Sessions.Submissions;

/// <summary>A piece of C# to evaluate.</summary>
/// <param name="Text">The text.</param>
/// <param name="Path">What diagnostics and stack traces call it; for a file, the path as the user gave it. Unique in a session.</param>
internal sealed record Submission(string Text, string Path)
{
    /// <summary>What people are told instead of <see cref="Path"/>, where that is made up to be unique.</summary>
    public string? DisplayPath { get; init; }

    /// <summary>Whether <see cref="ScriptPosition"/> is to follow its statements.</summary>
    public bool Marked { get; init; }

    /// <summary>The number of lines before this text in what the user sees as one source, such as standard input.</summary>
    public int LinesBefore { get; init; }
}
