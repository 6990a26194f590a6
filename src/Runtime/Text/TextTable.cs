using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Runtime.Text;

/// <summary>Rows of cells in columns, as text.</summary>
internal static class TextTable
{
    /// <summary>A line for each row; the columns named begin at one place, those of numbers end at one.</summary>
    /// <param name="rows">The rows, the heading first, of one length.</param>
    /// <param name="leftAligned">The columns of words.</param>
    public static string Of(IReadOnlyList<string[]> rows, params ReadOnlySpan<int> leftAligned)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        // To the right for a negative width, as in format strings.
        foreach (int column in leftAligned) widths[column] = -widths[column];
        return string.Concat(rows.Select(row => string.Join("  ", row.Zip(widths, Padded)).TrimEnd() + "\n"));
    }

    private static string Padded(string cell, int width) => width < 0 ? cell.PadRight(-width) : cell.PadLeft(width);
}
