using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GradRepl.Networks.Data;

namespace GradRepl.Networks;

public sealed partial class Dataset
{
    private const string DefaultLabel = "y";

    /// <summary>Reads comma-separated numbers under a line of column names (RFC 4180, UTF-8, decimal point).</summary>
    /// <remarks>
    /// Labels may be names of classes; then they become 0, 1, … in the names' alphabetical order, and
    /// <see cref="ClassNames"/> keeps the names.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="label">The name of the label's column; where null, the column <c>y</c> if there is one, else the last.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, or the file cannot be read.</exception>
    /// <exception cref="DataFormatException">
    /// The file is empty, not text, or something at a line and column of it is not as it should be.
    /// </exception>
    /// <exception cref="ArgumentException">No column has the name <paramref name="label"/>.</exception>
    public static Dataset ReadCsv(string path, string? label = null)
    {
        List<CsvField[]> records = new CsvReader(path, TextFile.Read(path)).ReadAll();
        if (records.Count == 0) throw new DataFormatException(path, 1, 1, "the file holds nothing but blank lines.");
        CsvField[] header = records[0];
        RequireHeader(path, header);
        string[] names = [.. header.Select(field => field.Text)];
        int labelIndex = FindLabel(path, names, label);
        if (records.Count == 1) throw new DataFormatException(path, header[0].Line + 1, 1, "there are column names but no rows.");

        CsvField[][] examples = [.. records.Skip(1)];
        foreach (CsvField[] example in examples) RequireWidth(path, names, example);
        string[] classNames = ReadClassNames(path, names[labelIndex], [.. examples.Select(example => example[labelIndex])]);
        var rows = new double[examples.Length][];
        var labels = new double[examples.Length];
        for (int index = 0; index < rows.Length; index++)
        {
            CsvField[] example = examples[index];
            double[] values = [.. example.Select((field, column) => column == labelIndex && classNames.Length > 0
                ? Array.BinarySearch(classNames, field.Text, StringComparer.Ordinal)
                : ReadNumber(path, names[column], field))];
            labels[index] = values[labelIndex];
            rows[index] = [.. values[..labelIndex], .. values[(labelIndex + 1)..]];
        }
        return new Dataset(rows, labels, [.. names[..labelIndex], .. names[(labelIndex + 1)..]], names[labelIndex], classNames);
    }

    private static void RequireHeader(string path, CsvField[] header)
    {
        if (CsvReader.IsBlank(header)) throw Error(path, header[0], "the first line is blank; it must name the columns.");
        if (header.Length == 1)
        {
            string hint = header[0].Text.Contains(';', StringComparison.Ordinal) ? "separate the values by commas, not semicolons."
                : header[0].Text.Contains('\t', StringComparison.Ordinal) ? "separate the values by commas, not tabs."
                : "there must be at least one feature and the label, separated by commas.";
            throw Error(path, header[0], $"there is only one column, '{header[0].Text}'; {hint}");
        }
        if (header.All(field => IsNumber(field.Text)))
            throw Error(path, header[0], "the first line holds numbers; it must name the columns, as in x1,x2,y.");
        var seen = new Dictionary<string, CsvField>(StringComparer.Ordinal);
        foreach (CsvField field in header)
        {
            if (field.Text.Length == 0) throw Error(path, field, "a column without a name.");
            if (!seen.TryAdd(field.Text, field)) throw Error(path, field, $"a second column named '{field.Text}'.");
        }
    }

    private static int FindLabel(string path, string[] names, string? label)
    {
        int index = Array.IndexOf(names, label ?? DefaultLabel);
        if (index >= 0) return index;
        if (label is null) return names.Length - 1;
        throw new ArgumentException($"{path} has no column '{label}'; it has {string.Join(", ", names)}.", nameof(label));
    }

    private static void RequireWidth(string path, string[] names, CsvField[] record)
    {
        if (CsvReader.IsBlank(record)) throw Error(path, record[0], "a blank line between rows; remove it.");
        if (record.Length < names.Length)
            throw Error(
                path,
                record[^1],
                $"{Values(record.Length)} where there are {names.Length} columns; '{names[record.Length]}' is missing after this one.");
        if (record.Length > names.Length)
            throw Error(
                path,
                record[names.Length],
                $"{Values(record.Length)} where there are {names.Length} columns; this one is too many (a decimal comma?).");
    }

    /// <summary>The distinct names in the label's column, sorted; none if it holds numbers, as its first value decides.</summary>
    private static string[] ReadClassNames(string path, string label, CsvField[] fields)
    {
        if (fields[0].Text.Length == 0 || IsNumber(fields[0].Text)) return [];
        foreach (CsvField field in fields)
        {
            if (field.Text.Length == 0) throw Error(path, field, $"the value of '{label}' is missing.");
            if (IsNumber(field.Text))
                throw Error(
                    path,
                    field,
                    $"'{Shorten(field.Text)}' for '{label}' is a number, but the first label, "
                        + $"'{Shorten(fields[0].Text)}', is a class name; labels are either all numbers or all names.");
        }
        return [.. fields.Select(field => field.Text).Distinct().Order(StringComparer.Ordinal)];
    }

    private static double ReadNumber(string path, string name, CsvField field)
    {
        if (field.Text.Length == 0) throw Error(path, field, $"the value of '{name}' is missing.");
        if (!IsNumber(field.Text, out double value)) throw Error(path, field, $"'{Shorten(field.Text)}' for '{name}' is not a number.");
        if (!double.IsFinite(value)) throw Error(path, field, $"'{Shorten(field.Text)}' for '{name}' is not a finite number.");
        return value;
    }

    private static bool IsNumber(string text) => IsNumber(text, out _);

    private static bool IsNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..39] + "…";

    private static DataFormatException Error(string path, CsvField field, string problem) => new(path, field.Line, field.Column, problem);
}
