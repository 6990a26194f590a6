using System.Collections.Generic;
using System.Text;

namespace GradRepl.Repl.Pages;

/// <summary>A page's headings and its table of contents.</summary>
internal sealed class Contents
{
    private const int Deepest = 3;

    private readonly HashSet<string> _anchors = ["contents", "content", "show-code"];
    private readonly List<(string Anchor, string Text, int Level)> _headings = [];

    public int Count => _headings.Count;

    /// <summary>Writes a heading and takes it into the contents.</summary>
    public void Heading(StringBuilder html, string text, int level)
    {
        string name = HtmlText.Anchor(text), anchor = name;
        for (int i = 2; !_anchors.Add(anchor); i++) anchor = $"{name}-{i}";
        _headings.Add((anchor, text, level));
        html.Append($"<h{level} id=\"{anchor}\">{LightMarkdown.Inline(text)}</h{level}>\n");
    }

    /// <summary>The table of contents, as a list.</summary>
    public void Write(StringBuilder html)
    {
        html.Append("<ol>\n");
        foreach ((string anchor, string text, int level) in _headings)
            if (level <= Deepest) html.Append($"<li class=\"level{level}\"><a href=\"#{anchor}\">{LightMarkdown.Inline(text)}</a></li>\n");
        html.Append("</ol>\n");
    }
}
