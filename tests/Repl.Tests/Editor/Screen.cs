using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Wcwidth;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>
/// A terminal's screen: it interprets what is written to it as xterm would, character by character, and knows nothing of
/// the editor. Composed emoji take the cells of all their parts here, as in many terminals.
/// </summary>
internal sealed class Screen(int width, int height)
{
    private sealed class Line
    {
        public List<string> Cells { get; } = [];

        /// <summary>Whether the next line continues this one because it was full.</summary>
        public bool Wrapped { get; set; }
    }

    // The second column of a wide character.
    private const string Half = "";

    private readonly List<Line> _lines = [new()];
    private int _row, _column;
    private bool _wrapPending;

    public int Width { get; private set; } = width;

    public int Height { get; private set; } = height;

    public bool CursorVisible { get; private set; } = true;

    public (int Row, int Column) Cursor => (_row - Top, _column);

    /// <summary>What the window shows, without blanks at the ends.</summary>
    public string Text => string.Join('\n', Rows).TrimEnd('\n');

    public IEnumerable<string> Rows => _lines.Skip(Top).Select(Show);

    /// <summary>What scrolled out at the top, and the window.</summary>
    public string Everything => string.Join('\n', _lines.Select(Show)).TrimEnd('\n');

    private int Top => Math.Max(0, _lines.Count - Height);

    private static string Show(Line line) => string.Concat(line.Cells).TrimEnd();

    public void Write(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '\e') at = Sequence(text, at);
            else if (text[at] == '\r')
            {
                (_column, _wrapPending) = (0, false);
                at++;
            }
            else if (text[at] == '\n')
            {
                Feed(wrapped: false);
                at++;
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out int length);
                Assert.False(Rune.IsControl(rune), $"control character U+{rune.Value:X4} reached the screen");
                Put(rune);
                at += length;
            }
        }
    }

    /// <summary>As terminals do: rows that no longer fit are broken, and rejoined when they fit again.</summary>
    public void Resize(int width, int height)
    {
        var joined = new List<List<string>>();
        (int line, int offset) = (0, 0);
        bool continues = false;
        for (int i = 0; i < _lines.Count; i++)
        {
            if (!continues) joined.Add([]);
            if (i == _row) (line, offset) = (joined.Count - 1, joined[^1].Count + _column);
            joined[^1].AddRange(_lines[i].Cells);
            continues = _lines[i].Wrapped;
        }
        _lines.Clear();
        (Width, Height, _wrapPending) = (width, height, false);
        for (int i = 0; i < joined.Count; i++)
        {
            List<string> cells = joined[i];
            while (cells.Count > 0 && cells[^1] == " ") cells.RemoveAt(cells.Count - 1);
            int start = 0;
            do
            {
                int length = Math.Min(width, cells.Count - start);
                if (start + length < cells.Count && cells[start + length] == Half) length--;
                var row = new Line { Wrapped = start + length < cells.Count };
                row.Cells.AddRange(cells.GetRange(start, length));
                if (i == line && offset >= start && (offset < start + length || !row.Wrapped)) (_row, _column) = (_lines.Count, Math.Min(offset - start, width - 1));
                _lines.Add(row);
                start += length;
            }
            while (start < cells.Count);
        }
        // The cursor stays in the window.
        if (_row < Top) _lines.RemoveRange(_row + Height, _lines.Count - _row - Height);
    }

    private void Put(Rune rune)
    {
        int cells = Math.Max(UnicodeCalculator.GetWidth(rune.Value), 0);
        Line line = _lines[_row];
        if (cells == 0)
        {
            int last = _wrapPending ? _column : _column - 1;
            while (last > 0 && line.Cells[last] == Half) last--;
            if (last >= 0 && last < line.Cells.Count) line.Cells[last] += rune.ToString();
            return;
        }
        if (_wrapPending || _column + cells > Width) Feed(wrapped: true);
        line = _lines[_row];
        while (line.Cells.Count < _column + cells) line.Cells.Add(" ");
        // Half of a wide character that is written over goes away with the other half.
        if (line.Cells[_column] == Half) line.Cells[_column - 1] = " ";
        if (_column + cells < line.Cells.Count && line.Cells[_column + cells] == Half) line.Cells[_column + cells] = " ";
        line.Cells[_column] = rune.ToString();
        if (cells == 2) line.Cells[_column + 1] = Half;
        _column += cells;
        if (_column < Width) return;
        _wrapPending = true;
        _column = Width - 1;
    }

    private void Feed(bool wrapped)
    {
        if (wrapped)
        {
            _lines[_row].Wrapped = true;
            _column = 0;
        }
        _wrapPending = false;
        if (++_row == _lines.Count) _lines.Add(new Line());
    }

    private int Sequence(string text, int at)
    {
        if (text[at + 1] == ']') return text.IndexOf('\a', at) + 1;
        Assert.Equal('[', text[at + 1]);
        int end = at + 2;
        while (text[end] is not (>= '@' and <= '~')) end++;
        string parameters = text[(at + 2)..end];
        int first = int.TryParse(parameters.Split(';')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
        switch (text[end])
        {
            case 'A':
                _row = Math.Max(_row - Math.Max(first, 1), Top);
                _wrapPending = false;
                break;
            case 'B':
                Assert.True(_row + first < _lines.Count, "the cursor must not leave what was drawn");
                _row += Math.Max(first, 1);
                _wrapPending = false;
                break;
            case 'G':
                Assert.True(first <= Width, "no such column");
                _column = Math.Max(first, 1) - 1;
                _wrapPending = false;
                break;
            case 'H':
                (_row, _column, _wrapPending) = (Top, 0, false);
                break;
            case 'J' when first == 2:
                for (int row = Top; row < _lines.Count; row++) _lines[row].Cells.Clear();
                break;
            case 'J':
                Cut();
                if (_row + 1 < _lines.Count) _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                break;
            case 'K':
                Cut();
                break;
            case 'm':
                break;
            case 'h' or 'l':
                if (parameters == "?25") CursorVisible = text[end] == 'h';
                break;
            default:
                Assert.Fail($"the sequence ESC [ {parameters} {text[end]} is not known");
                break;
        }
        return end + 1;
    }

    private void Cut()
    {
        Line line = _lines[_row];
        line.Wrapped = false;
        if (line.Cells.Count > _column) line.Cells.RemoveRange(_column, line.Cells.Count - _column);
    }
}
