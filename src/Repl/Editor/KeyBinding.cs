using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Repl.Editor.Keys;

namespace GradRepl.Repl.Editor;

/// <summary>What some keys do.</summary>
/// <param name="Keys">The keys, as <see cref="Key.Parse"/> reads them, with blanks between.</param>
/// <param name="Summary">What they do, for people.</param>
/// <param name="Command">Does it.</param>
internal sealed record KeyBinding(string Keys, string Summary, Action<LineEditor> Command)
{
    /// <summary>All keys that do something; every other types itself, or nothing.</summary>
    public static ImmutableArray<KeyBinding> All { get; } =
    [
        new("Enter", "run the input, or go on with it while it is incomplete", editor => editor.Enter()),
        new("M-Enter S-Enter C-j", "a new line, whatever is there", editor => editor.NewLine()),
        new("Tab", "complete", editor => editor.Complete()),

        new("Left C-b", "a character back", editor => editor.State.Move(editor.State.Buffer.Previous)),
        new("Right C-f", "a character on", editor => editor.State.Move(editor.State.Buffer.Next)),
        new("M-b C-Left M-Left", "a word back", editor => editor.State.Move(editor.State.Buffer.PreviousWord)),
        new("M-f C-Right M-Right", "a word on", editor => editor.State.Move(editor.State.Buffer.NextWord)),
        new("Home C-a", "to the start of the line", editor => editor.State.Move(editor.State.Buffer.LineStart)),
        new("End C-e", "to the end of the line", editor => editor.State.Move(editor.State.Buffer.LineEnd)),
        new("C-Home", "to the start of the input", editor => editor.State.Move(0)),
        new("C-End", "to the end of the input", editor => editor.State.Move(editor.State.Buffer.Text.Length)),

        new("Up C-p", "a line up; on the first, an older input that starts the same", editor => editor.State.Up()),
        new("Down C-n", "a line down; on the last, a newer input", editor => editor.State.Down()),
        new("PageUp M-p", "an older input that starts the same", editor => editor.State.Recall(older: true)),
        new("PageDown M-n", "a newer input", editor => editor.State.Recall(older: false)),
        new("M-<", "the oldest input", editor => editor.State.RecallEnd(oldest: true)),
        new("M->", "the input that was being typed", editor => editor.State.RecallEnd(oldest: false)),
        new("C-r", "search the history", editor => editor.Search()),

        new("Backspace C-h S-Backspace", "delete the character before", editor => editor.State.Delete(editor.State.Buffer.Previous, editor.State.Buffer.Caret)),
        new("Delete", "delete the character after", editor => editor.State.Delete(editor.State.Buffer.Caret, editor.State.Buffer.Next)),
        new("C-d", "the same; leave where there is no input", editor => editor.DeleteOrLeave()),
        new("C-k", "cut the rest of the line", editor => editor.State.KillLine()),
        new("C-u", "cut the line up to here", editor => editor.State.Kill(editor.State.Buffer.LineStart)),
        new("C-w", "cut back to a blank", editor => editor.State.Kill(editor.State.Buffer.PreviousBlank)),
        new("M-Backspace C-M-h C-Backspace", "cut the word before", editor => editor.State.Kill(editor.State.Buffer.PreviousWord)),
        new("M-d C-Delete M-Delete", "cut the word after", editor => editor.State.Kill(editor.State.Buffer.NextWord)),
        new("C-y", "paste what was cut", editor => editor.State.Yank()),
        new("M-y", "after that, what was cut before it", editor => editor.State.YankOlder()),
        new("C-t", "swap two characters", editor => editor.State.Transpose()),
        new("M-u", "the word in capitals", editor => editor.State.ChangeWord(word => word.ToUpperInvariant())),
        new("M-l", "the word in small letters", editor => editor.State.ChangeWord(word => word.ToLowerInvariant())),
        new("M-c", "the word with a capital", editor => editor.State.ChangeWord(Capitalised)),
        new("C-_", "undo", editor => editor.State.Undo()),
        new("M-_ M-/", "redo", editor => editor.State.Redo()),

        new("C-c", "drop the input", editor => editor.Drop()),
        new("C-l", "clear the screen", editor => editor.ClearScreen()),
        new("C-z", "stop for the shell", editor => editor.Suspend()),
    ];

    private static readonly Dictionary<Key, Action<LineEditor>> Commands =
        All.SelectMany(binding => binding.Keys.Split(' '), (binding, key) => KeyValuePair.Create(Key.Parse(key), binding.Command)).ToDictionary();

    /// <summary>What a key does; null where it is bound to nothing.</summary>
    public static Action<LineEditor>? Find(Key key) => Commands.GetValueOrDefault(key);

    private static string Capitalised(string word)
    {
        int first = word.AsSpan().IndexOfAnyExcept([' ', '\n', '\t', '.', '(']);
        return first < 0 ? word : word[..first] + char.ToUpperInvariant(word[first]) + word[(first + 1)..].ToLowerInvariant();
    }
}
