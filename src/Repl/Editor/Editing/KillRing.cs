using System.Collections.Generic;

namespace GradRepl.Repl.Editor.Editing;

/// <summary>The texts that were cut, the last first. Cuts in a row grow one text.</summary>
internal sealed class KillRing
{
    private const int Capacity = 60;

    private readonly List<string> _texts = [];
    private int _current;

    /// <summary>Adds a text that was cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="append">Whether the command before cut too, so that both belong together.</param>
    /// <param name="backwards">Whether it stood before the caret.</param>
    public void Kill(string text, bool append, bool backwards)
    {
        _current = 0;
        if (append && _texts.Count > 0)
        {
            _texts[0] = backwards ? text + _texts[0] : _texts[0] + text;
            return;
        }
        _texts.Insert(0, text);
        if (_texts.Count > Capacity) _texts.RemoveAt(Capacity);
    }

    /// <summary>The text to yank; null where nothing was cut.</summary>
    public string? Yank() => _texts.Count > 0 ? _texts[_current = 0] : null;

    /// <summary>The text cut before the one that was yanked last.</summary>
    public string Older() => _texts[_current = (_current + 1) % _texts.Count];
}
