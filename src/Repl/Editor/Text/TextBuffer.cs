using System;
using System.Globalization;

namespace GradRepl.Repl.Editor.Text;

/// <summary>A text of one or more lines and the caret in it. Every edit and motion answers a new one.</summary>
/// <param name="Text">The text; its lines end with <c>\n</c>.</param>
/// <param name="Caret">Where the caret is: before the character with this index; never inside what people see as one character.</param>
internal sealed record TextBuffer(string Text, int Caret)
{
    public static readonly TextBuffer Empty = new("", 0);

    public bool IsEmpty => Text.Length == 0;

    /// <summary>A text with the caret at its end.</summary>
    public static TextBuffer AtEnd(string text) => new(text, text.Length);

    public TextBuffer MoveTo(int caret) => caret == Caret ? this : this with { Caret = caret };

    public TextBuffer Insert(string text) => new(Text.Insert(Caret, text), Caret + text.Length);

    /// <summary>Without the text from <paramref name="start"/> to before <paramref name="end"/>.</summary>
    public TextBuffer Delete(int start, int end) => new(Text.Remove(start, end - start), Caret <= start ? Caret : Math.Max(start, Caret - (end - start)));

    /// <summary>With other text from <paramref name="start"/> to the caret.</summary>
    public TextBuffer ReplaceBack(int start, string text) => Delete(start, Caret).Insert(text);

    /// <summary>Where the character (grapheme) after the caret ends.</summary>
    public int Next => Caret == Text.Length ? Caret : Caret + Grapheme.LengthAt(Text, Caret);

    /// <summary>Where the character (grapheme) before the caret starts.</summary>
    public int Previous
    {
        get
        {
            if (Caret == 0) return 0;
            int start = LineStart;
            if (start == Caret) return Caret - 1; // The end of the line before.
            while (start + Grapheme.LengthAt(Text, start) is var next && next < Caret) start = next;
            return start;
        }
    }

    public int LineStart => Text.LastIndexOf('\n', Math.Max(Caret - 1, 0), Caret) + 1;

    public int LineEnd => Text.IndexOf('\n', Caret) is >= 0 and var end ? end : Text.Length;

    /// <summary>The caret's line up to the caret.</summary>
    public string LineBeforeCaret => Text[LineStart..Caret];

    public bool OnFirstLine => LineStart == 0;

    public bool OnLastLine => LineEnd == Text.Length;

    /// <summary>Where the word at or after the caret ends.</summary>
    public int NextWord
    {
        get
        {
            int at = Caret;
            while (at < Text.Length && !IsWord(Text[at])) at++;
            while (at < Text.Length && IsWord(Text[at])) at++;
            return at;
        }
    }

    /// <summary>Where the word at or before the caret starts.</summary>
    public int PreviousWord
    {
        get
        {
            int at = Caret;
            while (at > 0 && !IsWord(Text[at - 1])) at--;
            while (at > 0 && IsWord(Text[at - 1])) at--;
            return at;
        }
    }

    /// <summary>Where what stands between blanks before the caret starts.</summary>
    public int PreviousBlank
    {
        get
        {
            int at = Caret;
            while (at > 0 && char.IsWhiteSpace(Text[at - 1])) at--;
            while (at > 0 && !char.IsWhiteSpace(Text[at - 1])) at--;
            return at;
        }
    }

    /// <summary>The caret on the line above, as near as may be to a column of the screen; null on the first line.</summary>
    /// <param name="column">The column to aim at, in cells from the start of the line.</param>
    public TextBuffer? Up(int column) => OnFirstLine ? null : MoveTo(LineStart - 1) is var above ? MoveTo(At(above.LineStart, column)) : null;

    /// <summary>The caret on the line below; null on the last line.</summary>
    public TextBuffer? Down(int column) => OnLastLine ? null : MoveTo(At(LineEnd + 1, column));

    /// <summary>The caret's column in cells, from the start of its line.</summary>
    public int Column => CellWidth.Of(LineBeforeCaret);

    private int At(int lineStart, int column)
    {
        int at = lineStart;
        for (int reached = 0; at < Text.Length && Text[at] != '\n';)
        {
            int length = Grapheme.LengthAt(Text, at);
            reached += CellWidth.Of(Text.AsSpan(at, length), reached);
            if (reached > column) break;
            at += length;
        }
        return at;
    }

    // Whatever combines with a letter or is half of a character belongs to the word, so that nothing is cut apart.
    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_' || char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
