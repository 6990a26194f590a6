using System.Collections.Generic;
using System.Collections.Immutable;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradRepl.Generators.Generator;

/// <summary>
/// Warns, in every build, where a function as written loses its value. It reads each method again, but derives nothing, and
/// stays out of the generator, whose steps must not wait for it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostValueAnalyzer : ActivationMethodAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.LostValue];

    private protected override IEnumerable<Diagnostic> Diagnose(IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        // A model without null analysis answers sooner.
        SemanticModel model = SemanticModels.Of(context.Compilation, context.Node.SyntaxTree);
        ReadResult read = Deriver.Read(method, model, context.CancellationToken);
        return read.Model is null ? [] : LostValueWarnings.Of(method, read, context.CancellationToken);
    }
}
