using System;
using System.IO;
using System.Reflection;
using System.Text;

namespace GradRepl.Repl.Pages;

/// <summary>The page around a script: everything in one file, with no script of its own and nothing to fetch.</summary>
internal static class Template
{
    public static string Fill(string title, Contents contents, StringBuilder body, string script)
    {
        var html = new StringBuilder(body.Length + 16_384);
        string name = HtmlText.Escape(title);
        html.Append($"""
            <!DOCTYPE html>
            <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <meta name="generator" content="GradRepl" />
            <title>{name}</title>
            <style>
            {Style()}
            </style>
            </head>
            <body>
            <a class="skip" href="#content">Skip to the content</a>
            <header>
            <h1>{LightMarkdown.Inline(title)}</h1>
            <label><input type="checkbox" id="show-code" checked="checked" /> Show code</label>
            </header>

            """);
        if (contents.Count > 1)
        {
            html.Append("<nav id=\"contents\" aria-label=\"Contents\">\n");
            contents.Write(html);
            html.Append("</nav>\n");
        }
        html.Append("<main id=\"content\">\n").Append(body).Append("</main>\n");
        html.Append($"<footer><p>Made by GradRepl from <code>{HtmlText.Escape(script)}</code>. Every number and picture was computed when the script ran.</p></footer>\n</body>\n</html>\n");
        return html.Replace("\r\n", "\n").ToString();
    }

    private static string Style()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css") ?? throw new InvalidOperationException("The page's style is missing."));
        return reader.ReadToEnd().TrimEnd();
    }
}
