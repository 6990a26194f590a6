using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Tuples: <c>(1, "two")</c>.</summary>
internal sealed class TupleFormatter : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value is ITuple tuple and (System.Collections.IStructuralEquatable)
        ? $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => formatter.FormatNested(tuple[i])))})"
        : null;
}
