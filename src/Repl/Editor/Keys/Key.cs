using System;
using System.Text;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>What a key is, apart from the character that it may type.</summary>
internal enum KeyCode
{
    /// <summary>It types a character, or would without its modifiers.</summary>
    Character,
    Enter,
    Tab,
    Backspace,
    Delete,
    Insert,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,

    /// <summary>A key that means nothing here.</summary>
    Other,
}

/// <summary>What is held down with a key.</summary>
[Flags]
internal enum KeyModifiers
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}

/// <summary>A key press. Letters with Control are lower case, without Shift: terminals do not tell.</summary>
internal readonly record struct Key(KeyCode Code, Rune Character = default, KeyModifiers Modifiers = KeyModifiers.None)
{
    /// <summary>Whether it simply types its character.</summary>
    public bool Types => Code == KeyCode.Character && (Modifiers & (KeyModifiers.Alt | KeyModifiers.Control)) == 0;

    public static Key Typing(Rune character, KeyModifiers modifiers = KeyModifiers.None) => new(KeyCode.Character, character, modifiers);

    public static Key Control(char letter, KeyModifiers others = KeyModifiers.None) => new(KeyCode.Character, new Rune(letter), others | KeyModifiers.Control);

    public Key With(KeyModifiers modifiers) => this with { Modifiers = Modifiers | modifiers };

    /// <summary>Reads the way Emacs writes keys: <c>C-a</c>, <c>M-f</c>, <c>S-Tab</c>, <c>C-M-Left</c>.</summary>
    public static Key Parse(string text)
    {
        KeyModifiers modifiers = KeyModifiers.None;
        ReadOnlySpan<char> name = text;
        for (; name.Length > 2 && name[1] == '-'; name = name[2..])
        {
            modifiers |= name[0] switch
            {
                'C' => KeyModifiers.Control,
                'M' => KeyModifiers.Alt,
                'S' => KeyModifiers.Shift,
                _ => throw new FormatException($"'{text}' is not a key."),
            };
        }
        if (name is "Space") return Typing(new Rune(' '), modifiers);
        if (name.Length == 1) return Typing(new Rune(name[0]), modifiers);
        return new Key(Enum.Parse<KeyCode>(name), default, modifiers);
    }

    public override string ToString()
    {
        string prefix = (Modifiers.HasFlag(KeyModifiers.Control) ? "C-" : "") + (Modifiers.HasFlag(KeyModifiers.Alt) ? "M-" : "") + (Modifiers.HasFlag(KeyModifiers.Shift) ? "S-" : "");
        return prefix + (Code != KeyCode.Character ? Code.ToString() : Character.Value == ' ' ? "Space" : Character.ToString());
    }
}
