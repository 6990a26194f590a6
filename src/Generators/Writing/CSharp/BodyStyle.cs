using System;
using System.Collections.Immutable;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>What a body's types are called, and how it ends.</summary>
/// <param name="TypeOf">The C# type of a local.</param>
/// <param name="Result">Converts what is returned to the method's type.</param>
/// <param name="Outputs">The out parameters that the elements of a tuple are assigned to, in place of a return.</param>
internal sealed record BodyStyle(Func<Expr, string> TypeOf, Func<string, string> Result, ImmutableArray<string> Outputs)
{
    /// <summary>The simple names of types that mean something else where the body stands.</summary>
    public ImmutableHashSet<string> Shadowed { get; init; } = [];

    /// <summary>A scalar method.</summary>
    public static BodyStyle Returning(Func<string, string> result) => new(Scalar, result, []);

    public static string Scalar(Expr value) => value.Kind switch
    {
        ValueKind.Real => "double",
        _ when value.Kind.IsInteger() => IntegerType.Of(value.Kind).Name,
        ValueKind.Unrounded => "DoubleDouble",
        _ => "bool",
    };
}
