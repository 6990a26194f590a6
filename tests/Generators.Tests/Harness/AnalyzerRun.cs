using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Generators.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>What generator and analyzer together say about sources, as a build or an editor shows it.</summary>
internal static class AnalyzerRun
{
    /// <summary>All of it, in the order of the text; compiler errors fail the test unless the generator reports an error itself.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(params string[] sources)
    {
        GeneratorRun run = GeneratorRun.From(sources);
        ImmutableArray<Diagnostic> analyzed = await Analyze(run.Compilation);
        ImmutableArray<Diagnostic> all = [.. run.Diagnostics.Concat(analyzed).OrderBy(each => each.Location.SourceSpan.Start)];
        if (all.All(each => each.Severity != DiagnosticSeverity.Error))
            Assert.DoesNotContain(run.Compilation.GetDiagnostics(), each => each.Severity == DiagnosticSeverity.Error && !each.Id.StartsWith("GRAD", System.StringComparison.Ordinal));
        return all;
    }

    /// <summary>What the analyzers alone say.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation)
    {
        // Infos stay infos, whatever the compilation makes of warnings.
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false,
            analyzerExceptionFilter: null);
        return compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default)).WithAnalyzers([new ActivationAnalyzer(), new DerivativeAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The source text that a diagnostic points at.</summary>
    public static string Text(Diagnostic diagnostic, params string[] sources)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string source = sources.Single(each => $"Source{System.Array.IndexOf(sources, each)}.cs" == place.Path);
        return Microsoft.CodeAnalysis.Text.SourceText.From(source).ToString(diagnostic.Location.SourceSpan);
    }
}
