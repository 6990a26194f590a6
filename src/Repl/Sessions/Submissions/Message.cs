using System;
using System.Globalization;
using System.Linq;
using GradRepl.Repl.Output.Terminals;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Submissions;

/// <summary>An error or remark at a place in the user's text.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Path">The file, as people call it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Id">The diagnostic's ID, or null for a run-time error.</param>
/// <param name="Text">One line of text.</param>
internal sealed record Message(DiagnosticSeverity Severity, string? Path, int Line, int Column, string? Id, string Text)
{
    /// <summary>An error at a place in a submission, or in a file that it loads.</summary>
    public static Message At(Location place, string text, Submission submission)
    {
        FileLinePositionSpan span = place.GetLineSpan();
        bool own = span.Path == submission.Path;
        return new Message(
            DiagnosticSeverity.Error, own ? submission.DisplayPath ?? span.Path : span.Path,
            span.StartLinePosition.Line + 1 + (own ? submission.LinesBefore : 0), span.StartLinePosition.Character + 1, null, text);
    }

    /// <summary>An error of the compiler or the deriver, with its line.</summary>
    public static Message At(Diagnostic error, Submission submission) =>
        At(error.Location, error.GetMessage(CultureInfo.InvariantCulture), submission) with
        {
            Id = error.Id,
            Source = error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString(),
        };

    // Of longer lines, only the part around the place is shown.
    private const int Widest = 160, Before = 60;

    /// <summary>The line of source that it speaks of; null where there is none to show.</summary>
    public string? Source { get; init; }

    /// <summary>The source line and a caret under the place, as two lines; null where there is no source.</summary>
    public string? Excerpt()
    {
        if (string.IsNullOrWhiteSpace(Source)) return null;
        int at = Math.Min(Column - 1, Source.Length), start = 0;
        string line = Source;
        if (line.Length > Widest)
        {
            start = Math.Max(0, at - Before);
            line = line.Substring(start, Math.Min(Widest, line.Length - start));
        }
        // Keep tabs, so that the caret is in the right column whatever their width.
        string[] parts = line[..(at - start)].Split('\t');
        return $"  {line}\n  {string.Join('\t', parts.Select(part => new string(' ', CellWidth.Of(part))))}^";
    }

    public override string ToString()
    {
        string place = Path is null ? "" : $"{Path}({Line},{Column}): ";
        string kind = Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return $"{place}{kind}{(Id is null ? "" : " " + Id)}: {Text}";
    }
}
