using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Repl;

/// <summary>Arrays, lists and other sequences: type and length, the first few and the last few elements.</summary>
internal sealed class SequenceFormatter : IValueFormatter
{
    private const int Shown = 12;
    private const int Ends = 4;
    private const int Rows = 12;

    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Array { Rank: 2 } matrix => Matrix(matrix, nested, formatter),
        Array { Rank: > 2 } => null,
        Array array => $"{TypeNames.Of(array.GetType().GetElementType()!)}[{array.Length}] {Braces(Elements(array, array.Length, formatter))}",
        IDictionary => null,
        IList list => $"{TypeNames.Of(list.GetType())}({list.Count}) {Braces(Elements(list, list.Count, formatter))}",
        IEnumerable sequence when IsPlain(sequence) => Braces(First(sequence, formatter)),
        _ => null,
    };

    /// <summary>Whether a type is a sequence and little else, as LINQ's results are: not a record or class that happens to be enumerable.</summary>
    private static bool IsPlain(IEnumerable sequence) =>
        sequence.GetType() is var type && (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.Name.StartsWith('<'))
        && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        && !type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static string Braces(IEnumerable<string> elements) => string.Join(", ", elements) is { Length: > 0 } inner ? $"{{ {inner} }}" : "{ }";

    private static IEnumerable<string> Elements(IList list, int count, ValueFormatter formatter)
    {
        for (int i = 0; i < count; i++)
        {
            if (count > Shown && i == Ends)
            {
                yield return "…";
                i = count - Ends;
            }
            yield return formatter.FormatNested(list[i]);
        }
    }

    // A lazy sequence may have no end.
    private static IEnumerable<string> First(IEnumerable sequence, ValueFormatter formatter)
    {
        int count = 0;
        foreach (object? element in sequence)
        {
            if (++count > Shown)
            {
                yield return "…";
                yield break;
            }
            yield return formatter.FormatNested(element);
        }
    }

    private static string Matrix(Array matrix, bool nested, ValueFormatter formatter)
    {
        int rows = matrix.GetLength(0), columns = matrix.GetLength(1);
        string head = $"{TypeNames.Of(matrix.GetType().GetElementType()!)}[{rows}, {columns}]";
        if (nested || rows == 0 || columns == 0) return head;
        int[] shownRows = Indices(rows, Rows), shownColumns = Indices(columns, Shown);
        string[][] cells = [.. shownRows.Select(row => shownColumns.Select(column =>
            row < 0 || column < 0 ? "…" : formatter.FormatNested(matrix.GetValue(row + matrix.GetLowerBound(0), column + matrix.GetLowerBound(1)))).ToArray())];
        int[] widths = [.. Enumerable.Range(0, shownColumns.Length).Select(column => cells.Max(row => row[column].Length))];
        return string.Join('\n', cells.Select(row => "  " + string.Join("  ", row.Select((cell, column) => cell.PadLeft(widths[column])))).Prepend(head));
    }

    // The indices to show; -1 stands for those that are left out.
    private static int[] Indices(int count, int most) =>
        count <= most ? [.. Enumerable.Range(0, count)] : [.. Enumerable.Range(0, Ends), -1, .. Enumerable.Range(count - Ends, Ends)];
}
