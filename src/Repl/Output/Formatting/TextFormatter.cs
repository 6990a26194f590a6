using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Strings and characters: in quotes where somebody looks at values, bare where a program reads them.</summary>
/// <param name="quote">Whether text that stands alone is quoted.</param>
internal sealed class TextFormatter(bool quote) : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        string text => quote || nested ? SymbolDisplay.FormatLiteral(text, quote: true) : text,
        char character => quote || nested ? SymbolDisplay.FormatLiteral(character, quote: true) : character.ToString(),
        _ => null,
    };
}
