using System;
using System.Collections.Generic;
using System.Text;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Keys;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>A terminal with nobody in front of it: keys come from a script, as the bytes that a terminal would send.</summary>
internal sealed class FakeTerminal(int width = 40, int height = 10) : IKeySource, ITerminalWindow
{
    private readonly Queue<object> _script = new();
    private readonly VtDecoder _decoder = new();

    public event Action? Changed;

    public Screen Screen { get; } = new(width, height);

    /// <summary>Whether keys come faster than the screen is drawn.</summary>
    public bool Ahead { get; set; }

    public int Width => Screen.Width;

    public int Height => Screen.Height;

    public int Suspensions { get; private set; }

    /// <summary>Whether the editor holds the keyboard.</summary>
    public bool Taken { get; private set; }

    /// <summary>The number of times that something was drawn.</summary>
    public int Writes { get; private set; }

    public bool HasPending => _decoder.HasEvents || (Ahead && _script.TryPeek(out object? next) && next is byte[]);

    /// <summary>Types text, in which <c>\e[A</c> and the like are keys.</summary>
    public FakeTerminal Type(string text)
    {
        foreach (Rune rune in text.Replace("\n", "\r", StringComparison.Ordinal).EnumerateRunes()) Send(rune.ToString());
        return this;
    }

    /// <summary>Presses keys, written as <see cref="Key.Parse"/> reads them.</summary>
    public FakeTerminal Press(string keys)
    {
        foreach (string key in keys.Split(' ')) Send(Sequences.TryGetValue(key, out string? sequence) ? sequence : key switch
        {
            ['C', '-', var letter] => ((char)(letter & 0x1F)).ToString(),
            ['M', '-', .. var rest] => "\e" + (Sequences.TryGetValue(rest, out string? inner) ? inner : rest),
            _ => throw new ArgumentException($"The key {key} is not known.", nameof(keys)),
        });
        return this;
    }

    public FakeTerminal Paste(string text) => Send($"\e[200~{text}\e[201~");

    /// <summary>Does something, such as to look at the screen, when the keys before were answered.</summary>
    public FakeTerminal Then(Action action)
    {
        _script.Enqueue(action);
        return this;
    }

    public FakeTerminal Shows(string text, int row, int column) => Then(() =>
    {
        Assert.Equal(text.ReplaceLineEndings("\n"), Screen.Text);
        Assert.Equal((row, column), Screen.Cursor);
        Assert.True(Screen.CursorVisible);
    });

    public FakeTerminal Resize(int newWidth, int newHeight) => Then(() =>
    {
        Screen.Resize(newWidth, newHeight);
        Changed?.Invoke();
    });

    public FakeTerminal Send(string bytes)
    {
        _script.Enqueue(Encoding.UTF8.GetBytes(bytes));
        return this;
    }

    public void Begin() => Taken = true;

    public void End() => Taken = false;

    public void Suspend() => Suspensions++;

    public void Write(string text)
    {
        Writes++;
        Screen.Write(text);
    }

    public InputEvent Read()
    {
        while (!_decoder.HasEvents)
        {
            // After the script the terminal goes away.
            if (!_script.TryDequeue(out object? next)) return new InputEnded();
            if (next is Action action) action();
            else _decoder.Add((byte[])next);
            if (!_decoder.HasEvents && _decoder.IsPartial) _decoder.Finish();
        }
        return _decoder.Take();
    }

    private static readonly Dictionary<string, string> Sequences = new()
    {
        ["Enter"] = "\r",
        ["Tab"] = "\t",
        ["S-Tab"] = "\e[Z",
        ["Escape"] = "\e",
        ["Backspace"] = "\x7F",
        ["Delete"] = "\e[3~",
        ["Up"] = "\e[A",
        ["Down"] = "\eOB",
        ["Right"] = "\e[C",
        ["Left"] = "\e[D",
        ["Home"] = "\e[H",
        ["End"] = "\e[F",
        ["C-Home"] = "\e[1;5H",
        ["C-End"] = "\e[1;5F",
        ["C-Right"] = "\e[1;5C",
        ["C-Left"] = "\e[1;5D",
        ["PageUp"] = "\e[5~",
        ["PageDown"] = "\e[6~",
    };
}
