using GradRepl.Runtime;

namespace GradRepl.Repl;

/// <summary>Figures: the file into which they are saved.</summary>
internal sealed class FigureFormatter(FigureFolder folder) : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        // A collection of panels too: it must not be written as a sequence.
        Figure figure when nested => figure.ToString(),
        Figure figure => folder.IsSaved(figure) ? "" : folder.Save(figure),
        _ => null,
    };
}
