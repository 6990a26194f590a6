using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Writes values for people: the first formatter that knows the kind does it.</summary>
internal sealed class ValueFormatter
{
    private readonly List<IValueFormatter> _formatters;

    /// <param name="quoteText">Whether text at the top level stands in quotes, as a C# literal.</param>
    /// <param name="first">Formatters that are asked before the others.</param>
    public ValueFormatter(bool quoteText, params IEnumerable<IValueFormatter> first)
    {
        _formatters =
        [
            .. first,
            new NumberFormatter(),
            new TextFormatter(quoteText),
            new ActivationFormatter(braille: false),
            new TupleFormatter(),
            new TableFormatter(),
            new MatrixFormatter(),
            new SequenceFormatter(),
            new ObjectFormatterFallback(),
        ];
    }

    /// <summary>Asked before each value: throws where values nest too deeply, and where the user interrupted.</summary>
    public Action Enter { get; init; } = RuntimeHelpers.EnsureSufficientExecutionStack;

    /// <summary>Writes a value; null where there is nothing to show.</summary>
    public string? Format(object? value) => value is null ? null : Format(value, nested: false);

    /// <summary>Writes a value that stands inside another.</summary>
    public string FormatNested(object? value) => value is null ? "null" : Format(value, nested: true) ?? "";

    private string? Format(object value, bool nested)
    {
        Enter(); // A value may hold itself.
        foreach (IValueFormatter formatter in _formatters)
            if (formatter.Format(value, nested, this) is { } text) return text.Length == 0 ? null : text;
        throw new InvalidOperationException("The last formatter takes anything.");
    }
}
