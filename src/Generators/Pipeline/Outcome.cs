using System.Collections.Immutable;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Pipeline;

/// <summary>A derivation, or the reason why there is none.</summary>
internal sealed record Outcome(Derivation? Derivation, ImmutableArray<DerivedKink> Kinks, UnplacedDiagnostic? Error);
