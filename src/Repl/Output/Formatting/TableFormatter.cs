using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Runtime.Text;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>
/// Sequences of records, anonymous objects and tuples: a table with a
/// row for each, the middle left out where there are many.
/// </summary>
internal sealed class TableFormatter : IValueFormatter
{
    private const int Most = 24;
    private const int Ends = 8;

    public string? Format(object value, bool nested, ValueFormatter formatter) =>
        !nested && TableOf(value, formatter) is { } table
            ? string.Join('\n', TextTable.Lines(table.Headers, table.Rows, CellWidth.Of).Prepend(table.Caption))
            : null;

    /// <summary>The table that a value is shown as; null where it is none.</summary>
    public static (string Caption, string[] Headers, string[][] Rows)? TableOf(object value, ValueFormatter formatter)
    {
        if (value is string or IDictionary
            || value is not IEnumerable sequence
            || ElementOf(value.GetType()) is not { } element
            || Columns(element) is not { } columns)
            return null;
        if (value.GetType() is not { IsArray: true } and var type
            && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
            && !type.Name.StartsWith('<'))
            return null;
        (List<object?> rows, int? omitted, string count) = Rows(sequence);
        if (rows.Count == 0) return null;
        string[] headers = [.. columns.Select(column => column.Name)];
        List<string[]> cells =
            [.. rows.Select(row => columns.Select(column => row is null ? "null" : Cell(column.Read(row), formatter)).ToArray())];
        if (omitted is { } at) cells.Insert(at, [.. columns.Select(_ => "…")]);
        return ($"{TypeNames.Of(element)}, {count}", headers, [.. cells]);
    }

    private static string Cell(object? value, ValueFormatter formatter) => value is string text ? text : formatter.FormatNested(value);

    private static (List<object?> Rows, int? Omitted, string Count) Rows(IEnumerable sequence)
    {
        if (sequence is ICollection collection)
        {
            object?[] all = [.. collection.Cast<object?>()];
            string count = $"{all.Length} row{(all.Length == 1 ? "" : "s")}";
            return all.Length <= Most ? ([.. all], null, count) : ([.. all[..Ends], .. all[^Ends..]], Ends, count);
        }
        // A lazy sequence may have no end.
        List<object?> first = [.. sequence.Cast<object?>().Take(Most + 1)];
        if (first.Count <= Most) return (first, null, $"{first.Count} row{(first.Count == 1 ? "" : "s")}");
        first.RemoveAt(Most);
        return (first, Most, $"the first {Most} rows");
    }

    private static Type? ElementOf(Type type) => type.IsArray
        ? type.GetArrayRank() == 1 ? type.GetElementType() : null
        : type.GetInterfaces()
            .Prepend(type)
            .FirstOrDefault(each => each.IsGenericType
                && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private sealed record Column(string Name, Func<object, object?> Read);

    private static Column[]? Columns(Type element)
    {
        if (typeof(ITuple).IsAssignableFrom(element) && element.IsGenericType)
        {
            // The names of a tuple's elements are not known at run time.
            int count = element.GetGenericArguments().Length;
            return count is < 2 or > 7
                ? null
                : [.. Enumerable.Range(0, count).Select(i => new Column($"Item{i + 1}", row => ((ITuple)row)[i]))];
        }
        if (!IsRecord(element) && !IsAnonymous(element)) return null;
        PropertyInfo[] properties = [.. element.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)];
        return properties.Length == 0 ? null : [.. properties.Select(property => new Column(property.Name, row => property.GetValue(row)))];
    }

    // The compiler generates PrintMembers for every record and for nothing else.
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not null;

    private static bool IsAnonymous(Type type) =>
        type.Name.StartsWith("<>", StringComparison.Ordinal) && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
