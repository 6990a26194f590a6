using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Wcwidth;

namespace GradRepl.Repl.Output.Tables;

/// <summary>Lays out a table in plain text: headers, a rule, aligned columns; numbers to the right.</summary>
internal static class TextTable
{
    private const string Gap = "   ";

    public static IEnumerable<string> Lines(string[] headers, string[][] rows)
    {
        int[] widths = [.. headers.Select((header, column) => rows.Select(row => Width(row[column])).Append(Width(header)).Max())];
        bool[] right = [.. headers.Select((_, column) => HoldsNumbers(rows, column))];
        yield return Line(headers, widths, right);
        yield return string.Join(Gap, widths.Select(width => new string('─', width)));
        foreach (string[] row in rows) yield return Line(row, widths, right);
    }

    /// <summary>The number of terminal cells that a text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(rune => Math.Max(0, UnicodeCalculator.GetWidth(rune)));

    /// <summary>Whether all cells of a column are numbers or empty, so that they belong to the right.</summary>
    public static bool HoldsNumbers(IReadOnlyList<string[]> rows, int column) => rows.Count > 0 && rows.All(row => row[column].Length == 0 || IsNumber(row[column]));

    private static bool IsNumber(string text) => double.TryParse(text.Replace('−', '-').TrimEnd('%', ' '), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);

    private static string Line(string[] cells, int[] widths, bool[] right) => string.Join(Gap, cells.Select((cell, column) =>
    {
        string padding = new(' ', widths[column] - Width(cell));
        return right[column] ? padding + cell : cell + padding;
    })).TrimEnd();
}
