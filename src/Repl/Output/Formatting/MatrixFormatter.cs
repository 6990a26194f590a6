using System;
using System.Linq;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Matrices, also as arrays of rows of one length: aligned columns, with the middle left out where there is too much.</summary>
internal sealed class MatrixFormatter : IValueFormatter
{
    private const int Most = 12;
    private const int Ends = 4;
    private const int Width = 100;

    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Array { Rank: 2 } matrix when !nested && matrix.Length > 0 => Write(
            $"{Element(matrix)}[{matrix.GetLength(0)}, {matrix.GetLength(1)}]", matrix.GetLength(0), matrix.GetLength(1),
            (row, column) => matrix.GetValue(row + matrix.GetLowerBound(0), column + matrix.GetLowerBound(1)), formatter),
        Array { Rank: 1, Length: > 1 } rows when !nested && RowLength(rows) is { } length => Write(
            $"{Element((Array)rows.GetValue(0)!)}[{rows.Length}][{length}]", rows.Length, length, (row, column) => ((Array)rows.GetValue(row)!).GetValue(column), formatter),
        _ => null,
    };

    private static string Element(Array array) => TypeNames.Of(array.GetType().GetElementType()!);

    /// <summary>The length of all rows; null where they are no numbers or differ in length.</summary>
    private static int? RowLength(Array rows)
    {
        if (rows.GetType().GetElementType() is not { IsSZArray: true } row || !row.GetElementType()!.IsPrimitive || row == typeof(char[])) return null;
        int? length = (rows.GetValue(0) as Array)?.Length;
        return length > 0 && rows.Cast<Array?>().All(each => each?.Length == length) ? length : null;
    }

    private static string Write(string head, int rows, int columns, Func<int, int, object?> at, ValueFormatter formatter)
    {
        int[] shownRows = Indices(rows, Most);
        for (int most = Most; ; most -= 2)
        {
            int[] shownColumns = Indices(columns, most);
            string[][] cells = [.. shownRows.Select(row => shownColumns.Select(column => row < 0 || column < 0 ? "…" : formatter.FormatNested(at(row, column))).ToArray())];
            int[] widths = [.. Enumerable.Range(0, shownColumns.Length).Select(column => cells.Max(row => row[column].Length))];
            if (widths.Sum(width => width + 2) > Width && most > 3) continue;
            return string.Join('\n', cells.Select(row => "  " + string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))).Prepend(head));
        }
    }

    // The indices to show; -1 stands for those that are left out.
    private static int[] Indices(int count, int most)
    {
        if (count <= most) return [.. Enumerable.Range(0, count)];
        int ends = Math.Clamp((most - 1) / 2, 1, Ends);
        return [.. Enumerable.Range(0, ends), -1, .. Enumerable.Range(count - ends, ends)];
    }
}
