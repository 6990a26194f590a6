using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Repl.Output.Figures;
using GradRepl.Repl.Output.Formatting;
using GradRepl.Repl.Output.Pictures;
using GradRepl.Repl.Output.Recordings;
using GradRepl.Repl.Output.Tables;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Runtime;
using Spectre.Console;

namespace GradRepl.Repl.Sessions.Globals;

/// <summary>What scripts and sessions can use without declaring it.</summary>
public sealed partial class ScriptGlobals
{
    private readonly Terminal _terminal;
    private readonly ValueFormatter _formatter;

    internal ScriptGlobals(Terminal terminal, ValueFormatter formatter, FigureFolder figures, string[] args)
    {
        _terminal = terminal;
        _formatter = formatter;
        Figures = figures;
        Args = args;
    }

    /// <summary>The arguments after the script on the command line.</summary>
    public string[] Args { get; }

    internal FigureFolder Figures { get; }

    /// <summary>Who wants to know what is shown.</summary>
    internal Recording? Recording { get; init; }

    /// <summary>Shows figures in the terminal; null where there is none.</summary>
    internal InlinePictures? Pictures { get; init; }

    internal ValueFormatter Formatter => _formatter;

    /// <summary><paramref name="n"/> equally spaced numbers from <paramref name="a"/> to <paramref name="b"/>, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is negative.</exception>
    public double[] Linspace(double a, double b, int n) => Sequences.Linspace(a, b, n);

    /// <summary>A number to a few digits, for text and tables: <c>0.01235</c>, <c>12350</c>, <c>1.235e−7</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits count, 1 to 17.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digits"/> is not 1 to 17.</exception>
    public string Short(double number, int digits = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 17);
        return ShortNumber.Of(number, digits);
    }

    /// <summary>Prints a value as the session shows results; a figure is saved under the next number, and the path is printed.</summary>
    public void Show(object? value)
    {
        if (value is Figure figure) _terminal.Line(Figures.Save(figure));
        else if (_formatter.Format(value) is { } text)
        {
            _terminal.Line(text);
            Recording?.Value(value!, text);
        }
    }

    /// <summary>Saves a figure as PNG and prints where.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">The file; a relative path counts from the figure folder (<c>--out</c>).</param>
    /// <returns>The figure.</returns>
    /// <exception cref="System.IO.IOException">It cannot be written there; no part of it is left behind.</exception>
    public Figure Save(Figure figure, string path)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(path);
        _terminal.Line(Figures.Save(figure, path));
        return figure;
    }

    /// <summary>Prints a heading.</summary>
    public void Heading(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _terminal.Line();
        _terminal.Line(text, new Style(decoration: Decoration.Bold));
        _terminal.Line(new string('─', TextTable.Width(text)));
        Recording?.Add(new ShownHeading(text));
    }

    /// <summary>Prints text as it stands. <c>**Bold**</c> and <c>`code`</c> are shown so where the terminal can, and without their marks otherwise.</summary>
    public void Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n')) LessonText.Write(_terminal, line);
        Recording?.Add(new ShownProse(text));
    }

    /// <summary>Prints a table: <c>Table(["layer", "gradient"], [1, 0.25], [2, 0.06])</c>. Numbers are shown to six digits.</summary>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows, one cell a column.</param>
    /// <exception cref="ArgumentException">A row has another number of cells than there are headers.</exception>
    public void Table(string[] headers, params object?[][] rows) =>
        // An array of arrays of a class or of arrays of numbers arrives as one row: take it as the rows that it is.
        Table(headers, rows is [{ Length: > 0 } only] && only.All(cell => cell is Array) ? only : (IEnumerable)rows);

    /// <summary>Prints a table whose rows are arrays, lists or tuples.</summary>
    /// <inheritdoc cref="Table(string[], object?[][])"/>
    public void Table(string[] headers, IEnumerable rows)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(rows);
        string[][] lines = [.. rows.Cast<object?>().Select(row => Cells(row, headers.Length))];
        foreach (string line in TextTable.Lines(headers, lines)) _terminal.Line(line);
        Recording?.Add(new ShownTable("", headers, lines));
    }

    private string[] Cells(object? row, int count)
    {
        object?[] cells = row switch
        {
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            IEnumerable sequence and not string => [.. sequence.Cast<object?>()],
            _ => [row],
        };
        return cells.Length == count
            ? [.. cells.Select(Cell)]
            : throw new ArgumentException($"A row has {cells.Length} cells, but there are {count} headers.", nameof(row));
    }

    private string Cell(object? value) => value switch
    {
        null => "",
        string text => text,
        char character => character.ToString(),
        double or float => ((IFormattable)value).ToString("G6", CultureInfo.InvariantCulture),
        _ => _formatter.FormatNested(value),
    };
}
