using System.Collections.Generic;
using GradRepl.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradRepl.Generators.Generator;

/// <summary>An analyzer of <c>[Activation]</c> methods.</summary>
public abstract class ActivationMethodAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.MethodDeclaration);
    }

    /// <summary>What the analyzer says of one method; nothing where the generator reports an error.</summary>
    private protected abstract IEnumerable<Diagnostic> Diagnose(IMethodSymbol method, SyntaxNodeAnalysisContext context);

    private void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (declaration.AttributeLists.Count == 0) return;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is not { } method) return;
        if (!WellKnownNames.IsActivation(method)) return;
        foreach (Diagnostic diagnostic in Diagnose(method, context))
            context.ReportDiagnostic(WithinMethod(diagnostic, declaration));
    }

    /// <summary>What lies in a method that was followed is told where the annotated method stands: two may follow the same.</summary>
    private static Diagnostic WithinMethod(Diagnostic diagnostic, MethodDeclarationSyntax declaration)
    {
        Location place = diagnostic.Location;
        if (place.SourceTree == declaration.SyntaxTree && declaration.Span.Contains(place.SourceSpan)) return diagnostic;
        DiagnosticDescriptor descriptor = diagnostic.Descriptor;
        return Diagnostic.Create(
            descriptor.Id,
            descriptor.Category,
            diagnostic.GetMessage(),
            diagnostic.Severity,
            descriptor.DefaultSeverity,
            isEnabledByDefault: true,
            warningLevel: 1,
            title: descriptor.Title,
            location: declaration.Identifier.GetLocation(),
            additionalLocations: [place]);
    }
}
