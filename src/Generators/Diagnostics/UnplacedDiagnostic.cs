using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Diagnostics;

/// <summary>A diagnostic whose place is not known yet.</summary>
internal sealed record UnplacedDiagnostic(DiagnosticDescriptor Descriptor, EquatableArray<string> Arguments)
{
    public Diagnostic At(Location location) => Diagnostic.Create(Descriptor, location, [.. Arguments]);
}
