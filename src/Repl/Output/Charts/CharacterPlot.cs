using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Output.Charts;

/// <summary>A small picture of a function in characters: braille, which has eight dots to a cell, or plain ASCII.</summary>
internal static class CharacterPlot
{
    private const char Braille = '\u2800';

    // The bits of a braille character's dots, from the top left to the bottom right.
    private static readonly int[,] Dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>
    /// The lines of the plot, of equal length: the greatest value at the
    /// left of the first, the least at the last, the range below.
    /// </summary>
    /// <param name="function">The function; where it is not finite, there is a gap.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="title">Stands above.</param>
    /// <param name="columns">The width of the drawing in cells.</param>
    /// <param name="rows">Its height.</param>
    /// <param name="braille">Whether the terminal shows braille; otherwise ASCII.</param>
    public static IReadOnlyList<string> Draw(
        Func<double, double> function, double from, double to, string title, int columns, int rows, bool braille)
    {
        var grid = new DotGrid(braille ? 2 * columns : columns, braille ? 4 * rows : 3 * rows);
        (double low, double high) = grid.Trace(function, from, to);
        string[] labels = [.. Enumerable.Range(0, rows)
            .Select(row => row == 0 ? Label(high, braille) : row == rows - 1 ? Label(low, braille) : "")];
        int margin = labels.Max(label => label.Length);
        string left = Label(from, braille), right = Label(to, braille);
        string[] drawing = [.. Enumerable.Range(0, rows)
            .Select(row => $"{labels[row].PadLeft(margin)} {(braille ? '┤' : '|')}{Row(grid, row, columns, braille)}")];
        string range = left + new string(' ', Math.Max(1, columns + 1 - left.Length - right.Length)) + right;
        int width = margin + 2 + columns;
        return [.. drawing.Prepend(new string(' ', margin + 2) + title)
            .Append(new string(' ', margin + 1) + range)
            .Select(line => line.PadRight(width))];
    }

    private static string Label(double number, bool unicode) => unicode ? ShortNumber.Of(number, 3) : ShortNumber.Ascii(number, 3);

    private static string Row(DotGrid grid, int row, int columns, bool braille) =>
        new([.. Enumerable.Range(0, columns).Select(column => braille ? BrailleCell(grid, row, column) : AsciiCell(grid, row, column))]);

    private static char BrailleCell(DotGrid grid, int row, int column)
    {
        int dots = 0;
        for (int y = 0; y < 4; y++)
            for (int x = 0; x < 2; x++)
                if (grid[2 * column + x, 4 * row + y]) dots |= Dots[y, x];
        return dots == 0 ? ' ' : (char)(Braille + dots);
    }

    // Three heights in a cell: those of the apostrophe, the hyphen and the period.
    private static char AsciiCell(DotGrid grid, int row, int column) =>
        (grid[column, 3 * row], grid[column, 3 * row + 1], grid[column, 3 * row + 2]) switch
        {
            (false, false, false) => ' ',
            (true, _, true) => '|',
            (true, _, false) => '\'',
            (false, _, true) => '.',
            _ => '-',
        };
}
