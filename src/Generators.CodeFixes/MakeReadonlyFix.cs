using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.CodeFixes;

/// <summary>GRAD005: makes the static field readonly, where nothing writes it but its declaration or the static constructor.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeReadonlyFix : ActivationFix
{
    /// <inheritdoc/>
    protected override string Id => "GRAD005";

    private protected override async Task<Proposal?> Fix(
        Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(place, cancellation).Symbol
            is not IFieldSymbol { IsStatic: true, IsReadOnly: false, IsConst: false, IsVolatile: false } field)
            return null;
        if (field.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation)
            is not VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax declaration } declarator)
            return null;
        // One modifier would speak for every name in the declaration.
        if (declaration.Declaration.Variables.Count != 1 || solution.GetDocument(declaration.SyntaxTree) is null) return null;
        if (await IsWritten(solution, field, cancellation).ConfigureAwait(false)) return null;
        SyntaxToken added = SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return new Proposal(
            $"Make '{declarator.Identifier.Text}' readonly",
            token => Replace(solution, declaration, declaration.WithModifiers(declaration.Modifiers.Add(added)), token));
    }

    /// <summary>Whether anything but the type's static constructor writes the field.</summary>
    private static async Task<bool> IsWritten(Solution solution, IFieldSymbol field, CancellationToken cancellation)
    {
        foreach (ReferencedSymbol symbol in await SymbolFinder.FindReferencesAsync(field, solution, cancellation).ConfigureAwait(false))
        {
            foreach (ReferenceLocation reference in symbol.Locations)
            {
                SyntaxNode? root = await reference.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                SemanticModel? model = await reference.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
                if (root?.FindNode(reference.Location.SourceSpan, getInnermostNodeForTie: true) is not { } node || model is null) continue;
                SyntaxNode whole = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;
                if (Writes(model.GetOperation(whole, cancellation)) && !IsInStaticConstructor(whole, field, model, cancellation))
                    return true;
            }
        }
        return false;
    }

    private static bool Writes(IOperation? reference) => reference?.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        ITupleOperation { Parent: IDeconstructionAssignmentOperation assignment } tuple => assignment.Target == tuple,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        IAddressOfOperation => true,
        _ => false,
    };

    private static bool IsInStaticConstructor(SyntaxNode node, IFieldSymbol field, SemanticModel model, CancellationToken cancellation) =>
        model.GetEnclosingSymbol(node.SpanStart, cancellation) is IMethodSymbol { MethodKind: MethodKind.StaticConstructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, field.ContainingType);
}
