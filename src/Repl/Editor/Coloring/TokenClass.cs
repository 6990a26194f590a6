namespace GradRepl.Repl.Editor.Coloring;

/// <summary>What a piece of text on the screen is; a <see cref="Theme"/> says how that looks.</summary>
internal enum TokenClass : byte
{
    Text,
    Keyword,
    Type,
    Method,
    Number,
    String,
    Comment,
    Directive,
    Activation,
    MatchingBracket,
    Prompt,
    Hint,
    Selected,
    Found,
}

/// <summary>A piece of text and what it is.</summary>
internal readonly record struct TokenSpan(int Start, int Length, TokenClass Class)
{
    public int End => Start + Length;
}
