using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GradRepl.Repl.Output.Recordings;
using GradRepl.Repl.Output.Tables;

namespace GradRepl.Repl.Pages;

/// <summary>What a script showed, as parts of a page.</summary>
internal sealed class ShownHtml(StringBuilder html, Contents contents, LightMarkdown prose)
{
    public void Write(Shown shown)
    {
        switch (shown)
        {
            case ShownHeading heading:
                contents.Heading(html, heading.Text, 2);
                break;
            case ShownProse text:
                prose.Write(text.Text);
                break;
            case ShownText text:
                html.Append("<pre class=\"output\" tabindex=\"0\">").Append(HtmlText.Escape(text.Text.TrimEnd())).Append("</pre>\n");
                break;
            case ShownTable table:
                Table(table);
                break;
            case ShownFigure { Png: { } png } figure:
                Figure(figure.Figure, png);
                break;
            case ShownError error:
                html.Append("<pre class=\"error\" tabindex=\"0\">").Append(HtmlText.Escape(error.Text.TrimEnd())).Append("</pre>\n");
                break;
        }
    }

    private void Table(ShownTable table)
    {
        string[] classes = [.. table.Headers.Select((_, column) => TextTable.HoldsNumbers(table.Rows, column) ? " class=\"number\"" : "")];
        html.Append("<div class=\"table\" tabindex=\"0\">\n<table>\n");
        if (table.Caption.Length > 0) html.Append("<caption>").Append(HtmlText.Escape(table.Caption)).Append("</caption>\n");
        Row("thead", [table.Headers], "th scope=\"col\"");
        Row("tbody", table.Rows, "td");
        html.Append("</table>\n</div>\n");

        void Row(string part, IEnumerable<IReadOnlyList<string>> rows, string cell)
        {
            html.Append($"<{part}>\n");
            foreach (IReadOnlyList<string> row in rows)
            {
                html.Append("<tr>");
                for (int column = 0; column < row.Count; column++) html.Append($"<{cell}{classes[column]}>{HtmlText.Escape(row[column])}</{cell[..2]}>");
                html.Append("</tr>\n");
            }
            html.Append($"</{part}>\n");
        }
    }

    private void Figure(Figure figure, byte[] png)
    {
        string size = string.Create(CultureInfo.InvariantCulture, $"width=\"{figure.Width:0}\" height=\"{figure.Height:0}\"");
        html.Append($"<figure>\n<img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"{HtmlText.Escape(Description(figure))}\" {size} />\n");
        html.Append("</figure>\n");
    }

    /// <summary>What there is to see, for those who do not: the title, then each panel with its axes.</summary>
    public static string Description(Figure figure)
    {
        IEnumerable<string> panels = figure.Panels.Select(panel =>
        {
            string axes = (panel.XName, panel.YName) switch
            {
                ("", "") => "",
                ({ } x, "") => $"over {x}",
                ("", { } y) => y,
                var (x, y) => $"{y} over {x}",
            };
            return panel.Title.Length > 0 && axes.Length > 0 ? $"{panel.Title} ({axes})" : panel.Title + axes;
        }).Where(text => text.Length > 0);
        string what = string.Join("; ", panels);
        return (figure.Title.Length > 0, what.Length > 0) switch
        {
            (true, true) => $"{figure.Title}. Plot: {what}",
            (true, false) => figure.Title,
            (false, true) => $"Plot: {what}",
            _ => "Plot",
        };
    }
}
