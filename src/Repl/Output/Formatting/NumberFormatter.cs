using System;
using System.Globalization;

namespace GradRepl.Repl.Output.Formatting;

/// <summary>Numbers: the shortest text that reads back as the same number, in every culture alike.</summary>
internal sealed class NumberFormatter : IValueFormatter
{
    public string? Format(object value, bool nested, ValueFormatter formatter) => value switch
    {
        bool flag => flag ? "true" : "false",
        double or float or Half or decimal
            or sbyte or byte or short or ushort or int or uint or long or ulong or nint or nuint or Int128 or UInt128
            or System.Numerics.BigInteger => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
