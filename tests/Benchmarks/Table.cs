using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GradRepl.Benchmarks;

/// <summary>Rows that print as a Markdown table.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public Table Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => _rows.Append(header).Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in _rows.Prepend([.. widths.Select(width => new string('-', width))]).Prepend(header))
            text.Append("| ").AppendJoin(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))).Append(" |\n");
        return text.ToString();
    }
}
