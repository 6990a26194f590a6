using System;
using GradRepl.Repl.Output.Figures;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Figures: the file into which they are saved, and where somebody looks at values, what is in it.</summary>
/// <param name="folder">Where figures go.</param>
/// <param name="card">Whether to say more than the path, which alone is what programs read.</param>
internal sealed class FigureFormatter(FigureFolder folder, bool card = false) : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        // A collection of panels too: it must not be written as a sequence.
        Figure figure when nested => figure.ToString(),
        Figure figure when folder.IsSaved(figure) => card ? Card(figure) : "",
        Figure figure => card ? $"{folder.Save(figure)}\n{Card(figure)}" : folder.Save(figure),
        _ => null,
    };

    private static string Card(Figure figure) =>
        FormattableString.Invariant($"  {(figure.Title.Length > 0 ? figure.Title + ": " : "")}{figure.Panels.Count} panel{(figure.Panels.Count == 1 ? "" : "s")}, {2 * figure.Width:0} × {2 * figure.Height:0} pixels");
}
