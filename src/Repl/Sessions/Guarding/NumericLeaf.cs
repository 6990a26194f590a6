using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Sessions.Guarding;

/// <summary>
/// Tells a body that only computes with numbers and calls only the framework's mathematics: it cannot recurse, so it needs
/// no stack check and stays as fast as it was written.
/// </summary>
internal sealed class NumericLeaf(SemanticModel model)
{
    public bool Is(SyntaxNode? body) => body is not null && body.DescendantNodesAndSelf().All(Allowed);

    private bool Allowed(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsStatic: true } method && IsMathematics(method.ContainingType),
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol local => IsNumber(local.Type),
            IParameterSymbol parameter => IsNumber(parameter.Type),
            IFieldSymbol field => IsNumber(field.Type),
            IMethodSymbol method => IsMathematics(method.ContainingType),
            INamedTypeSymbol type => IsMathematics(type) || IsNumber(type),
            _ => false,
        },
        LiteralExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or ParenthesizedExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax
            or MemberAccessExpressionSyntax or PredefinedTypeSyntax or ArgumentListSyntax or ArgumentSyntax
            or BlockSyntax or ReturnStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax or ElseClauseSyntax
            or LocalDeclarationStatementSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax or EqualsValueClauseSyntax => true,
        _ => false,
    };

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Double
        or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool IsMathematics(INamedTypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } && (type.Name is "Math" or "MathF" || IsNumber(type));
}
