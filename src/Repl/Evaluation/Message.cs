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
    public override string ToString()
    {
        string place = Path is null ? "" : $"{Path}({Line},{Column}): ";
        string kind = Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return $"{place}{kind}{(Id is null ? "" : " " + Id)}: {Text}";
    }
}
