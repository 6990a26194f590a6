using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Generator;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Generators.Tests.Pipeline.Robustness;

/// <summary>What holds for every source, however broken.</summary>
internal static class Sound
{
    private const string InternalError = "GRAD099";

    /// <summary>Far below what the strings of one program may hold, the sources that activations show among them.</summary>
    private const int MostCharacters = 4_000_000;

    /// <summary>
    /// Runs the generator and the deriver on a source: nothing is thrown, no internal error is reported, and where the
    /// source itself compiles, every annotated method has an error of ours or derivatives that compile without a warning.
    /// </summary>
    /// <returns>How many annotated methods were derived and how many refused; nulls where the source does not compile.</returns>
    public static (int Derived, int Refused)? Check(SyntaxTree tree, CancellationToken cancellation)
    {
        string source = tree.ToString();
        CSharpCompilation compilation = GeneratorRun.Compile([tree], strict: false);
        GeneratorDriverRunResult result = CSharpGeneratorDriver
            .Create([new ActivationGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation.WithOptions(GeneratorRun.Strict), out Compilation with, out _, cancellation)
            .GetRunResult();
        foreach (GeneratorRunResult each in result.Results) Assert.True(each.Exception is null, $"{each.Exception}\n{source}");
        NoInternalError(result.Diagnostics, source);
        int written = result.GeneratedTrees.Sum(generated => generated.Length);
        Assert.True(written <= MostCharacters, $"{written} characters were generated for\n{source}");

        (int derived, int refused) = (0, 0);
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (MethodDeclarationSyntax declaration in tree.GetRoot(cancellation).DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (model.GetDeclaredSymbol(declaration, cancellation) is not { } method
                || !method.GetAttributes().Any(data => data.AttributeClass?.ToDisplayString() == Deriver.AttributeName))
                continue;
            DerivationResult derivation = Deriver.Derive(method, model, cancellation);
            NoInternalError(derivation.Diagnostics, source);
            bool error = derivation.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(error == derivation.Derivation is null, $"Neither a derivation nor an error, or both:\n{source}");
            if (error) refused++;
            else derived++;
        }

        if (!CompilesAlone(compilation, cancellation)) return null;
        if (refused > 0) Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        IEnumerable<Diagnostic> complaints = with.GetDiagnostics(cancellation).Where(diagnostic =>
            diagnostic.Severity >= DiagnosticSeverity.Warning && (diagnostic.Location.SourceTree != tree || IsNewError(diagnostic)));
        Assert.True(!complaints.Any(), $"{string.Join("\n", complaints.Select(each => $"{each}\n    {LineOf(each)}"))}\n{source}");
        return (derived, refused);

        TextLine? LineOf(Diagnostic complaint) => complaint.Location.SourceTree?.GetText(cancellation)
            .Lines[complaint.Location.GetLineSpan().StartLinePosition.Line];

        // Warnings about the source itself are its own; that it stops compiling is ours.
        static bool IsNewError(Diagnostic diagnostic) => diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
    }

    /// <summary>Parses with a stack of its own: how deep the compiler's parser can go is not ours to test.</summary>
    public static SyntaxTree Parse(string source)
    {
        SyntaxTree? tree = null;
        var thread = new Thread(
            () => tree = CSharpSyntaxTree.ParseText(source, GeneratorRun.Parsing, "Source.cs", System.Text.Encoding.UTF8),
            maxStackSize: 1 << 26);
        thread.Start();
        thread.Join();
        return tree!;
    }

    /// <summary>Whether a source compiles without us; where the compiler itself fails on it, it does not.</summary>
    private static bool CompilesAlone(Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return !compilation.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static void NoInternalError(IEnumerable<Diagnostic> diagnostics, string source)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == InternalError) is { } failed) Assert.Fail($"{failed}\n{source}");
    }
}
