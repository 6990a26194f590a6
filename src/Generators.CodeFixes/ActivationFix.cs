using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GradRepl.Generators.CodeFixes;

/// <summary>What the fixes have in common: one diagnostic each, and one action or none for each of its places.</summary>
public abstract class ActivationFix : CodeFixProvider
{
    /// <summary>The diagnostic that the fix answers.</summary>
    protected abstract string Id { get; }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [Id];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode place = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            Task<Proposal?> fix = Fix(context.Document.Project.Solution, place, model, context.CancellationToken);
            if (await fix.ConfigureAwait(false) is var (title, change))
                context.RegisterCodeFix(CodeAction.Create(title, change, Id), diagnostic);
        }
    }

    /// <summary>The action at a place; null where nothing is obvious.</summary>
    private protected abstract Task<Proposal?> Fix(
        Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation);

    /// <param name="Title">What the editor offers.</param>
    /// <param name="Apply">The solution with the change.</param>
    private protected sealed record Proposal(string Title, System.Func<CancellationToken, Task<Solution>> Apply);

    /// <summary>The solution with one node replaced in the document that holds it.</summary>
    private protected static async Task<Solution> Replace(
        Solution solution, SyntaxNode old, SyntaxNode @new, CancellationToken cancellation)
    {
        Document document = solution.GetDocument(old.SyntaxTree)!;
        SyntaxNode root = await old.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(old, @new));
    }
}
