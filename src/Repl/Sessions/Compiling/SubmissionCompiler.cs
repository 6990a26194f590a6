using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Repl.Sessions.Deriving;
using GradRepl.Repl.Sessions.Globals;
using GradRepl.Repl.Sessions.Guarding;
using GradRepl.Repl.Sessions.Packages;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>
/// Compiles a submission: analyze, derive and append the generated members, report, insert guards, emit. What people are
/// told comes from the text without guards, so lines and columns are theirs.
/// </summary>
internal sealed class SubmissionCompiler(DeriveMethod derive)
{
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly string[] Usings =
    [
        "System", "System.Linq", "System.Collections.Generic", "System.IO", "System.Threading.Tasks",
        "GradRepl.Runtime", "GradRepl.Runtime.CompilerServices", "GradRepl.Networks", "GradRepl.Plotting", "System.Math",
    ];

    // Optimize: the JIT never optimizes code that was emitted for debugging.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Usings,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations,
        metadataReferenceResolver: new FileReferenceResolver(),
        sourceReferenceResolver: new ScriptSourceResolver(),
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default)
        .WithSpecificDiagnosticOptions([
            // Assembly versions that differ are unified at run time.
            KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress),
            // Lower-case type names, unread variables: fine in something typed at a prompt.
            KeyValuePair.Create("CS8981", ReportDiagnostic.Suppress),
                KeyValuePair.Create("CS0219", ReportDiagnostic.Suppress), KeyValuePair.Create("CS0414", ReportDiagnostic.Suppress),
        ]);

    // Kept, and bound before anything else: compilations that bind the references at the same time, as the warm-up and the
    // first submission do, would each make symbols of their own, and a later one that met both would not know its own enums.
    private static readonly Lazy<CSharpCompilation> Bound = new(() =>
    {
        CSharpCompilation bound = CSharpCompilation.CreateScriptCompilation(
            "references", null, DefaultReferences.All, Options, null, typeof(object), typeof(ScriptGlobals));
        _ = bound.GetSpecialType(SpecialType.System_Object);
        return bound;
    });

    private int _compiled;

    /// <summary>A text as it would be seen after the submissions of a chain, for questions about it; nothing is derived nor kept.</summary>
    public static CSharpCompilation Analyze(SyntaxTree tree, SubmissionChain chain) => Create("input", tree, chain.Analysis);

    public CompiledSubmission Compile(
        Submission submission, SubmissionChain chain, IReadOnlyCollection<DefinedActivation> known, CancellationToken cancellation)
    {
        if (TooDeep(submission) is { } refusal) return new CompiledSubmission { Messages = [refusal] };
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            SourceText.From(submission.Text, Encoding.UTF8), ParseOptions, submission.Path, cancellation);
        string name = $"submission{++_compiled}";
        CSharpCompilation analysis = Create(name, tree, chain.Analysis);
        (ImmutableArray<MetadataReference> packages,
            (Location Place, string Text)? missing) = PackageReferences.Find(analysis.SyntaxTrees, cancellation);
        if (missing is { } package) return new CompiledSubmission { Messages = [Message.At(package.Place, package.Text, submission)] };
        if (!packages.IsEmpty)
        {
            chain = Insert(chain, name + "packages", "", packages);
            analysis = Create(name, tree, chain.Analysis);
        }
        ImmutableArray<(IMethodSymbol Method, SyntaxTree Tree)> annotated = SubmissionDerivation.Annotated(analysis, cancellation);

        Redefinition redefinition = FindRedefinition(analysis, annotated, chain, known);
        if (redefinition.Barrier is { } barrier)
        {
            chain = Insert(chain, name + "barrier", barrier, []);
            analysis = Create(name, tree, chain.Analysis);
            annotated = SubmissionDerivation.Annotated(analysis, cancellation);
        }

        var derivation = SubmissionDerivation.Derive(analysis, tree, annotated, submission, derive, cancellation);
        var report = new DiagnosticReport(submission, derivation);
        TextEdits edits = report.HasErrors
            ? new TextEdits()
            : GuardEdits.Find(derivation.Compilation.GetSemanticModel(derivation.Tree), derivation.Generated);
        if (submission.Marked) StatementMarks.Add(edits, tree.GetCompilationUnitRoot(cancellation));
        bool loads = derivation.Compilation.SyntaxTrees.Length > 1;
        bool asWritten = edits.IsEmpty && derivation.Defined.Count == 0 && !loads;
        report.Add(ForbiddenCalls.Find(derivation.Compilation, cancellation));
        if (report.HasErrors)
        {
            report.Add(derivation.Compilation.GetDiagnostics(cancellation));
            return new CompiledSubmission { Messages = report.Messages() };
        }

        CompiledSubmission compiled = Emit(name, submission, derivation, edits, chain, asWritten, loads, cancellation);
        if (asWritten) report.Add(compiled.EmitDiagnostics);
        else if (!compiled.EmitDiagnostics.IsEmpty)
        {
            // Diagnostics must refer to the text without guards. Binding that too is slow, so do it only where there are any.
            report.Add(derivation.Compilation.GetDiagnostics(cancellation));
            if (report.HasErrors) return new CompiledSubmission { Messages = report.Messages() };
            if (compiled.Chain is null)
            {
                // The guards do not know this form of C#: run it without them.
                TraceLog.Say("guard", $"{name} runs without guards: {compiled.EmitDiagnostics[0]}");
                compiled = Emit(name, submission, derivation, new TextEdits(), chain, asWritten, loads: false, cancellation);
                if (compiled.Chain is null) report.Add(compiled.EmitDiagnostics);
            }
        }
        return compiled with { Messages = report.Messages(), Redefinition = redefinition, Returns = Returns(tree) };
    }

    /// <summary>A chain with a submission that the later ones see and that nothing runs, so it is never emitted nor loaded.</summary>
    private static SubmissionChain Insert(SubmissionChain chain, string name, string text, ImmutableArray<MetadataReference> references)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, name);
        CSharpCompilation inserted = Create(name, tree, chain.Analysis).AddReferences(references);
        return new SubmissionChain(
            inserted,
            ReferenceEquals(chain.Analysis, chain.Emitted) ? inserted : Create(name, tree, chain.Emitted).AddReferences(references),
            chain.Count + 1);
    }

    private static Message? TooDeep(Submission submission)
    {
        if (Nesting.TooDeepAt(submission.Text) is not { } at) return null;
        LinePosition place = SourceText.From(submission.Text).Lines.GetLinePosition(at);
        return new Message(
            DiagnosticSeverity.Error, submission.DisplayPath ?? submission.Path, place.Line + 1 + submission.LinesBefore,
            place.Character + 1, null,
            $"brackets nest deeper than {Nesting.Limit}, which the compiler cannot take; name the inner parts");
    }

    private static CompiledSubmission Emit(
        string name,
            Submission submission, SubmissionDerivation derivation, TextEdits edits, SubmissionChain chain, bool asWritten, bool loads,
            CancellationToken cancellation)
    {
        TextEdits users = edits.UpTo(derivation.Generated.IsEmpty ? int.MaxValue : derivation.Generated.Start);
        RegisterActivations(derivation, users);
        string guarded = users.Apply(submission.Text);
        ImmutableArray<GuardedText> loaded = loads ? GuardedLoads(derivation) : [];
        CSharpCompilation emitted = !asWritten ? Guarded(name, guarded, edits, loaded, derivation, chain)
            : ReferenceEquals(chain.Analysis, chain.Emitted) ? derivation.Compilation
            : Create(name, derivation.Tree, chain.Emitted);
        var compiled = new CompiledSubmission
        {
            Messages = [],
            Defined = derivation.Defined,
            Texts = [new GuardedText(submission, guarded, users), .. loaded],
        };
        EmitResult result = emitted.Emit(
            compiled.Assembly,
                compiled.Symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
                cancellationToken: cancellation);
        // With directives alone there is nothing to emit; Success is false then, but there is no error.
        bool accepted = result.Success || !result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return compiled with
        {
            Entry = compiled.Assembly.Length > 0 ? SubmissionEntry.Of(emitted) : null,
            Chain = accepted ? new SubmissionChain(derivation.Compilation, emitted, chain.Count + 1) : null,
            EmitDiagnostics = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || !accepted)],
        };
    }

    private static CSharpCompilation Create(
        string name, SyntaxTree tree, CSharpCompilation? previous, CSharpCompilationOptions? options = null)
    {
        _ = Bound.Value;
        // Later submissions inherit the references of the first; repeating them would double the memory.
        return CSharpCompilation.CreateScriptCompilation(
            name, tree, previous is null ? DefaultReferences.All : [], options ?? Options, previous, typeof(object), typeof(ScriptGlobals));
    }

    private static Redefinition FindRedefinition(
        CSharpCompilation analysis,
            ImmutableArray<(IMethodSymbol Method, SyntaxTree Tree)> annotated, SubmissionChain chain,
            IReadOnlyCollection<DefinedActivation> known)
    {
        if (chain.Analysis is null || (known.Count == 0 && annotated.IsEmpty)) return new Redefinition();
        var declared = analysis.ScriptClass!.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared)
            .Select(member => member.Name)
            .ToHashSet(StringComparer.Ordinal);
        var activations = annotated.Where(each => each.Method.ContainingType.IsScriptClass)
            .Select(each => each.Method.Name)
            .ToHashSet(StringComparer.Ordinal);
        return Redefinition.Find(
            declared, activations, known,
            name => chain.Submissions()
                .Any(submission => submission.ScriptClass?.GetMembers(name).Any(member => member is IMethodSymbol) == true));
    }

    /// <summary>Makes the activations known by name before the user's first statement runs, on its line.</summary>
    private static void RegisterActivations(SubmissionDerivation derivation, TextEdits edits)
    {
        if (derivation.Defined.Count == 0) return;
        string calls = string.Concat(derivation.Defined.Select(defined =>
            "global::GradRepl.Runtime.CompilerServices.ActivationRegistry.Define("
                + $"{SymbolDisplay.FormatLiteral(defined.QualifiedName, quote: true)}, {defined.Method}, {defined.Factory}); "));
        edits.InsertFirst(derivation.Tree.GetCompilationUnitRoot().Members[0].SpanStart, calls);
    }

    private static CSharpCompilation Guarded(
        string name,
            string text, TextEdits edits, ImmutableArray<GuardedText> loaded, SubmissionDerivation derivation, SubmissionChain chain)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, derivation.Tree.FilePath);
        if (!derivation.Generated.IsEmpty)
            tree = SubmissionDerivation.WithMembers(
                tree, edits.After(derivation.Generated.Start).Apply(derivation.GeneratedText));
        if (loaded.IsEmpty) return Create(name, tree, chain.Emitted);
        var texts = loaded.ToDictionary(each => each.Origin.Path, each => each.Text, StringComparer.Ordinal);
        return Create(name, tree, chain.Emitted, Options.WithSourceReferenceResolver(new ScriptSourceResolver(texts)));
    }

    // A loaded tree cannot be replaced in a compilation, so the emitted one reads the guarded text through its resolver.
    private static ImmutableArray<GuardedText> GuardedLoads(SubmissionDerivation derivation) =>
        [.. derivation.Compilation.SyntaxTrees.Where(tree => tree != derivation.Tree).Select(tree =>
        {
            TextEdits edits = GuardEdits.Find(derivation.Compilation.GetSemanticModel(tree));
            string original = tree.ToString();
            return new GuardedText(new Submission(original, tree.FilePath), edits.Apply(original), edits);
        })];

    private static bool Returns(SyntaxTree tree)
    {
        CompilationUnitSyntax root = tree.GetCompilationUnitRoot();
        // A last expression without a semicolon takes precedence over return.
        if (root.Members.LastOrDefault()
            is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } })
            return false;
        return root.Members.OfType<GlobalStatementSyntax>().Any(statement => statement
            .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(node => node is ReturnStatementSyntax));
    }
}
