using System;
using System.Collections.Generic;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.History;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Menus;

/// <summary>Ctrl+R: the newest input that contains what is typed.</summary>
internal sealed class HistorySearch(InputHistory history, TextBuffer before) : IOverlay
{
    private string _query = "";
    private int _index = history.Entries.Count;
    private bool _failed;

    public TokenSpan? Mark { get; private set; }

    public OverlayAnswer Press(Key key, EditState state)
    {
        switch (key.ToString())
        {
            case "C-r" or "Up":
                return Show(state, history.FindBefore(_index, Fits));
            case "C-s" or "Down":
                return Show(state, history.FindAfter(_index, Fits));
            case "Backspace" or "C-h":
                if (_query.Length > 0) _query = TextBuffer.AtEnd(_query) is var query ? _query[..query.Previous] : "";
                return FromNewest(state);
            case "C-g":
                state.Replace(before);
                return OverlayAnswer.Close;
            case "Escape":
                return OverlayAnswer.Close;
            default:
                if (!key.Types) return OverlayAnswer.Pass;
                _query += key.Character.ToString();
                // The one that is shown may still do.
                return Show(state, history.FindBefore(Math.Min(_index + 1, history.Entries.Count), Fits));
        }
    }

    public IReadOnlyList<List<Cell>> Rows(int width, int height)
    {
        if (height < 1) return [];
        List<Cell> row = Cell.Of(_failed ? "no such input: " : "search: ", TokenClass.Hint);
        row.AddRange(Cell.Of(_query, TokenClass.Text));
        row.AddRange(Cell.Of("  Ctrl+R older, Enter runs, Esc edits, Ctrl+G back", TokenClass.Hint));
        return [Cell.Fit(row, width - 1)];
    }

    private bool Fits(string entry) => _query.Length > 0 && entry.Contains(_query, StringComparison.OrdinalIgnoreCase);

    private OverlayAnswer FromNewest(EditState state)
    {
        _index = history.Entries.Count;
        if (_query.Length > 0) return Show(state, history.FindBefore(_index, Fits));
        state.Replace(before);
        Mark = null;
        _failed = false;
        return OverlayAnswer.Stay;
    }

    private OverlayAnswer Show(EditState state, int index)
    {
        _failed = index < 0 && _query.Length > 0;
        if (index < 0) return OverlayAnswer.Stay;
        _index = index;
        string text = history.Entries[index];
        int start = text.IndexOf(_query, StringComparison.OrdinalIgnoreCase);
        Mark = new TokenSpan(start, _query.Length, TokenClass.Found);
        state.Replace(new TextBuffer(text, start));
        return OverlayAnswer.Stay;
    }
}
