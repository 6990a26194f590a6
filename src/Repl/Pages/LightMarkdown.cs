using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using GradRepl.Repl.Output.Terminals;

namespace GradRepl.Repl.Pages;

/// <summary>
/// The prose of comments and lessons: paragraphs, <c># headings</c>, lists, <c>**bold**</c>, <c>`code`</c>, and blocks
/// indented by four spaces, which keep their lines.
/// </summary>
/// <param name="heading">Writes a heading of a level, from 1.</param>
/// <param name="html">Where it goes.</param>
internal sealed partial class LightMarkdown(Action<string, int> heading, StringBuilder html)
{
    private const int Indent = 4;

    public void Write(string text)
    {
        List<string> lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        for (int at = 0; at < lines.Count;)
        {
            string line = lines[at];
            if (line.Length == 0) at++;
            else if (Heading().Match(line) is { Success: true } found)
            {
                heading(found.Groups["text"].Value, found.Groups["marks"].Length);
                at++;
            }
            else if (IndentOf(line) >= Indent) at = Block(lines, at);
            else if (Item().IsMatch(line)) at = List(lines, at);
            else at = Paragraph(lines, at);
        }
    }

    /// <summary>A line with its bold and code.</summary>
    public static string Inline(string text) => LessonText.Marks().Replace(HtmlText.Escape(text), mark =>
        mark.Groups["bold"].Success ? $"<strong>{mark.Groups["bold"].Value}</strong>" : $"<code>{mark.Groups["code"].Value}</code>");

    private int Paragraph(List<string> lines, int at)
    {
        int end = at + 1;
        while (end < lines.Count && lines[end].Length > 0 && IndentOf(lines[end]) < Indent && !Heading().IsMatch(lines[end]) && !Item().IsMatch(lines[end])) end++;
        html.Append("<p>").Append(Inline(string.Join('\n', lines[at..end].Select(line => line.Trim())))).Append("</p>\n");
        return end;
    }

    private int Block(List<string> lines, int at)
    {
        int end = at;
        for (int i = at; i < lines.Count && (lines[i].Length == 0 || IndentOf(lines[i]) >= Indent); i++)
            if (lines[i].Length > 0) end = i + 1;
        int indent = lines[at..end].Where(line => line.Length > 0).Min(IndentOf);
        Preformatted(lines[at..end].Select(line => line.Length > 0 ? line[indent..] : ""));
        return end;
    }

    private int List(List<string> lines, int at)
    {
        Match first = Item().Match(lines[at]);
        string kind = first.Groups["number"].Success ? "ol" : "ul";
        html.Append('<').Append(kind).Append(first.Groups["number"] is { Success: true, Value: not "1" } start ? $" start=\"{start.Value}\"" : "").Append(">\n");
        while (at < lines.Count && Item().Match(lines[at]) is { Success: true } item && item.Groups["number"].Success == first.Groups["number"].Success)
        {
            int content = item.Groups["text"].Index;
            var words = new List<string> { item.Groups["text"].Value };
            for (at++; at < lines.Count && IsText(lines[at], content); at++) words.Add(lines[at].Trim());
            html.Append("<li>").Append(Inline(string.Join('\n', words)));
            // Deeper than the item's own text: its code.
            int end = at;
            while (end < lines.Count && lines[end].Length > 0 && IndentOf(lines[end]) >= content + 2) end++;
            if (end > at)
            {
                int indent = lines[at..end].Min(IndentOf);
                html.Append('\n');
                Preformatted(lines[at..end].Select(line => line[indent..]));
            }
            html.Append("</li>\n");
            at = end;
            // Blank lines between items.
            if (at < lines.Count && lines[at].Length == 0 && lines.FindIndex(at, line => line.Length > 0) is > 0 and var next && Item().IsMatch(lines[next])) at = next;
        }
        html.Append("</").Append(kind).Append(">\n");
        return at;
    }

    private static bool IsText(string line, int content) => line.Length > 0 && IndentOf(line) < content + 2 && IndentOf(line) > 0 && !Item().IsMatch(line);

    private void Preformatted(IEnumerable<string> lines) =>
        html.Append("<pre class=\"formula\" tabindex=\"0\">").Append(Inline(string.Join('\n', lines))).Append("</pre>\n");

    private static int IndentOf(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;

    [GeneratedRegex(@"^(?<marks>#{1,4}) +(?<text>.+?)(?: #+)?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}(?:[-*•]|(?<number>\d{1,3})[.)]) +(?<text>.*)$")]
    private static partial Regex Item();
}
