using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradRepl.Generators.Generator;

/// <summary>
/// Shows kinks and jumps in the editor. It derives each method again, so it reports infos only: the compiler then leaves it
/// out of a build that shows none. Errors and warnings are the generator's and the other analyzers'.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActivationAnalyzer : ActivationMethodAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Kink, Descriptors.ConstantBetweenJumps];

    private protected override IEnumerable<Diagnostic> Diagnose(IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        ReadResult read = Deriver.Read(method, context.SemanticModel, context.CancellationToken);
        if (read.Model is not { } function) return [];
        Outcome outcome = Deriver.Derive(function, context.CancellationToken);
        if (outcome.Error is not null) return [];
        return
        [
            .. read.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info),
            .. InfoDiagnostics.Of(method, read, outcome.Kinks),
        ];
    }
}
