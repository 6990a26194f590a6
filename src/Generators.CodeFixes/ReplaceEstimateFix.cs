using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Generators.CodeFixes;

/// <summary>GRAD004: writes the exact quotient where an estimate of it is called, whose last digits differ between processors.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceEstimateFix : ActivationFix
{
    /// <inheritdoc/>
    protected override string Id => "GRAD004";

    private protected override Task<Proposal?> Fix(
        Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        Task.FromResult(Find(solution, place, model, cancellation));

    private static Proposal? Find(Solution solution, SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: [{ Expression: var argument }] } call)
            return null;
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingNamespace: { } space } method) return null;
        if (space is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true }) return null;
        bool single = method.ReturnType.SpecialType == SpecialType.System_Single;
        string root = single ? "MathF.Sqrt" : "Math.Sqrt";
        ExpressionSyntax? divisor = method.Name switch
        {
            "ReciprocalEstimate" =>
                argument is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax
                    or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
                ? argument.WithoutTrivia()
                : SyntaxFactory.ParenthesizedExpression(argument.WithoutTrivia()),
            "ReciprocalSqrtEstimate" => SyntaxFactory.ParseExpression($"{Qualifier(call, root)}({argument.WithoutTrivia()})"),
            _ => null,
        };
        if (divisor is null) return null;
        // The constant 1 converts to float by itself.
        ExpressionSyntax quotient = SyntaxFactory.ParseExpression($"1 / {divisor}");
        bool needsParentheses =
            call.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax
            && !(call.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
            && !(call.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression });
        if (needsParentheses) quotient = SyntaxFactory.ParenthesizedExpression(quotient);
        return new Proposal($"Write '{quotient}'", token => Replace(solution, call, quotient.WithTriviaFrom(call), token));
    }

    /// <summary>
    /// Math or System.Math, or nothing, as the call itself spells its type; double.ReciprocalEstimate is spelled with Math.
    /// </summary>
    private static string Qualifier(InvocationExpressionSyntax call, string root) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Expression: { } type }
            when type.ToString().EndsWith(root.Substring(0, root.IndexOf('.')), System.StringComparison.Ordinal) => $"{type}.Sqrt",
        MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax type } => $"{type}.Sqrt",
        IdentifierNameSyntax => "Sqrt",
        _ => root,
    };
}
