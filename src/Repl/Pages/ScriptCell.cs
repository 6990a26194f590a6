using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Sessions.Globals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Pages;

/// <summary>A piece of a script as a reader sees it: a comment's prose, or one statement or declaration.</summary>
internal abstract record ScriptCell
{
    /// <summary>The script in its order: each block of <c>//</c> lines at the line's start is prose, each top-level member code.</summary>
    public static IReadOnlyList<ScriptCell> Of(CompilationUnitSyntax root)
    {
        string text = root.ToFullString();
        var cells = new List<ScriptCell>();
        int done = 0;
        foreach (SyntaxNode member in root.ChildNodes().Where(node => node is not AttributeListSyntax).OrderBy(node => node.SpanStart))
        {
            int end = Math.Max(done, EndOfLine(text, member.Span.End));
            // Another statement on the same line stays with the one before it.
            if (cells is [.., CodeCell last] && member.SpanStart < last.End) cells[^1] = last with { End = end, IsNarration = false };
            else
            {
                AddBetween(cells, text, done, member.SpanStart);
                cells.Add(new CodeCell(member.SpanStart, end, IsNarration(member)));
            }
            done = end;
        }
        AddBetween(cells, text, done, text.Length);
        return cells;
    }

    // What stands between members: comments, directives such as #load, and blank lines.
    private static void AddBetween(List<ScriptCell> cells, string text, int start, int end)
    {
        var prose = new List<string>();
        for (int at = start; at < end;)
        {
            int next = Math.Min(end, EndOfLine(text, at));
            ReadOnlySpan<char> line = text.AsSpan(at, next - at).TrimEnd();
            bool atLineStart = at == 0 || text[at - 1] == '\n';
            if (atLineStart && line.StartsWith("//") && !line.StartsWith("///")) prose.Add(line[2..].ToString());
            else
            {
                EndProse(cells, prose);
                if (!line.IsWhiteSpace() && !line.StartsWith("#!")) cells.Add(new CodeCell(at, next, IsNarration: false));
            }
            at = next;
        }
        EndProse(cells, prose);
    }

    private static void EndProse(List<ScriptCell> cells, List<string> lines)
    {
        bool spaced = lines.All(line => line.Length == 0 || line[0] == ' ' || IsRule(line));
        string text = string.Join('\n', lines.Where(line => !IsRule(line)).Select(line => spaced && line.Length > 0 ? line[1..] : line)).Trim('\n');
        lines.Clear();
        if (text.Length > 0) cells.Add(new ProseCell(text));
    }

    // A line of dashes, to divide a script.
    private static bool IsRule(string line) => line.Trim() is { Length: > 2 } marks && marks.All(mark => mark is '-' or '=' or '*' or '─' or '═' or '/');

    private static int EndOfLine(string text, int from)
    {
        int end = text.IndexOf('\n', from);
        return end < 0 ? text.Length : end + 1;
    }

    // Of Heading("…") and Text("…") a reader wants to see what they say.
    private static bool IsNarration(SyntaxNode member) => member is GlobalStatementSyntax
    {
        Statement: ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: nameof(ScriptGlobals.Heading) or nameof(ScriptGlobals.Text) } } },
    };
}

/// <summary>Prose in <see cref="LightMarkdown"/>.</summary>
internal sealed record ProseCell(string Text) : ScriptCell;

/// <summary>Code from a position of the script to another.</summary>
internal sealed record CodeCell(int Start, int End, bool IsNarration) : ScriptCell;
