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
        if (Nesting.TooDeepAt(text) is not null) return true; // Submit it: more input cannot help, and the session reports the error.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions);
        return SyntaxFactory.IsCompleteSubmission(tree) && !EndsInAttribute(tree) && !EndsInRawText(text);
    }

    // IsCompleteSubmission treats an unterminated multi-line raw string as an ordinary error.
    private static bool EndsInRawText(string text)
    {
        if (!text.Contains("\"\"\"", StringComparison.Ordinal)) return false;
        // Add the line break that the user typed: without it, three quotes alone parse as a single-line string.
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text + "\n", SubmissionCompiler.ParseOptions);
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Id == "CS8997") && tree.GetRoot().DescendantTokens().Any(token =>
            token.ContainsDiagnostics
                && token.Kind() is SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken);
    }

    // [Activation] on a line of its own parses as a collection expression, which could not stand alone.
    private static bool EndsInAttribute(SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax
            {
                SemicolonToken.IsMissing: true,
                Expression: CollectionExpressionSyntax { Elements: { Count: > 0 } elements }
            }
        }
        && elements.All(element =>
            element is ExpressionElementSyntax { Expression: NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax });
}
