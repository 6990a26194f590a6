using System.Collections.Generic;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Editing;

/// <summary>What the text was before each edit. Letters typed in a row are one edit.</summary>
internal sealed class UndoStack
{
    private readonly Stack<TextBuffer> _past = new();
    private readonly Stack<TextBuffer> _future = new();
    private bool _typing;

    /// <summary>Remembers the text before an edit.</summary>
    /// <param name="before">The text.</param>
    /// <param name="typing">Whether a letter is typed that continues a word.</param>
    public void Record(TextBuffer before, bool typing)
    {
        if (!typing || !_typing) _past.Push(before);
        _typing = typing;
        _future.Clear();
    }

    /// <summary>The next letter starts a new edit.</summary>
    public void Break() => _typing = false;

    public TextBuffer Undo(TextBuffer current) => Step(_past, _future, current);

    public TextBuffer Redo(TextBuffer current) => Step(_future, _past, current);

    private TextBuffer Step(Stack<TextBuffer> from, Stack<TextBuffer> to, TextBuffer current)
    {
        _typing = false;
        if (!from.TryPop(out TextBuffer? found)) return current;
        to.Push(current);
        return found;
    }
}
