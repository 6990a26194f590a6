using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl;

/// <summary>Whether what was typed so far is a submission or the beginning of one.</summary>
internal static class InputCompleteness
{
    public static bool IsComplete(string text)
    {
        if (Nesting.TooDeepAt(text) is not null) return true; // Nothing that follows makes it better; the session says so.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions);
        return SyntaxFactory.IsCompleteSubmission(tree) && !EndsInAttribute(tree);
    }

    // [Activation] on a line of its own reads as a collection expression; as that it would have no type.
    private static bool EndsInAttribute(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: CollectionExpressionSyntax { Elements: { Count: > 0 } elements } }
        }
        && elements.All(element => element is ExpressionElementSyntax { Expression: NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax });
}
