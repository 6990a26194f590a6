using System;
using System.Collections.Generic;
using System.Text;
using GradRepl.Repl.CSharp.Highlighting;
using GradRepl.Repl.Editor.Coloring;

namespace GradRepl.Repl.Pages;

/// <summary>Pieces of a script's code in colour.</summary>
internal sealed class CodeHtml(string text, Highlighter highlighter)
{
    private readonly IReadOnlyList<TokenSpan> _spans = highlighter.OfScript(text);

    public void Write(StringBuilder html, int start, int end)
    {
        while (start < end && text[start] is '\r' or '\n') start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        html.Append("<pre class=\"code\"><code>");
        int at = start;
        foreach (TokenSpan span in _spans)
        {
            if (span.End <= start || span.Start >= end) continue;
            int from = Math.Max(at, span.Start), to = Math.Min(end, span.End);
            if (to <= from) continue;
            html.Append(HtmlText.Escape(text[at..from]));
            if (Name(span.Class) is { } name) html.Append($"<span class=\"{name}\">{HtmlText.Escape(text[from..to])}</span>");
            else html.Append(HtmlText.Escape(text[from..to]));
            at = to;
        }
        html.Append(HtmlText.Escape(text[at..end])).Append("</code></pre>\n");
    }

    private static string? Name(TokenClass tokens) => tokens switch
    {
        TokenClass.Keyword => "keyword",
        TokenClass.Type => "type",
        TokenClass.Method => "method",
        TokenClass.Number => "number",
        TokenClass.String => "string",
        TokenClass.Comment => "comment",
        TokenClass.Directive => "directive",
        TokenClass.Activation => "activation",
        _ => null,
    };
}
