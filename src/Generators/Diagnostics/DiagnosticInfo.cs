using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Generators.Diagnostics;

/// <summary>A diagnostic that compares by content and holds no syntax tree alive, for the incremental pipeline.</summary>
internal sealed record DiagnosticInfo(string Id, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static DiagnosticInfo From(Diagnostic diagnostic)
    {
        FileLinePositionSpan lines = diagnostic.Location.GetLineSpan();
        return new DiagnosticInfo(diagnostic.Id, diagnostic.GetMessage(), lines.Path, diagnostic.Location.SourceSpan, lines.Span);
    }

    public Diagnostic ToDiagnostic()
    {
        DiagnosticDescriptor descriptor = Descriptors.ById[Id];
        Location location = Path.Length == 0 && Span.IsEmpty ? Location.None : Location.Create(Path, Span, Lines);
        return Diagnostic.Create(
            descriptor.Id,
            descriptor.Category,
            Message,
            descriptor.DefaultSeverity,
            descriptor.DefaultSeverity,
            true,
            descriptor.DefaultSeverity == DiagnosticSeverity.Error ? 0 : 1,
            title: descriptor.Title,
            location: location);
    }
}
