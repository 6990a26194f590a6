using System;
using System.Linq;

namespace GradRepl.Repl.Editor.Coloring;

/// <summary>How each class of text looks: the parameters of the terminal's SGR sequence, empty for plain text.</summary>
internal sealed class Theme
{
    private readonly string[] _styles = [.. Enumerable.Repeat("", Enum.GetValues<TokenClass>().Length)];

    private Theme(params ReadOnlySpan<(TokenClass Class, string Style)> styles)
    {
        foreach ((TokenClass tokens, string style) in styles) _styles[(int)tokens] = style;
    }

    /// <summary>No colour; what is selected is shown in reverse, which is none.</summary>
    public static Theme Plain { get; } = new((TokenClass.Selected, "7"), (TokenClass.Found, "4"));

    /// <summary>For light text on a dark background; colours of the usual 256.</summary>
    public static Theme Dark { get; } = new(
        (TokenClass.Keyword, "38;5;75"),
        (TokenClass.Type, "38;5;79"),
        (TokenClass.Method, "38;5;186"),
        (TokenClass.Number, "38;5;151"),
        (TokenClass.String, "38;5;180"),
        (TokenClass.Comment, "38;5;71"),
        (TokenClass.Directive, "38;5;176"),
        (TokenClass.Activation, "1;38;5;215"),
        (TokenClass.MatchingBracket, "1;38;5;220"),
        (TokenClass.Prompt, "1;38;5;110"),
        (TokenClass.Hint, "38;5;246"),
        (TokenClass.Selected, "7"),
        (TokenClass.Found, "4;38;5;220"));

    /// <summary>For dark text on a light background.</summary>
    public static Theme Light { get; } = new(
        (TokenClass.Keyword, "38;5;20"),
        (TokenClass.Type, "38;5;30"),
        (TokenClass.Method, "38;5;94"),
        (TokenClass.Number, "38;5;29"),
        (TokenClass.String, "38;5;124"),
        (TokenClass.Comment, "38;5;28"),
        (TokenClass.Directive, "38;5;90"),
        (TokenClass.Activation, "1;38;5;130"),
        (TokenClass.MatchingBracket, "1;38;5;160"),
        (TokenClass.Prompt, "1;38;5;25"),
        (TokenClass.Hint, "38;5;242"),
        (TokenClass.Selected, "7"),
        (TokenClass.Found, "4;38;5;160"));

    public string this[TokenClass tokens] => _styles[(int)tokens];
}
