using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.CSharp.Completion;

/// <summary>What stands before a dot, and so what can stand after it.</summary>
internal sealed class MemberContext
{
    private readonly SemanticModel _model;
    private readonly INamespaceOrTypeSymbol _container;
    private readonly bool _ofValue;

    private MemberContext(SemanticModel model, INamespaceOrTypeSymbol container, bool ofValue)
    {
        _model = model;
        _container = container;
        _ofValue = ofValue;
    }

    /// <summary>The context after a token; null where that is no dot, or after nothing that has members.</summary>
    public static MemberContext? Of(SyntaxToken before, SemanticModel model, int position)
    {
        ExpressionSyntax? left = before.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == before => access.Expression,
            QualifiedNameSyntax name when name.DotToken == before => name.Left,
            MemberBindingExpressionSyntax binding when binding.OperatorToken == before =>
                binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        if (left is null) return null;
        // With another line after it, "xs." parses as the start of a type name, even where xs is a value.
        bool reread = left.Parent is QualifiedNameSyntax;
        ExpressionSyntax expression = reread ? SyntaxFactory.ParseExpression(left.ToString()) : left;
        SymbolInfo info = reread
            ? model.GetSpeculativeSymbolInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsExpression)
            : model.GetSymbolInfo(left);
        ISymbol? symbol = info.Symbol
            ?? (info.CandidateReason == CandidateReason.NotATypeOrNamespace ? null : info.CandidateSymbols.FirstOrDefault());
        symbol ??= reread
            ? model.GetSpeculativeSymbolInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol
            : null;
        if (symbol is IAliasSymbol { Target: var target }) symbol = target;
        if (symbol is INamespaceOrTypeSymbol container and not IErrorTypeSymbol) return new MemberContext(model, container, ofValue: false);
        ITypeSymbol? type = reread
            ? model.GetSpeculativeTypeInfo(left.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type
            : model.GetTypeInfo(left).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }
            && before.Parent is MemberBindingExpressionSyntax)
            type = value;
        return type is null or IErrorTypeSymbol || position < left.Span.End ? null : new MemberContext(model, type, ofValue: true);
    }

    public IEnumerable<ISymbol> Symbols(int position)
    {
        if (_ofValue)
            return _model.LookupSymbols(position, _container, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not ITypeSymbol);
        // Skip what every type inherits from object.
        return _model.LookupSymbols(position, _container)
            .Where(symbol => (symbol.IsStatic || symbol is INamespaceOrTypeSymbol)
                && (symbol.ContainingType?.SpecialType != SpecialType.System_Object || ReferenceEquals(symbol.ContainingType, _container)))
            .Concat(StaticExtensions(position));
    }

    /// <summary>The static members by which classes in scope extend the type, as in <c>extension(Figure)</c>.</summary>
    private IEnumerable<ISymbol> StaticExtensions(int position) => _container is not ITypeSymbol type
        ? []
        : _model.LookupNamespacesAndTypes(position).OfType<INamedTypeSymbol>()
            .Where(holder => holder is { IsStatic: true, MightContainExtensionMethods: true })
            .SelectMany(holder => holder.GetTypeMembers())
            .Where(extension => SymbolEqualityComparer.Default.Equals(extension.ExtensionParameter?.Type, type))
            .SelectMany(extension => extension.GetMembers())
            .Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public });

    /// <summary>What an object initializer can set, after the token that begins it or a comma in it.</summary>
    public static IEnumerable<ISymbol> InitializedMembers(SyntaxToken before, SemanticModel model, int position) =>
        before.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }
            && model.GetTypeInfo(creation).Type is { } type
            ? model.LookupSymbols(position, type)
                .Where(symbol => symbol is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false })
            : [];
}
