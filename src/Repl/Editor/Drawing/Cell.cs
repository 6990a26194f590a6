using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Drawing;

/// <summary>What one character as people see it (a grapheme) puts on the screen.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Width">How many columns it takes.</param>
/// <param name="Class">What it is a part of.</param>
internal readonly record struct Cell(string Text, int Width, TokenClass Class)
{
    private static readonly string[] Ascii = [.. Enumerable.Range(' ', 0x7F - ' ').Select(code => ((char)code).ToString())];

    /// <summary>The cells of a text of one line.</summary>
    public static List<Cell> Of(string text, TokenClass tokens)
    {
        var cells = new List<Cell>(text.Length);
        int column = 0;
        for (int at = 0; at < text.Length;)
        {
            int length = Grapheme.LengthAt(text, at);
            Cell cell = Of(text.AsSpan(at, length), column, tokens);
            cells.Add(cell);
            column += cell.Width;
            at += length;
        }
        return cells;
    }

    /// <summary>The cell of one grapheme.</summary>
    public static Cell Of(ReadOnlySpan<char> grapheme, int column, TokenClass tokens)
    {
        if (grapheme is [>= ' ' and < '\x7F' and var ascii]) return new Cell(Ascii[ascii - ' '], 1, tokens);
        int width = CellWidth.Of(grapheme, column);
        return new Cell(Visible(grapheme, width), width, tokens);
    }

    /// <summary>As many of the first cells as fit into a width, with an ellipsis where some do not.</summary>
    public static List<Cell> Fit(List<Cell> cells, int width)
    {
        if (cells.Sum(cell => cell.Width) <= width) return cells;
        int taken = 0;
        var fitting = cells.TakeWhile(cell => (taken += cell.Width) < width).ToList();
        if (width > 0) fitting.Add(new Cell("…", 1, fitting.Count > 0 ? fitting[^1].Class : TokenClass.Hint));
        return fitting;
    }

    private static string Visible(ReadOnlySpan<char> grapheme, int width)
    {
        if (grapheme is ['\t']) return new string(' ', width);
        Rune.DecodeFromUtf16(grapheme, out Rune first, out _);
        return first.Value switch
        {
            < 0x20 => ((char)(0x2400 + first.Value)).ToString(), // Control pictures: a control character must not reach the terminal.
            0x7F => "␡",
            >= 0x80 and < 0xA0 => "�",
            // Something that combines with nothing gets something to stand on; so do joiners and marks of direction.
            _ when UnicodeWidth(first) <= 0 => " ",
            _ => grapheme.ToString(),
        };
    }

    private static int UnicodeWidth(Rune rune) => Wcwidth.UnicodeCalculator.GetWidth(rune.Value);
}
