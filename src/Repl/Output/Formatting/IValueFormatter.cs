namespace GradRepl.Repl.Output.Formatting;

/// <summary>Writes one kind of value for people. To add a kind, write a class and list it in <see cref="ValueFormatter"/>.</summary>
internal interface IValueFormatter
{
    /// <summary>Writes <paramref name="value"/>, or answers null when it is of another kind.</summary>
    /// <param name="value">The value.</param>
    /// <param name="nested">Whether it stands inside another value: then one line, and text in quotes.</param>
    /// <param name="formatter">Writes the values inside it.</param>
    string? Format(object value, bool nested, ValueFormatter formatter);
}
