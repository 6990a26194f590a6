using System.Collections.Immutable;
using System.Linq;

namespace GradRepl.Generators.Ir;

/// <summary>What happens where an integer does not fit its type.</summary>
internal enum Overflow
{
    /// <summary>It wraps around, as C# does where nothing is said.</summary>
    Wraps,

    /// <summary>It wraps around, in code that throws where nothing is said.</summary>
    WrapsInChecked,

    /// <summary>It is an OverflowException.</summary>
    Throws,
}

/// <summary>An integer type of C#, to which values are converted.</summary>
/// <param name="Name">Its keyword.</param>
/// <param name="Kind">As what C# computes with its values.</param>
/// <param name="Bits">How wide it is.</param>
/// <param name="IsSigned">Whether it has negative values.</param>
internal sealed record IntegerType(string Name, ValueKind Kind, int Bits, bool IsSigned)
{
    public static readonly IntegerType Int = new("int", ValueKind.Integer, 32, true);

    public static readonly ImmutableArray<IntegerType> All =
    [
        new("sbyte", ValueKind.Integer, 8, true),
        new("byte", ValueKind.Integer, 8, false),
        new("short", ValueKind.Integer, 16, true),
        new("ushort", ValueKind.Integer, 16, false),
        Int,
        new("uint", ValueKind.Unsigned, 32, false),
        new("long", ValueKind.Long, 64, true),
        new("ulong", ValueKind.UnsignedLong, 64, false),
    ];

    /// <summary>Whether C# computes with its values in a wider type, so that a result may have to be narrowed.</summary>
    public bool IsNarrow => Bits < 32;

    /// <summary>The smallest value.</summary>
    public double Low => IsSigned ? -System.Math.Pow(2, Bits - 1) : 0;

    /// <summary>The largest value; that of 64 bits as the double next to it.</summary>
    public double High => System.Math.Pow(2, IsSigned ? Bits - 1 : Bits) - 1;

    public static IntegerType Of(string name) => All.First(type => type.Name == name);

    /// <summary>The type in which values of a kind are computed.</summary>
    public static IntegerType Of(ValueKind kind) => All.First(type => type.Kind == kind && !type.IsNarrow);
}

/// <summary>The kinds of integers.</summary>
internal static class IntegerKinds
{
    public static bool IsInteger(this ValueKind kind) =>
        kind is ValueKind.Integer or ValueKind.Unsigned or ValueKind.Long or ValueKind.UnsignedLong;
}
