using System;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.History;

/// <summary>Going up and down through the history from what is being typed: only inputs that start with it are shown.</summary>
internal sealed class HistoryWalk(InputHistory history)
{
    private TextBuffer? _draft;
    private string _prefix = "";
    private string? _shown;
    private int _index;

    /// <summary>An older input that starts as the typed one does up to its caret; null for none.</summary>
    public TextBuffer? Older(TextBuffer current)
    {
        Enter(current);
        return Show(history.FindBefore(_index, Fits));
    }

    /// <summary>A newer such input, or what had been typed; null where that is shown.</summary>
    public TextBuffer? Newer(TextBuffer current)
    {
        if (_draft is null || current.Text != _shown) return null;
        return Show(history.FindAfter(_index, Fits)) ?? Draft();
    }

    /// <summary>The oldest such input; null for none.</summary>
    public TextBuffer? Oldest(TextBuffer current)
    {
        Enter(current);
        return Show(history.FindAfter(-1, Fits));
    }

    /// <summary>What had been typed before going up; null if it is still there.</summary>
    public TextBuffer? Draft()
    {
        TextBuffer? draft = _draft;
        _draft = null;
        return draft;
    }

    // An input that was recalled and then changed is a new draft.
    private void Enter(TextBuffer current)
    {
        if (_draft is not null && current.Text == _shown) return;
        _draft = current;
        _prefix = current.Text[..current.Caret];
        _shown = current.Text;
        _index = history.Entries.Count;
    }

    private bool Fits(string entry) => entry != _shown && entry.StartsWith(_prefix, StringComparison.Ordinal);

    private TextBuffer? Show(int index)
    {
        if (index < 0) return null;
        _index = index;
        _shown = history.Entries[index];
        return TextBuffer.AtEnd(_shown);
    }
}
