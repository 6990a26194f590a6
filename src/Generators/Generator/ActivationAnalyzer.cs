using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradRepl.Generators.Generator;

/// <summary>
/// Says in the editor what a build is not to be slowed by: kinks, jumps and formulas that lose their value. All that it says
/// are infos, so that the compiler leaves it out of a build that shows none. Errors and warnings are the generator's and
/// the <see cref="DerivativeAnalyzer"/>'s.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActivationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.Kink, Descriptors.ConstantBetweenJumps, Descriptors.LostValue];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0) return;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method || !WellKnownNames.IsActivation(method)) return;
        foreach (Diagnostic info in Infos(method, context))
            context.ReportDiagnostic(WithinMethod(info, declaration));
    }

    /// <summary>The infos of a method that can be derived; none of another, whose errors come first.</summary>
    private static IEnumerable<Diagnostic> Infos(IMethodSymbol method, SyntaxNodeAnalysisContext context)
    {
        ReadResult read = Deriver.Read(method, context.SemanticModel, context.CancellationToken);
        if (read.Model is not { } function) return [];
        Outcome outcome = Deriver.Derive(function, context.CancellationToken);
        if (outcome.Error is not null) return [];
        return [.. read.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Info), .. InfoDiagnostics.Of(method, read, outcome.Kinks, context.CancellationToken)];
    }

    /// <summary>What lies in a method that was followed is told where the annotated method stands: two may follow the same.</summary>
    private static Diagnostic WithinMethod(Diagnostic info, MethodDeclarationSyntax declaration)
    {
        Location place = info.Location;
        if (place.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(place.SourceSpan)) return info;
        DiagnosticDescriptor descriptor = info.Descriptor;
        return Diagnostic.Create(
            descriptor.Id, descriptor.Category, info.GetMessage(), info.Severity, descriptor.DefaultSeverity, isEnabledByDefault: true, warningLevel: 1,
            title: descriptor.Title, helpLink: descriptor.HelpLinkUri, location: declaration.Identifier.GetLocation(), additionalLocations: [place]);
    }
}
