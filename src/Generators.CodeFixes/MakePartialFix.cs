using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.CodeFixes;

/// <summary>
/// GRAD002: makes every type around the method partial, the method static, and its class static where nothing in it needs
/// an instance.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakePartialFix : ActivationFix
{
    /// <inheritdoc/>
    protected override string Id => "GRAD002";

    private protected override Task<Proposal?> Fix(
        Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        Task.FromResult(Find(solution, place, model, cancellation));

    private static Proposal? Find(Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax } method) return null;
        // A method that reads its object cannot be made static by one word.
        if (!IsStatic(method.Modifiers) && UsesInstance(method, model, cancellation)) return null;
        bool isStatic = IsStatic(method.Modifiers);
        string title = isStatic ? "Make the containing types partial" : "Make the method static and the containing types partial";
        return new Proposal(title, token => Apply(solution, method, model, token));
    }

    private static Task<Solution> Apply(
        Solution solution, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        TypeDeclarationSyntax[] types = [.. method.Ancestors().OfType<TypeDeclarationSyntax>()];
        INamedTypeSymbol? symbol = model.GetDeclaredSymbol(types[0], cancellation);
        bool makeStatic = types[0] is ClassDeclarationSyntax { BaseList: null, ParameterList: null }
            && symbol is { IsAbstract: false, IsSealed: false, DeclaringSyntaxReferences.Length: 1 }
            && symbol.GetMembers().All(member =>
                member.IsStatic
                || member.IsImplicitlyDeclared
                || member is INamedTypeSymbol
                || SymbolEqualityComparer.Default.Equals(member, model.GetDeclaredSymbol(method, cancellation)));
        TypeDeclarationSyntax outermost = types[types.Length - 1];
        SyntaxNode changed = outermost.ReplaceNodes(types.Cast<SyntaxNode>().Append(method), (original, rewritten) => rewritten switch
        {
            MethodDeclarationSyntax each => With(each, each.Modifiers, SyntaxKind.StaticKeyword),
            TypeDeclarationSyntax type when makeStatic && original == types[0] =>
                With((TypeDeclarationSyntax)With(type, type.Modifiers, SyntaxKind.StaticKeyword), SyntaxKind.PartialKeyword),
            TypeDeclarationSyntax type => With(type, SyntaxKind.PartialKeyword),
            _ => rewritten,
        });
        return Replace(solution, outermost, changed, cancellation);
    }

    private static MemberDeclarationSyntax With(TypeDeclarationSyntax type, SyntaxKind modifier) => With(type, type.Modifiers, modifier);

    /// <summary>Adds a modifier after the others, which is where C# wants partial; static goes after the accessibility.</summary>
    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, SyntaxTokenList modifiers, SyntaxKind modifier)
    {
        if (modifiers.Any(modifier)) return member;
        int partial = modifiers.IndexOf(SyntaxKind.PartialKeyword);
        int at = modifier == SyntaxKind.StaticKeyword && partial >= 0 ? partial : modifiers.Count;
        SyntaxToken added = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        if (modifiers.Count > 0) return at > 0
            ? member.WithModifiers(modifiers.Insert(at, added))
            : member.WithModifiers(new SyntaxTokenList(
                [added.WithLeadingTrivia(modifiers[0].LeadingTrivia), modifiers[0].WithLeadingTrivia(), .. modifiers.Skip(1)]));
        // The first modifier takes over the comments and the indentation in front of what was first.
        SyntaxToken first = FirstAfterAttributes(member);
        SyntaxTriviaList leading = first.LeadingTrivia;
        return ((MemberDeclarationSyntax)member.ReplaceToken(first, first.WithLeadingTrivia())).WithModifiers(
            new SyntaxTokenList(added.WithLeadingTrivia(leading)));
    }

    private static SyntaxToken FirstAfterAttributes(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetFirstToken(),
        TypeDeclarationSyntax type => type.Keyword,
        _ => member.GetFirstToken(),
    };

    private static bool IsStatic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.StaticKeyword);

    private static bool UsesInstance(MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        if (method.Modifiers.Any(SyntaxKind.VirtualKeyword)
            || method.Modifiers.Any(SyntaxKind.OverrideKeyword)
            || method.Modifiers.Any(SyntaxKind.AbstractKeyword))
            return true;
        INamedTypeSymbol? type = model.GetDeclaredSymbol(method, cancellation)?.ContainingType;
        return method.DescendantNodes().Any(node => node switch
        {
            ThisExpressionSyntax or BaseExpressionSyntax => true,
            IdentifierNameSyntax name => model.GetSymbolInfo(name, cancellation).Symbol is { IsStatic: false } member
                && member.Kind is SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event
                && SymbolEqualityComparer.Default.Equals(member.ContainingType, type),
            _ => false,
        });
    }
}
