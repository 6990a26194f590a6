using System;
using System.Text;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>Keys from Console.ReadKey, as on Windows.</summary>
internal sealed class ConsoleKeySource : IKeySource
{
    private char _highSurrogate;

    public bool HasPending => Console.KeyAvailable;

    public void Begin() => Console.TreatControlCAsInput = true;

    public void End() => Console.TreatControlCAsInput = false;

    public InputEvent Read()
    {
        while (true)
        {
            ConsoleKeyInfo info = Console.ReadKey(intercept: true);
            if (char.IsHighSurrogate(info.KeyChar))
            {
                _highSurrogate = info.KeyChar;
                continue;
            }
            Rune? pair = Rune.TryCreate(_highSurrogate, info.KeyChar, out Rune rune) ? rune : null;
            _highSurrogate = '\0';
            if (pair is { } character) return new KeyPressed(Key.Typing(character));
            if (Translate(info) is { } key) return new KeyPressed(key);
        }
    }

    /// <summary>A key of the framework's in our terms; null for one that is only a part of another.</summary>
    internal static Key? Translate(ConsoleKeyInfo info)
    {
        var modifiers = (KeyModifiers)0;
        if (info.Modifiers.HasFlag(ConsoleModifiers.Shift)) modifiers |= KeyModifiers.Shift;
        if (info.Modifiers.HasFlag(ConsoleModifiers.Alt)) modifiers |= KeyModifiers.Alt;
        if (info.Modifiers.HasFlag(ConsoleModifiers.Control)) modifiers |= KeyModifiers.Control;
        KeyCode code = info.Key switch
        {
            ConsoleKey.Enter => KeyCode.Enter,
            ConsoleKey.Tab => KeyCode.Tab,
            ConsoleKey.Backspace => KeyCode.Backspace,
            ConsoleKey.Delete => KeyCode.Delete,
            ConsoleKey.Insert => KeyCode.Insert,
            ConsoleKey.Escape => KeyCode.Escape,
            ConsoleKey.UpArrow => KeyCode.Up,
            ConsoleKey.DownArrow => KeyCode.Down,
            ConsoleKey.LeftArrow => KeyCode.Left,
            ConsoleKey.RightArrow => KeyCode.Right,
            ConsoleKey.Home => KeyCode.Home,
            ConsoleKey.End => KeyCode.End,
            ConsoleKey.PageUp => KeyCode.PageUp,
            ConsoleKey.PageDown => KeyCode.PageDown,
            _ => KeyCode.Character,
        };
        if (code != KeyCode.Character) return new Key(code, default, modifiers);
        // AltGr arrives as Control and Alt with a character that it types.
        if (info.KeyChar >= ' ' && info.KeyChar != '\x7F' && Rune.TryCreate(info.KeyChar, out Rune typed))
        {
            bool altGr = modifiers.HasFlag(KeyModifiers.Control | KeyModifiers.Alt);
            return Key.Typing(typed, altGr ? KeyModifiers.None : modifiers & ~KeyModifiers.Shift);
        }
        if (info.Key is >= ConsoleKey.A and <= ConsoleKey.Z) return Key.Control((char)('a' + (info.Key - ConsoleKey.A)), modifiers & KeyModifiers.Alt);
        if (info.Key == ConsoleKey.Spacebar) return Key.Control(' ');
        // Ctrl+_ and its like have control characters.
        return info.KeyChar is > '\x1B' and < ' ' ? Key.Control((char)(info.KeyChar + '@'), modifiers & KeyModifiers.Alt) : null;
    }
}
