using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GradRepl.Repl.Pages;

/// <summary>Text as it stands in a page, which is at once HTML and well-formed XML.</summary>
internal static partial class HtmlText
{
    /// <summary>With markup characters escaped, and without control characters and the terminal's colours.</summary>
    public static string Escape(string text)
    {
        text = ControlSequence().Replace(text, "").ReplaceLineEndings("\n");
        var escaped = new StringBuilder(text.Length + text.Length / 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\t' or '\n' => escaped.Append((char)rune.Value),
                < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune),
            };
        }
        return escaped.ToString();
    }

    /// <summary>A name for a link within the page, as <c>2-the-sigmoid</c>.</summary>
    public static string Anchor(string heading)
    {
        var name = new StringBuilder();
        foreach (Rune rune in heading.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) name.Append(Rune.ToLowerInvariant(rune));
            else if (name.Length > 0 && name[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark) name.Append('-');
        }
        return name.ToString().TrimEnd('-') is { Length: > 0 } anchor ? anchor : "section";
    }

    [GeneratedRegex(@"\e(?:\[[0-?]*[ -/]*[@-~]|\][^\a\e]*(?:\a|\e\\)?|[@-_])")]
    private static partial Regex ControlSequence();
}
