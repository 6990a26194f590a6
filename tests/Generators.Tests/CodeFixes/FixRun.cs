using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GradRepl.Generators.CodeFixes;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GradRepl.Generators.Tests.CodeFixes;

/// <summary>A code fix applied in a workspace, as an editor applies it.</summary>
internal static class FixRun
{
    /// <summary>What the source becomes; null where the fix offers nothing. The fixed source must no longer have the diagnostic.</summary>
    public static async Task<(string Title, string Source)?> Apply(ActivationFix fix, string source)
    {
        GeneratorRun run = GeneratorRun.From(source);
        Diagnostic reported = Assert.Single(run.Diagnostics, each => each.Id == fix.FixableDiagnosticIds.Single());

        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "Fixed",
            "Fixed",
            LanguageNames.CSharp,
            compilationOptions: run.Compilation.Options,
            parseOptions: GeneratorRun.Parsing, metadataReferences: run.Compilation.References));
        Document document = workspace.AddDocument(project.Id, "Source0.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source));
        Location place = Location.Create((await document.GetSyntaxTreeAsync())!, reported.Location.SourceSpan);
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(
            document,
            Diagnostic.Create(new DiagnosticDescriptor(reported.Id, "", "", "GradRepl", reported.Severity, true), place),
            (action, _) => actions.Add(action),
            CancellationToken.None);
        await fix.RegisterCodeFixesAsync(context);
        if (actions.Count == 0) return null;

        CodeAction action = Assert.Single(actions);
        var change = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
        string changed = (await change.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        GeneratorRun after = GeneratorRun.From(changed);
        Assert.Empty(after.Diagnostics);
        _ = after.Assembly; // compiles with the generated members, warnings being errors
        return (action.Title, changed);
    }
}
