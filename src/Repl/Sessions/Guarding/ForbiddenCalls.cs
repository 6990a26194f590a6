using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>Calls that no guard can survive.</summary>
internal static class ForbiddenCalls
{
    private const string FailFastName = "FailFast";

#pragma warning disable RS2008 // Not an analyzer: nobody configures it by release.
    private static readonly DiagnosticDescriptor FailFast = new(
        "REPL001",
            "Ends the process", "Environment.FailFast would take the session with it: throw an exception, or leave with Environment.Exit",
        "Survival", DiagnosticSeverity.Error, isEnabledByDefault: true);
#pragma warning restore RS2008

    public static IEnumerable<Diagnostic> Find(CSharpCompilation compilation, CancellationToken cancellation) =>
        from tree in compilation.SyntaxTrees
            // Bind only trees that contain the name.
        where tree.GetText(cancellation).ToString().Contains(FailFastName, System.StringComparison.Ordinal)
        let model = compilation.GetSemanticModel(tree)
        from name in tree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.ValueText == FailFastName && Symbols(model.GetSymbolInfo(name, cancellation)).Any(IsFailFast)
        select Diagnostic.Create(FailFast, name.GetLocation());

    // Overload resolution may have failed, so look at candidates too.
    private static IEnumerable<ISymbol> Symbols(SymbolInfo info) => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;

    private static bool IsFailFast(ISymbol symbol) =>
        symbol is IMethodSymbol { ContainingType: { Name: "Environment", ContainingNamespace: var space } }
        && space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
