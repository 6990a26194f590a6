using System;
using System.Linq;
using System.Text;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.CSharp.Input;

/// <summary>
/// Follows an input of many lines token by token, to tell cheaply that it surely goes on: parsing all of it again for every
/// line would take days for ten megabytes. Where it does not know, the parser decides.
/// </summary>
internal sealed class InputScanner
{
    // Below this the parser is fast enough, and always right.
    private const int Long = 16_384;

    private readonly StringBuilder _pending = new();
    private int _length;
    private int _depth;
    private string? _closing;
    private SyntaxKind _last;
    private bool _unsure;

    /// <summary>Adds a line.</summary>
    /// <returns>Whether the input surely goes on after it.</returns>
    public bool GoesOn(string line)
    {
        _length += line.Length + 1;
        _unsure |= line.AsSpan().TrimStart().StartsWith("#"); // Directives are beyond it.
        if (_unsure) return false;
        _pending.Append(line).Append('\n');
        if (_closing is null || line.Contains(_closing, StringComparison.Ordinal)) Scan();
        return _length > Long && !_unsure && (_closing is not null || _depth > 0 || Continues(_last));
    }

    private void Scan()
    {
        string text = _pending.ToString();
        _closing = null;
        int depth = _depth;
        foreach (SyntaxToken token in SyntaxFactory.ParseTokens(text, options: SubmissionCompiler.ParseOptions))
        {
            if (Closing(token) is { } closing)
            {
                // It is scanned again from its beginning when it may be closed.
                _closing = closing;
                _pending.Remove(0, token.FullSpan.Start);
                _depth = depth;
                return;
            }
            if (token.IsKind(SyntaxKind.EndOfFileToken)) break;
            _last = token.Kind();
            if (_last is SyntaxKind.OpenParenToken or SyntaxKind.OpenBraceToken or SyntaxKind.OpenBracketToken) depth++;
            if (_last is SyntaxKind.CloseParenToken or SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken) depth--;
            _unsure |= depth is < 0 or > Nesting.Limit;
        }
        _depth = depth;
        _pending.Clear();
    }

    /// <summary>What would end a token that the text leaves open; null where it is closed.</summary>
    private static string? Closing(SyntaxToken token)
    {
        // The lexer alone does not complain of a raw text without its end.
        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            string text = token.Text.TrimEnd(), quotes = text[..(text.Length - text.TrimStart('"').Length)];
            return text.Length > 2 * quotes.Length && text.EndsWith(quotes, StringComparison.Ordinal) ? null : quotes;
        }
        return token.ContainsDiagnostics
            ? token.GetAllTrivia().SelectMany(trivia => trivia.GetDiagnostics()).Concat(token.GetDiagnostics())
                .Select(diagnostic => diagnostic.Id switch { "CS1035" => "*/", "CS1039" => "\"", _ => null }).FirstOrDefault(closing => closing is not null)
            : null;
    }

    private static bool Continues(SyntaxKind last) => last is SyntaxKind.PlusToken or SyntaxKind.MinusToken or SyntaxKind.AsteriskToken or SyntaxKind.SlashToken
        or SyntaxKind.PercentToken or SyntaxKind.CommaToken or SyntaxKind.EqualsToken or SyntaxKind.EqualsGreaterThanToken or SyntaxKind.DotToken
        or SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.QuestionQuestionToken;
}
