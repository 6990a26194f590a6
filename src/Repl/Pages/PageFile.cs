using System;
using System.IO;
using System.Linq;
using GradRepl.Repl.CSharp.Highlighting;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Recordings;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime.Files;

namespace GradRepl.Repl.Pages;

/// <summary>The page that is written of a script when it has run.</summary>
internal sealed class PageFile(string path) : IDisposable
{
    public string Path => path;

    /// <summary>What the script shows.</summary>
    public Recording Recording { get; } = new();

    /// <summary>Why the page could not be written; null where it was.</summary>
    public string? Error { get; private set; }

    public void Dispose() => Recording.Dispose();

    /// <summary>Says before anything runs what cannot become a page.</summary>
    /// <exception cref="UsageException">The path is a folder's, or none.</exception>
    public static void Check(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new UsageException("--html needs the name of a file");
        if (Directory.Exists(path)) throw new UsageException($"the page '{path}' is a folder");
    }

    /// <summary>Writes the page, whole or not at all.</summary>
    public void Write(Submission script, Evaluation evaluation, Session session)
    {
        if (evaluation is { Value: { } value, Text: { } text, Returned: false }) Recording.Value(value, text);
        var types = KnownNames.TypesOf(session.Chain);
        var highlighter = new Highlighter(types.Contains, name => session.Activations.Any(activation => activation.Name == name));
        try
        {
            WholeFile.Write(path, Page.Of(script, evaluation, Recording.All, highlighter));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Error = $"the page '{path}' cannot be written: {error.Message}";
        }
    }
}
