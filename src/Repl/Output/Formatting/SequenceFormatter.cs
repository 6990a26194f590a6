using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Arrays, lists and other sequences: type and length, the first few and the last few elements.</summary>
internal sealed class SequenceFormatter : IValueFormatter
{
    private const int Shown = 12;
    private const int Ends = 4;

    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Array { Rank: > 1 } array => $"{TypeNames.Of(array.GetType().GetElementType()!)}[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]",
        Array array => $"{TypeNames.Of(array.GetType().GetElementType()!)}[{array.Length}] {Braces(Elements(array, array.Length, formatter))}",
        IDictionary => null,
        _ when Contents(value) is { } memory => $"{TypeNames.Of(value.GetType())}[{memory.Length}] {Braces(Elements(memory, memory.Length, formatter))}",
        IList list => $"{TypeNames.Of(list.GetType())}({list.Count}) {Braces(Elements(list, list.Count, formatter))}",
        IEnumerable sequence when IsPlain(sequence) => Braces(First(sequence, formatter)),
        _ => null,
    };

    // A span cannot be a value; the memory that gives one can.
    private static Array? Contents(object value) =>
        value.GetType() is { IsGenericType: true } type && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>))
            ? (Array)type.GetMethod(nameof(Memory<int>.ToArray))!.Invoke(value, null)!
            : null;

    /// <summary>Whether a type is a sequence and little else, as LINQ's results are: not a record or class that happens to be enumerable.</summary>
    private static bool IsPlain(IEnumerable sequence) =>
        sequence.GetType() is var type && (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true || type.Name.StartsWith('<'))
        && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        && !type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static string Braces(IEnumerable<string> elements) => string.Join(", ", elements) is { Length: > 0 } inner ? $"{{ {inner} }}" : "{ }";

    private static IEnumerable<string> Elements(IList list, int count, ValueFormatter formatter)
    {
        for (int i = 0; i < count; i++)
        {
            if (count > Shown && i == Ends)
            {
                yield return "…";
                i = count - Ends;
            }
            yield return formatter.FormatNested(list[i]);
        }
    }

    // A lazy sequence may have no end.
    private static IEnumerable<string> First(IEnumerable sequence, ValueFormatter formatter)
    {
        int count = 0;
        foreach (object? element in sequence)
        {
            if (++count > Shown)
            {
                yield return "…";
                yield break;
            }
            yield return formatter.FormatNested(element);
        }
    }
}
