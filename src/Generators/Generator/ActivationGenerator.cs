using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Model;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Reading;
using GradRepl.Generators.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.Generator;

/// <summary>Adds the derivatives of every <c>[Activation]</c> method to its class at build time.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ActivationGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step that derives; tests watch that it stays cached.</summary>
    internal const string DeriveStep = "Derive";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var ahead = new DerivationsAhead();
        // Reading looks at symbols and so runs again after every edit; what it gives compares by content.
        IncrementalValuesProvider<ReadMethod> read = context.SyntaxProvider.ForAttributeWithMetadataName(
            Deriver.AttributeName,
            static (node, _) => node is MethodDeclarationSyntax,
            (attributed, cancellation) =>
            {
                ReadResult result = Deriver.Read(
                    (IMethodSymbol)attributed.TargetSymbol,
                    SemanticModels.Of(attributed.SemanticModel.Compilation, attributed.TargetNode.SyntaxTree),
                    cancellation);
                if (result.Model is { } function) ahead.Begin(function, cancellation);
                return ReadMethod.From(result);
            });

        context.RegisterSourceOutput(
            read.SelectMany(static (method, _) => method.Diagnostics.Items),
            static (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToDiagnostic()));

        IncrementalValuesProvider<DerivedMethod> derived = read
            .Where(static method => method.Model is not null)
            .Select(static (method, _) => method.Model!)
            .Select((function, cancellation) => ahead.Take(function, cancellation))
            .WithTrackingName(DeriveStep);

        context.RegisterSourceOutput(derived, static (production, method) =>
        {
            if (method.Source is { } source) production.AddSource(method.FileName, source);
        });
        // The rare refusal or doubt of the derivation itself: its place is looked up only when there is one.
        context.RegisterSourceOutput(
            derived.Where(static method => method.Reports.Any()).Combine(context.CompilationProvider),
            static (production, pair) =>
            {
                foreach (UnplacedDiagnostic report in pair.Left.Reports)
                    production.ReportDiagnostic(report.At(pair.Left.Find(pair.Right)));
            });
        context.RegisterSourceOutput(
            derived.Select(static (method, _) => method.Registration).Where(static registration => registration is not null).Collect(),
            static (production, registrations) =>
                production.AddSource("GradRepl.Registrations.g.cs", FileWriter.Registrations(registrations!)));
    }

    /// <summary>What reading gave, in a form that compares by content.</summary>
    private sealed record ReadMethod(FunctionModel? Model, EquatableArray<DiagnosticInfo> Diagnostics)
    {
        public static ReadMethod From(ReadResult result) =>
            // Infos are reported by the analyzer, which runs in the editor only.
            new(result.Model, new([.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(DiagnosticInfo.From)]));
    }
}
