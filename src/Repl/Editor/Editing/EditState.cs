using System;
using GradRepl.Repl.Editor.History;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Editing;

/// <summary>What is being edited: the text and the caret, what can be undone and yanked, and where in the history it is.</summary>
internal sealed class EditState(InputHistory history)
{
    private enum Last
    {
        Other,
        Kill,
        Yank,
        Vertical,
    }

    private readonly KillRing _kills = new();
    private UndoStack _undo = new();
    private Last _last, _now;
    private int _yankStart, _goalColumn;

    public TextBuffer Buffer { get; private set; } = TextBuffer.Empty;

    public HistoryWalk Walk { get; private set; } = new(history);

    /// <summary>Starts an empty input; what was cut stays.</summary>
    public void Start()
    {
        Buffer = TextBuffer.Empty;
        _undo = new UndoStack();
        Walk = new HistoryWalk(history);
        _last = _now = Last.Other;
    }

    /// <summary>Runs one command; some behave otherwise after another of their kind.</summary>
    public void Do(Action command)
    {
        _now = Last.Other;
        command();
        _last = _now;
    }

    public void Move(int caret)
    {
        _undo.Break();
        Buffer = Buffer.MoveTo(caret);
    }

    /// <summary>Inserts what was typed or pasted.</summary>
    public void Insert(string text, bool typed)
    {
        bool word = typed && text is [not (' ' or '\n'), ..];
        Edit(Buffer.Insert(text), word);
        // A blank ends a word, so that undo goes word by word.
        if (!word) _undo.Break();
    }

    /// <summary>Puts another text in the place of the one that is there.</summary>
    public void Replace(TextBuffer with) => Edit(with, typing: false);

    public void Delete(int start, int end)
    {
        if (start < end) Edit(Buffer.Delete(start, end), typing: false);
    }

    /// <summary>Cuts from the caret to <paramref name="to"/>, before or after it.</summary>
    public void Kill(int to)
    {
        (int start, int end) = (Math.Min(to, Buffer.Caret), Math.Max(to, Buffer.Caret));
        if (start < end)
        {
            _kills.Kill(Buffer.Text[start..end], append: _last == Last.Kill, backwards: to < Buffer.Caret);
            Delete(start, end);
        }
        _now = Last.Kill;
    }

    /// <summary>Cuts the rest of the line, or the line's end if that is all there is.</summary>
    public void KillLine() => Kill(Buffer.LineEnd == Buffer.Caret ? Buffer.Next : Buffer.LineEnd);

    public void Yank()
    {
        if (_kills.Yank() is not { } text) return;
        _yankStart = Buffer.Caret;
        Edit(Buffer.Insert(text), typing: false);
        _now = Last.Yank;
    }

    /// <summary>Takes an older text instead of the one just yanked.</summary>
    public void YankOlder()
    {
        if (_last != Last.Yank) return;
        Edit(Buffer.ReplaceBack(_yankStart, _kills.Older()), typing: false);
        _now = Last.Yank;
    }

    public void Undo() => Buffer = _undo.Undo(Buffer);

    public void Redo() => Buffer = _undo.Redo(Buffer);

    /// <summary>Swaps the characters around the caret, or the last two at the end of a line.</summary>
    public void Transpose()
    {
        TextBuffer at = Buffer.Caret == Buffer.LineEnd ? Buffer.MoveTo(Buffer.Previous) : Buffer;
        if (at.Caret <= at.LineStart || at.Next == at.Caret || at.Caret == at.LineEnd) return;
        (int before, int after) = (at.Previous, at.Next);
        Edit(new TextBuffer(at.Text[..before] + at.Text[at.Caret..after] + at.Text[before..at.Caret] + at.Text[after..], after), typing: false);
    }

    /// <summary>Changes the case of the rest of the word.</summary>
    /// <param name="change">Given the letters of the word.</param>
    public void ChangeWord(Func<string, string> change)
    {
        int end = Buffer.NextWord;
        Edit(new TextBuffer(Buffer.Text[..Buffer.Caret] + change(Buffer.Text[Buffer.Caret..end]) + Buffer.Text[end..], end), typing: false);
    }

    /// <summary>The line above, or on the first line, the input before in the history.</summary>
    public void Up()
    {
        if (Vertically(Buffer.Up(GoalColumn())) is { } above) Buffer = above;
        else Recall(older: true);
    }

    /// <summary>The line below, or on the last line, the next input in the history.</summary>
    public void Down()
    {
        if (Vertically(Buffer.Down(GoalColumn())) is { } below) Buffer = below;
        else Recall(older: false);
    }

    /// <summary>An older or newer input that starts as this one does up to the caret.</summary>
    public void Recall(bool older)
    {
        TextBuffer? found = older ? Walk.Older(Buffer) : Walk.Newer(Buffer);
        if (found is not null) Replace(found);
    }

    /// <summary>The first input of the history, or back to the one that was being typed.</summary>
    public void RecallEnd(bool oldest)
    {
        if ((oldest ? Walk.Oldest(Buffer) : Walk.Draft()) is { } found) Replace(found);
    }

    private TextBuffer? Vertically(TextBuffer? moved)
    {
        if (moved is null) return null;
        _undo.Break();
        _now = Last.Vertical;
        return moved;
    }

    /// <summary>The column to keep while going up and down through shorter lines.</summary>
    private int GoalColumn()
    {
        if (_last != Last.Vertical) _goalColumn = Buffer.Column;
        return _goalColumn;
    }

    private void Edit(TextBuffer edited, bool typing)
    {
        _undo.Record(Buffer, typing);
        Buffer = edited;
    }
}
