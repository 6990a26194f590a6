using System.Collections.Generic;
using GradRepl.Repl.Pages;

namespace GradRepl.Repl.Output.Recordings;

/// <summary>Something that a script showed, at the position of the statement that did it.</summary>
internal abstract record Shown
{
    public int Position { get; init; }
}

internal sealed record ShownHeading(string Text) : Shown;

/// <summary>A lesson's text, in <see cref="LightMarkdown"/>.</summary>
internal sealed record ShownProse(string Text) : Shown;

/// <summary>What was written to standard output, or the text of a value.</summary>
internal sealed record ShownText(string Text) : Shown;

internal sealed record ShownTable(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<string[]> Rows) : Shown;

/// <summary>A figure; without a picture as long as nobody has saved it.</summary>
internal sealed record ShownFigure(Figure Figure) : Shown
{
    public byte[]? Png { get; init; }
}

/// <summary>An error, a warning, or what was written to standard error.</summary>
internal sealed record ShownError(string Text) : Shown;
