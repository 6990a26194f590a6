using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using GradRepl.Generators.Pipeline;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Sessions.Deriving;

/// <summary>Derives one method; <see cref="Deriver.Derive"/>, except in tests.</summary>
internal delegate DerivationResult DeriveMethod(IMethodSymbol method, SemanticModel model, CancellationToken cancellation);

/// <summary>A submission with its generated members: what <see cref="Derive"/> answers.</summary>
internal sealed class SubmissionDerivation
{
    private SubmissionDerivation(CSharpCompilation compilation, SyntaxTree tree)
    {
        Compilation = compilation;
        Tree = tree;
    }

    /// <summary>The compilation with the generated members in it.</summary>
    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The submission's own tree in <see cref="Compilation"/>: the user's text, then the generated members.</summary>
    public SyntaxTree Tree { get; private set; }

    /// <summary>Where in <see cref="Tree"/> the generated members stand; empty where there are none.</summary>
    public TextSpan Generated { get; private set; }

    /// <summary>The generated text in <see cref="Generated"/>.</summary>
    public string GeneratedText { get; private set; } = "";

    public List<DefinedActivation> Defined { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Methods that have no derivation, so that errors about their missing members are not repeated.</summary>
    public List<string> Underived { get; } = [];

    /// <summary>
    /// Derives every annotated method of <paramref name="compilation"/> and appends the members to <paramref name="tree"/>.
    /// </summary>
    public static SubmissionDerivation Derive(
        CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<(IMethodSymbol Method, SyntaxTree Tree)> annotated,
        Submission submission, DeriveMethod derive, CancellationToken cancellation)
    {
        var result = new SubmissionDerivation(compilation, tree);
        var members = new StringBuilder();
        foreach ((IMethodSymbol method, SyntaxTree declaring) in annotated)
        {
            SemanticModel model = compilation.GetSemanticModel(declaring);
            if (Broken(method, model, cancellation))
            {
                result.Underived.Add(method.Name); // The compiler says why.
                continue;
            }
            DerivationResult derived = derive(method, model, cancellation);
            TraceLog.Say(
                "derive", $"{method.Name}: {(derived.Derivation is null ? "refused" : "done")}, {derived.Diagnostics.Length} diagnostics");
            result.Diagnostics.AddRange(derived.Diagnostics);
            if (derived.Derivation is not { } derivation)
            {
                result.Underived.Add(method.Name);
                continue;
            }
            result.Defined.Add(DefinedActivation.From(method, derivation, PlaceOf(method, submission)));
            members.Append('\n').Append(InContainingType(method.ContainingType, derivation.Members + derivation.Understood?.Members));
        }
        if (members.Length > 0) result.Append(members.ToString());
        return result;
    }

    /// <summary>The methods of a compilation that ask for a derivation, in the order of the text.</summary>
    public static ImmutableArray<(IMethodSymbol Method, SyntaxTree Tree)> Annotated(
        CSharpCompilation compilation, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<(IMethodSymbol, SyntaxTree)>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel? model = null;
            foreach (MethodDeclarationSyntax declaration in tree.GetRoot(cancellation)
                .DescendantNodes(node => node is CompilationUnitSyntax or BaseTypeDeclarationSyntax)
                .OfType<MethodDeclarationSyntax>())
            {
                if (declaration.AttributeLists.Count == 0) continue;
                model ??= compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(declaration, cancellation) is { } method && Deriver.IsActivation(method))
                    found.Add((method, tree));
            }
        }
        return found.ToImmutable();
    }

    private static bool Broken(IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is var declaration
        && model.GetDiagnostics(declaration.Span, cancellation).Any(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error
                && diagnostic.Location.SourceSpan.IntersectsWith(declaration.Span)
                && diagnostic.Id != "CS0103");

    private static string InContainingType(INamedTypeSymbol type, string members) => type.IsScriptClass
        ? members
        : InContainingType(
            type.ContainingType,
            $"{(type.IsStatic ? "static " : "")}partial {(type.IsValueType ? "struct" : "class")} "
                + $"{DefinedActivation.Escaped(type.Name)}\n{{\n{members}\n}}\n");

    private static string PlaceOf(IMethodSymbol method, Submission submission)
    {
        FileLinePositionSpan span = method.Locations[0].GetLineSpan();
        bool own = span.Path == submission.Path;
        string file = own ? submission.DisplayPath ?? span.Path : span.Path;
        return $"{file}({span.StartLinePosition.Line + 1 + (own ? submission.LinesBefore : 0)})";
    }

    private void Append(string members)
    {
        CompilationUnitSyntax root = Tree.GetCompilationUnitRoot();
        // Insert right after the last member, before trailing comments and directives.
        int start = root.Members.Count > 0 ? root.Members[^1].FullSpan.End : root.EndOfFileToken.FullSpan.Start;
        GeneratedText = members;
        Generated = new TextSpan(start, members.Length);
        SyntaxTree changed = WithMembers(Tree, members);
        Compilation = (CSharpCompilation)Compilation.ReplaceSyntaxTree(Tree, changed);
        Tree = changed;
    }

    /// <summary>
    /// The tree with members after its own. They are added as nodes, not as text: a last expression without a semicolon
    /// stays the submission's result.
    /// </summary>
    public static SyntaxTree WithMembers(SyntaxTree tree, string members)
    {
        CompilationUnitSyntax generated = CSharpSyntaxTree.ParseText(members, (CSharpParseOptions)tree.Options).GetCompilationUnitRoot();
        return tree.WithRootAndOptions(tree.GetCompilationUnitRoot().AddMembers([.. generated.Members]), tree.Options);
    }
}
