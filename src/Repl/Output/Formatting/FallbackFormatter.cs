using System;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Anything else: its own text where the type writes one, otherwise its members, as C# scripting shows them.</summary>
internal sealed class FallbackFormatter : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Exception thrown => $"{thrown.GetType().Name}: {thrown.Message}",
        Type type => TypeNames.Of(type),
        Delegate => TypeNames.Of(value.GetType()),
        _ when WritesItself(value.GetType()) => value.ToString() ?? "",
        _ =>
            WithoutScriptClass(CSharpObjectFormatter.Instance.FormatObject(
                value, new PrintOptions { MemberDisplayFormat = MemberDisplayFormat.SingleLine })),
    };

    private static bool WritesItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { DeclaringType: { } declaring }
            && declaring != typeof(object)
            && declaring != typeof(ValueType);

    // Drop the name of the submission's class, in which the user's types are nested.
    private static string WithoutScriptClass(string text) =>
        text.StartsWith("Script.", StringComparison.Ordinal) ? text["Script.".Length..] : text;
}
