using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Runtime.Text;

/// <summary>Lays out tables in plain text.</summary>
/// <remarks>
/// How wide a text is depends on where it is shown: the terminal measures wide characters, what is written here has none.
/// </remarks>
internal static class TextTable
{
    private const string Gap = "  ", WideGap = "   ";

    /// <summary>A line for each row; the columns named begin at one place, those of numbers end at one.</summary>
    /// <param name="rows">The rows, the heading first, of one length.</param>
    /// <param name="leftAligned">The columns of words.</param>
    public static string Of(IReadOnlyList<string[]> rows, params ReadOnlySpan<int> leftAligned)
    {
        int[] widths = Widths(rows, text => text.Length);
        bool[] right = [.. widths.Select(_ => true)];
        foreach (int column in leftAligned) right[column] = false;
        return string.Concat(rows.Select(row => Line(row, widths, right, Gap, text => text.Length) + "\n"));
    }

    /// <summary>Headers, a rule beneath them, and a line for each row; columns of numbers stand at the right.</summary>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows, one cell a column.</param>
    /// <param name="width">How many cells of the terminal a text takes.</param>
    public static IEnumerable<string> Lines(string[] headers, string[][] rows, Func<string, int> width)
    {
        int[] widths = Widths([headers, .. rows], width);
        bool[] right = [.. headers.Select((_, column) => HoldsNumbers(rows, column))];
        yield return Line(headers, widths, right, WideGap, width);
        yield return string.Join(WideGap, widths.Select(each => new string('─', each)));
        foreach (string[] row in rows) yield return Line(row, widths, right, WideGap, width);
    }

    /// <summary>Whether all cells of a column are numbers or empty, so that they belong to the right.</summary>
    public static bool HoldsNumbers(IReadOnlyList<string[]> rows, int column) =>
        rows.Count > 0 && rows.All(row => row[column].Length == 0 || ShortNumber.IsNumber(row[column]));

    private static int[] Widths(IReadOnlyList<string[]> rows, Func<string, int> width) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => width(row[column])))];

    private static string Line(string[] cells, int[] widths, bool[] right, string gap, Func<string, int> width) =>
        string.Join(gap, cells.Select((cell, column) =>
        {
            string padding = new(' ', widths[column] - width(cell));
            return right[column] ? padding + cell : cell + padding;
        })).TrimEnd();
}
