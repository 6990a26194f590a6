using System;
using System.Text;
using Wcwidth;

namespace GradRepl.Repl.Editor.Text;

/// <summary>How many cells of a terminal a text takes.</summary>
internal static class CellWidth
{
    private const int TabStop = 4;
    private const int VariationSelector16 = 0xFE0F, Joiner = 0x200D;

    /// <summary>The width of a text of one line.</summary>
    public static int Of(string text)
    {
        int width = 0;
        for (int at = 0; at < text.Length;)
        {
            int length = Grapheme.LengthAt(text, at);
            width += Of(text.AsSpan(at, length), width);
            at += length;
        }
        return width;
    }

    /// <summary>The width of one character as people see it (a grapheme).</summary>
    /// <param name="grapheme">A base with whatever combines with it.</param>
    /// <param name="column">Where it starts in its line, for tabs.</param>
    public static int Of(ReadOnlySpan<char> grapheme, int column = 0)
    {
        if (grapheme is ['\t']) return TabStop - column % TabStop;
        if (grapheme is [>= ' ' and < '\x7F']) return 1;
        int width = 0, regional = 0;
        foreach (Rune rune in grapheme.EnumerateRunes())
        {
            // An emoji with a selector or joined from several takes the two cells of one.
            if (rune.Value == VariationSelector16) width = 2;
            if (rune.Value is >= 0x1F1E6 and <= 0x1F1FF) regional++;
            if (rune.Value != Joiner) width = Math.Max(width, UnicodeCalculator.GetWidth(rune.Value));
        }
        return regional == 2 ? 2 : Math.Max(width, 1);
    }
}
