using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>
/// Reads keys from the bytes that a terminal sends: UTF-8, the control sequences of ECMA-48 as xterm uses them, bracketed
/// paste. Bytes may arrive cut anywhere.
/// </summary>
internal sealed class VtDecoder
{
    private const byte Escape = 0x1B, Bell = 0x07;

    private static readonly byte[] PasteEnd = "\e[201~"u8.ToArray();

    private readonly List<byte> _bytes = [];
    private readonly Queue<InputEvent> _events = new();
    private int _next;
    private bool _pasting;
    private int _searched;

    /// <summary>Whether the bytes so far end in the middle of something that could be a key by itself.</summary>
    public bool IsPartial => !_pasting && _bytes.Count > 0;

    public bool HasEvents => _events.Count > 0;

    public InputEvent Take() => _events.Dequeue();

    /// <summary>Decodes more bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        Decode(final: false);
    }

    /// <summary>Nothing more came for a while: what is partial is taken as it is, so a lone escape is the key.</summary>
    public void Finish() => Decode(final: true);

    private ReadOnlySpan<byte> Rest => CollectionsMarshal.AsSpan(_bytes)[_next..];

    private void Decode(bool final)
    {
        while (_next < _bytes.Count && (_pasting ? TryPaste() : TryKey(final, KeyModifiers.None))) { }
        _bytes.RemoveRange(0, _next);
        _next = 0;
    }

    private bool TryPaste()
    {
        int from = Math.Max(0, _searched - PasteEnd.Length);
        int end = Rest[from..].IndexOf(PasteEnd);
        if (end < 0)
        {
            _searched = Rest.Length;
            return false;
        }
        _events.Enqueue(new Pasted(Encoding.UTF8.GetString(Rest[..(from + end)]).ReplaceLineEndings("\n")));
        _next += from + end + PasteEnd.Length;
        _pasting = false;
        return true;
    }

    /// <returns>Whether something was consumed; if not, more bytes are needed.</returns>
    private bool TryKey(bool final, KeyModifiers modifiers)
    {
        byte first = Rest[0];
        if (first == Escape) return TryEscape(final, modifiers);
        if (first < 0x20 || first == 0x7F)
        {
            Press(ControlKey(first).With(modifiers), 1);
            return true;
        }
        System.Buffers.OperationStatus status = Rune.DecodeFromUtf8(Rest, out Rune rune, out int length);
        if (status == System.Buffers.OperationStatus.NeedMoreData && !final) return false;
        Press(Key.Typing(rune, modifiers), length);
        return true;
    }

    private static Key ControlKey(byte code) => code switch
    {
        0x0D => new Key(KeyCode.Enter),
        0x09 => new Key(KeyCode.Tab),
        0x7F => new Key(KeyCode.Backspace),
        0x00 => Key.Control(' '),
        < 0x1B => Key.Control((char)(code + 'a' - 1)),
        _ => Key.Control((char)(code + '@')), // \ ] ^ _
    };

    private bool TryEscape(bool final, KeyModifiers modifiers)
    {
        if (Rest.Length == 1)
        {
            if (final) Press(new Key(KeyCode.Escape, default, modifiers), 1);
            return final;
        }
        bool? done = Rest[1] switch
        {
            (byte)'[' => TryControlSequence(modifiers),
            (byte)'O' => TrySingleShift(modifiers),
            (byte)']' => TryReport(),
            (byte)'_' => TryApplicationCommand(),
            _ => null,
        };
        if (done == true) return true;
        if (done == false && !final) return false;
        // Escape and a key: what Alt sends. Of two escapes with nothing after them, the first stands for itself.
        if (Rest[1] == Escape && (Rest.Length == 2 || modifiers.HasFlag(KeyModifiers.Alt)))
        {
            if (Rest.Length == 2 && !final) return false;
            Press(new Key(KeyCode.Escape, default, modifiers), 1);
            return true;
        }
        _next++;
        if (TryKey(final, modifiers | KeyModifiers.Alt)) return true;
        _next--;
        return false;
    }

    /// <summary>ESC [ parameters final</summary>
    private bool TryControlSequence(KeyModifiers modifiers)
    {
        int end = Rest[2..].IndexOfAnyInRange((byte)0x40, (byte)0x7E);
        if (end < 0) return false;
        int length = end + 3;
        byte final = Rest[length - 1];
        string text = Encoding.ASCII.GetString(Rest[2..(length - 1)]);
        if (final == 'c' && text.StartsWith('?'))
        {
            _next += length; // Device attributes: the end of an answer, and no key.
            return true;
        }
        int[] parameters = [.. text.Split(';').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0)];
        if (final == '~' && parameters[0] == 200)
        {
            _next += length;
            _pasting = true;
            _searched = 0;
            return true;
        }
        int held = parameters.Length > 1 ? parameters[1] : 1;
        if (held is > 1 and <= 8) modifiers |= (KeyModifiers)(held - 1);
        Key key = final switch
        {
            (byte)'~' when parameters is [27, _, var code] => Coded(code, modifiers), // xterm's modifyOtherKeys
            (byte)'u' => Coded(parameters[0], modifiers),
            (byte)'~' => new Key(Numbered(parameters[0]), default, modifiers),
            (byte)'Z' => new Key(KeyCode.Tab, default, modifiers | KeyModifiers.Shift),
            _ => new Key(Lettered(final), default, modifiers),
        };
        Press(key, length);
        return true;
    }

    /// <summary>ESC O final: the cursor keys of a terminal in application mode.</summary>
    private bool TrySingleShift(KeyModifiers modifiers)
    {
        if (Rest.Length < 3) return false;
        Press(Rest[2] == 'M' ? new Key(KeyCode.Enter, default, modifiers) : new Key(Lettered(Rest[2]), default, modifiers), 3);
        return true;
    }

    /// <summary>ESC ] 11 ; rgb:rrrr/gggg/bbbb and a bell or ESC \: which background the terminal has.</summary>
    private bool TryReport()
    {
        int end = Rest[2..].IndexOfAny(Bell, Escape);
        if (end < 0 || (Rest[end + 2] == Escape && Rest.Length < end + 4)) return false;
        string text = Encoding.ASCII.GetString(Rest[2..(end + 2)]);
        _next += end + (Rest[end + 2] == Escape ? 4 : 3);
        if (TerminalBackground.IsLight(text) is { } light) _events.Enqueue(new BackgroundReported(light));
        return true;
    }

    /// <summary>ESC _ G … ESC \: what kitty's protocol answers. With anything else after it, Alt+_ was pressed.</summary>
    private bool? TryApplicationCommand()
    {
        if (Rest.Length < 3) return false;
        if (Rest[2] != 'G') return null;
        int end = Rest.IndexOf("\e\\"u8);
        if (end < 0) return false;
        _next += end + 2;
        return true;
    }

    private static Key Coded(int code, KeyModifiers modifiers)
    {
        if (code < 0x20 || code == 0x7F) return code == Escape ? new Key(KeyCode.Escape, default, modifiers) : ControlKey((byte)Math.Max(code, 0)).With(modifiers);
        if (!Rune.IsValid(code)) return new Key(KeyCode.Other);
        Rune rune = modifiers.HasFlag(KeyModifiers.Control) ? Rune.ToLowerInvariant(new Rune(code)) : new Rune(code);
        return Key.Typing(rune, rune.Value == ' ' ? modifiers & ~KeyModifiers.Shift : modifiers);
    }

    private static KeyCode Lettered(byte final) => (char)final switch
    {
        'A' => KeyCode.Up,
        'B' => KeyCode.Down,
        'C' => KeyCode.Right,
        'D' => KeyCode.Left,
        'H' => KeyCode.Home,
        'F' => KeyCode.End,
        _ => KeyCode.Other,
    };

    private static KeyCode Numbered(int number) => number switch
    {
        1 or 7 => KeyCode.Home,
        2 => KeyCode.Insert,
        3 => KeyCode.Delete,
        4 or 8 => KeyCode.End,
        5 => KeyCode.PageUp,
        6 => KeyCode.PageDown,
        _ => KeyCode.Other,
    };

    private void Press(Key key, int length)
    {
        _next += length;
        _events.Enqueue(new KeyPressed(key));
    }
}
