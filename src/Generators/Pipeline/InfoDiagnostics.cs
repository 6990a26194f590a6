using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;
using GradRepl.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Pipeline;

/// <summary>What is worth knowing about a function that has been derived, though nothing is wrong with it: its kinks.</summary>
internal static class InfoDiagnostics
{
    public static IEnumerable<Diagnostic> Of(IMethodSymbol method, ReadResult read, ImmutableArray<DerivedKink> kinks) =>
        kinks.Select(kink => Diagnostic.Create(Descriptors.Kink, read.Branches[kink.Branch], method.Name, kink.Condition));
}
