using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Repl.Pages;

namespace GradRepl.Repl.Tests.Pages;

/// <summary>The colours of pages against WCAG 2.1: a contrast of 4.5 for text, in light and in dark.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] Inks = ["ink", "quiet", "link"];
    private static readonly string[] CodeInks = ["ink", "keyword", "type", "method", "number", "string", "comment", "directive", "activation"];

    [Fact]
    public void Text_can_be_read_in_light_dark_and_print()
    {
        using var reader = new StreamReader(typeof(Page).Assembly.GetManifestResourceStream("page.css")!);
        MatchCollection themes = Theme().Matches(reader.ReadToEnd());
        Assert.Equal(3, themes.Count);
        foreach (Match theme in themes)
        {
            Dictionary<string, string> colours = Colour().Matches(theme.Value).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
            Assert.All(Inks, ink => Enough(colours, ink, "paper"));
            Assert.All(CodeInks, ink => Enough(colours, ink, "code-paper"));
            Enough(colours, "ink", "formula-paper");
            Enough(colours, "error-ink", "error-paper");
        }
    }

    private static void Enough(Dictionary<string, string> colours, string ink, string paper)
    {
        (double one, double other) = (Luminance(colours[ink]), Luminance(colours[paper]));
        double contrast = (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
        Assert.True(contrast >= 4.5, $"{ink} {colours[ink]} on {paper} {colours[paper]}: {contrast:0.00}");
    }

    // WCAG 2.1, "relative luminance".
    private static double Luminance(string colour)
    {
        double[] channels = [.. Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    [GeneratedRegex(@":root \{[^}]+\}")]
    private static partial Regex Theme();

    [GeneratedRegex(@"--(?<name>[a-z-]+): #(?<value>[0-9a-f]{6})")]
    private static partial Regex Colour();
}
