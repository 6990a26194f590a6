using System;
using System.Linq;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.CSharp.Input;

/// <summary>Whether what was typed so far is a submission or the beginning of one.</summary>
internal static class InputCompleteness
{
    public static bool IsComplete(string text)
    {
        if (Nesting.TooDeepAt(text) is not null) return true; // Nothing that follows makes it better; the session says so.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions);
        return SyntaxFactory.IsCompleteSubmission(tree) && !EndsInAttribute(tree) && !EndsInRawText(text);
    }

    // Roslyn takes a raw text of several lines without its end for an error like any other.
    private static bool EndsInRawText(string text)
    {
        if (!text.Contains("\"\"\"", StringComparison.Ordinal)) return false;
        // With the end of the line that is still to come: without it, quotes alone are a text of one line.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text + "\n", SubmissionCompiler.ParseOptions);
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Id == "CS8997") && tree.GetRoot().DescendantTokens().Any(token =>
            token.ContainsDiagnostics && token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken);
    }

    // [Activation] on a line of its own reads as a collection expression; as that it would have no type.
    private static bool EndsInAttribute(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: CollectionExpressionSyntax { Elements: { Count: > 0 } elements } }
        }
        && elements.All(element => element is ExpressionElementSyntax { Expression: NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax });
}
