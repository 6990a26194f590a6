using Microsoft.CodeAnalysis;

namespace GradRepl.Repl;

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
        return new Message(DiagnosticSeverity.Error, own ? submission.DisplayPath ?? span.Path : span.Path, span.StartLinePosition.Line + 1 + (own ? submission.LinesBefore : 0), span.StartLinePosition.Character + 1, null, text);
    }

    public override string ToString()
    {
        string place = Path is null ? "" : $"{Path}({Line},{Column}): ";
        string kind = Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return $"{place}{kind}{(Id is null ? "" : " " + Id)}: {Text}";
    }
}
