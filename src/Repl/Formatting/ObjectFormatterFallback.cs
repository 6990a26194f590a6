using System;
using Microsoft.CodeAnalysis.CSharp.Scripting.Hosting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace GradRepl.Repl;

/// <summary>Anything else: its own text where the type writes one, otherwise its members, as C# scripting shows them.</summary>
internal sealed class ObjectFormatterFallback : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        Exception thrown => $"{thrown.GetType().Name}: {thrown.Message}",
        Type type => TypeNames.Of(type),
        Delegate => TypeNames.Of(value.GetType()),
        _ => CSharpObjectFormatter.Instance.FormatObject(value, new PrintOptions { MemberDisplayFormat = MemberDisplayFormat.SingleLine }),
    };
}
