using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GradRepl.Repl.Editor.Coloring;

namespace GradRepl.Repl.Editor.Drawing;

/// <summary>
/// Draws rows of cells below where the cursor was, and brings them from one state to the next with few bytes. It moves the
/// cursor relative to its own rows only, so it needs not know where on the screen they are.
/// </summary>
internal sealed class Renderer(ITerminalWindow window)
{
    private readonly StringBuilder _out = new();
    private List<List<Cell>> _shown = [];
    private int _row, _column;
    private TokenClass _class;
    private Theme? _theme;

    /// <summary>Starts below what the screen shows, on a line of its own.</summary>
    public void Start(Theme theme)
    {
        Forget();
        // Whatever was written may have ended in the middle of a line. A mark and blanks as wide as the screen go over to
        // the next line then; in an empty line, they are wiped out.
        string dim = theme[TokenClass.Hint];
        window.Write((dim.Length > 0 ? $"\e[{dim}m⏎\e[m" : "⏎") + new string(' ', Math.Max(window.Width - 1, 0)) + "\r\e[K");
    }

    /// <summary>Shows a frame.</summary>
    /// <param name="rows">The rows, no more than the window has.</param>
    /// <param name="caretRow">The caret's row.</param>
    /// <param name="caretColumn">The caret's column.</param>
    /// <param name="theme">How it looks; a change draws all of it anew.</param>
    public void Show(List<List<Cell>> rows, int caretRow, int caretColumn, Theme theme)
    {
        if (_shown.Count > 0 && theme != _theme) WipeOut();
        _theme = theme;
        for (int i = 0; i < rows.Count; i++)
        {
            if (i < _shown.Count) Change(i, _shown[i], rows[i]);
            else
            {
                if (i > 0)
                {
                    MoveTo(i - 1, null);
                    _out.Append("\r\n");
                    (_row, _column) = (i, 0);
                }
                Put(rows[i], 0);
            }
        }
        if (rows.Count < _shown.Count)
        {
            MoveTo(rows.Count, 0);
            _out.Append("\e[J");
        }
        _shown = rows;
        bool drawn = _out.Length > 0;
        MoveTo(caretRow, caretColumn);
        if (_out.Length == 0) return;
        // No cursor that runs about.
        window.Write(drawn ? $"\e[?25l{_out}\e[?25h" : _out.ToString());
        _out.Clear();
    }

    /// <summary>Leaves what is shown and goes to a new line below it.</summary>
    public void Finish()
    {
        MoveTo(Math.Max(_shown.Count - 1, 0), null);
        window.Write(_out.Append("\r\n").ToString());
        _out.Clear();
        Forget();
    }

    /// <summary>Takes away what is shown, so that the next frame is drawn from its first cell.</summary>
    public void WipeOut()
    {
        MoveTo(0, 0);
        _out.Append("\e[J");
        Forget();
    }

    /// <summary>The same after the window's size changed: terminals then break rows that became too wide.</summary>
    public void WipeOutResized()
    {
        int width = Math.Max(window.Width, 1);
        int above = _shown.Take(_row).Sum(row => Math.Max(1, (Width(row) + width - 1) / width));
        if (_row < _shown.Count) above += Math.Min(_column, Math.Max(Width(_shown[_row]) - 1, 0)) / width;
        _row = Math.Min(above, Math.Max(window.Height - 1, 0));
        WipeOut();
    }

    /// <summary>Clears the screen; the next frame stands at its top.</summary>
    public void ClearScreen()
    {
        _out.Append("\e[H\e[2J");
        Forget();
    }

    private void Forget()
    {
        _shown = [];
        (_row, _column) = (0, 0);
    }

    private static int Width(List<Cell> row) => row.Sum(cell => cell.Width);

    private void Change(int index, List<Cell> old, List<Cell> row)
    {
        int same = 0, column = 0;
        while (same < old.Count && same < row.Count && old[same] == row[same]) column += row[same++].Width;
        if (same == old.Count && same == row.Count) return;
        // What stands right of a difference may have moved; the end of the row that did not is left alone. Where something
        // composed stands, the terminal may have drawn more than its cells.
        int until = row.Count;
        bool composed = old.Any(IsComposed) || row.Any(IsComposed);
        if (!composed && Width(old) == Width(row))
            for (int back = 1; until > same && back <= old.Count - same && old[^back] == row[^back]; back++) until--;
        MoveTo(index, column);
        Put(until == row.Count ? row : row[..until], same);
        if (Width(row) < Width(old) || (composed && Width(row) < window.Width)) _out.Append("\e[K");
    }

    private static bool IsComposed(Cell cell) => cell.Text.Length > 1 && cell.Text[0] != ' ';

    private void Put(List<Cell> row, int from)
    {
        for (int i = from; i < row.Count; i++)
        {
            Cell cell = row[i];
            Style(cell.Class);
            _out.Append(cell.Text);
            _column += cell.Width;
            // Terminals do not agree on the width of what is composed: say where they go on.
            if (IsComposed(cell) && _column < window.Width) Column(_column);
        }
        Style(TokenClass.Text);
    }

    private void Style(TokenClass tokens)
    {
        if (tokens == _class) return;
        string style = _theme![tokens];
        if (_theme[_class] != style) _out.Append("\e[").Append(style.Length > 0 && _theme[_class].Length > 0 ? "0;" : "").Append(style).Append('m');
        _class = tokens;
    }

    private void MoveTo(int row, int? column)
    {
        if (row != _row) _out.Append(CultureInfo.InvariantCulture, $"\e[{Math.Abs(row - _row)}{(row < _row ? 'A' : 'B')}");
        // After the last column of a row, terminals do not say in which column they are: always tell.
        if (column is { } wanted && (wanted != _column || row != _row)) Column(wanted);
        _row = row;
        if (column is { } reached) _column = reached;
    }

    private void Column(int column)
    {
        if (column == 0) _out.Append('\r');
        else _out.Append(CultureInfo.InvariantCulture, $"\e[{column + 1}G");
    }
}
