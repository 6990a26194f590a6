using System.Collections.Immutable;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Pipeline;

/// <summary>A derivation with its warnings, or the reason why there is none.</summary>
internal sealed record Outcome(
    Derivation? Derivation,
    ImmutableArray<DerivedKink> Kinks,
    ImmutableArray<UnplacedDiagnostic> Warnings,
    UnplacedDiagnostic? Error)
{
    /// <summary>No derivation.</summary>
    public static Outcome Failed(UnplacedDiagnostic error) => new(null, [], [], error);
}
