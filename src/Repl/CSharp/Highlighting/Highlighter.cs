using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Text;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.CSharp.Highlighting;

/// <summary>Colours C# by what Roslyn's parser takes each token for, and by the names that the session knows.</summary>
internal sealed class Highlighter(Func<string, bool> isType, Func<string, bool> isActivation) : IHighlighter
{
    // What nobody types: parsing it at each key would be felt.
    private const int MaxLength = 50_000;

    private string? _text;
    private List<TokenSpan> _spans = [];
    private List<(int Position, int Match)> _brackets = [];

    public IReadOnlyList<TokenSpan> Classify(TextBuffer input)
    {
        // The first prompt must not wait for the parser to be loaded.
        if (input.Text.Length is 0 or > MaxLength || Nesting.TooDeepAt(input.Text) is not null) return [];
        if (input.Text != _text)
        {
            _text = input.Text;
            _brackets = [];
            _spans = input.Text.AsSpan().TrimStart().StartsWith(":") ? Command(input.Text) : CSharp(input.Text);
        }
        return WithBrackets(input.Caret);
    }

    /// <summary>The pieces of a whole script, in order.</summary>
    public IReadOnlyList<TokenSpan> OfScript(string text) => Nesting.TooDeepAt(text) is null ? CSharp(text) : [];

    private static List<TokenSpan> Command(string text)
    {
        int start = text.IndexOf(':'), end = text.AsSpan(start).IndexOfAny([' ', '\t', '\n']);
        return [new TokenSpan(start, end < 0 ? text.Length - start : end, TokenClass.Directive)];
    }

    private List<TokenSpan> CSharp(string text)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.ParseOptions).GetCompilationUnitRoot();
        var spans = new List<TokenSpan>();
        var open = new Stack<SyntaxToken>();
        foreach (SyntaxToken token in root.DescendantTokens(descendIntoTrivia: true))
        {
            foreach (SyntaxTrivia trivia in token.LeadingTrivia) Comment(trivia);
            if (token.Span.Length > 0)
            {
                if (Classify(token) is var tokens && tokens != TokenClass.Text) spans.Add(new TokenSpan(token.SpanStart, token.Span.Length, tokens));
                Match(token, open);
            }
            foreach (SyntaxTrivia trivia in token.TrailingTrivia) Comment(trivia);
        }
        spans.Sort((one, other) => one.Start.CompareTo(other.Start));
        return spans;

        void Comment(SyntaxTrivia trivia)
        {
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.DisabledTextTrivia or SyntaxKind.ShebangDirectiveTrivia)
                spans.Add(new TokenSpan(trivia.SpanStart, trivia.Span.Length, TokenClass.Comment));
        }
    }

    private TokenClass Classify(SyntaxToken token)
    {
        switch (token.Kind())
        {
            case SyntaxKind.NumericLiteralToken:
                return TokenClass.Number;
            case SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken:
                return TokenClass.String;
            case SyntaxKind.IdentifierToken when token.Parent is not DirectiveTriviaSyntax:
                return Identifier(token);
        }
        if (token.Parent is DirectiveTriviaSyntax) return TokenClass.Directive;
        return SyntaxFacts.IsKeywordKind(token.Kind()) ? TokenClass.Keyword : TokenClass.Text;
    }

    private TokenClass Identifier(SyntaxToken token)
    {
        string name = token.ValueText;
        switch (token.Parent)
        {
            case BaseTypeDeclarationSyntax or TypeParameterSyntax or DelegateDeclarationSyntax:
                return TokenClass.Type;
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                return TokenClass.Method;
            case SimpleNameSyntax simple:
                if (simple is IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { IsNint: true } or IdentifierNameSyntax { IsNuint: true }) return TokenClass.Keyword;
                if (simple.Parent is AttributeSyntax || IsAttributeInTheMaking(simple)) return name == "Activation" ? TokenClass.Activation : TokenClass.Type;
                bool member = simple.Parent is MemberAccessExpressionSyntax access && access.Name == simple || simple.Parent is MemberBindingExpressionSyntax;
                if (!member && isActivation(name)) return TokenClass.Activation;
                if (!member && SyntaxFacts.IsInTypeOnlyContext(simple)) return TokenClass.Type;
                SyntaxNode whole = member && simple.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? simple.Parent! : simple;
                if (whole.Parent is InvocationExpressionSyntax invocation && invocation.Expression == whole) return TokenClass.Method;
                return !member && isType(name) ? TokenClass.Type : TokenClass.Text;
            default:
                return TokenClass.Text;
        }
    }

    // Without what follows, [Activation] reads as a collection.
    private static bool IsAttributeInTheMaking(SimpleNameSyntax name) =>
        name.Identifier.ValueText == "Activation" && name.Parent is ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Parent: ExpressionStatementSyntax } };

    private void Match(SyntaxToken token, Stack<SyntaxToken> open)
    {
        switch (token.Kind())
        {
            case SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken:
                open.Push(token);
                break;
            case SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken when open.TryPop(out SyntaxToken opened):
                _brackets.Add((opened.SpanStart, token.SpanStart));
                _brackets.Add((token.SpanStart, opened.SpanStart));
                break;
        }
    }

    /// <summary>Marks the bracket before the caret, or else the one after it, and the one that it matches.</summary>
    private List<TokenSpan> WithBrackets(int caret)
    {
        (int Position, int Match)? at = Find(caret - 1) ?? Find(caret);
        if (at is not { } pair) return _spans;
        // Where a span is already, as that of a hole in a string, it stays.
        var marked = _spans.Concat(new[] { pair.Position, pair.Match }.Where(position => !_spans.Any(span => span.Start <= position && position < span.End))
            .Select(position => new TokenSpan(position, 1, TokenClass.MatchingBracket))).ToList();
        marked.Sort((one, other) => one.Start.CompareTo(other.Start));
        return marked;

        (int, int)? Find(int position) => _brackets.FindIndex(bracket => bracket.Position == position) is >= 0 and var index ? _brackets[index] : null;
    }
}
