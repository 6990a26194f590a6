using System;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Anything else: its own text where the type writes one, otherwise its members, as C# scripting shows them.</summary>
internal sealed class ObjectFormatterFallback : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Exception thrown => $"{thrown.GetType().Name}: {thrown.Message}",
        Type type => TypeNames.Of(type),
        Delegate => TypeNames.Of(value.GetType()),
        _ when WritesItself(value.GetType()) => value.ToString() ?? "",
        _ => WithoutScriptClass(CSharpObjectFormatter.Instance.FormatObject(value, new PrintOptions { MemberDisplayFormat = MemberDisplayFormat.SingleLine })),
    };

    private static bool WritesItself(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes) is { DeclaringType: { } declaring } && declaring != typeof(object) && declaring != typeof(ValueType);

    // A class that is declared in a submission is nested in the submission's own class, which nobody wrote.
    private static string WithoutScriptClass(string text) => text.StartsWith("Script.", StringComparison.Ordinal) ? text["Script.".Length..] : text;
}
