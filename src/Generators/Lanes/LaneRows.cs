using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>The words in which the table of lane forms is written.</summary>
internal static class LaneRows
{
    /// <summary>The type parameter of generated kernels.</summary>
    public const string Lane = "TLane";

    /// <summary>An operation of every lane type, one instruction or a few.</summary>
    public static Function Hardware(string member, int arity = 1) => Calls($"{Lane}.{member}", arity);

    /// <summary>A function of the runtime's vector mathematics.</summary>
    // With several arguments, one of them may be a plain number, from which the lane type could not be inferred.
    public static Function Vector(string member, int arity = 1) =>
        Calls(arity == 1 ? $"LaneMath.{member}" : $"LaneMath.{member}<{Lane}>", arity);

    public static LaneForm As(Function function) => arguments => arguments[0].Graph.Apply(function, arguments);

    public static LaneForm As(Func<Expr, Expr> form) => arguments => form(arguments[0]);

    public static LaneForm As(Func<Expr, Expr, Expr> form) => arguments => form(arguments[0], arguments[1]);

    public static Expr Named(this Expr value, string name)
    {
        if (!value.IsLeaf) value.Hint ??= name;
        return value;
    }

    private static Function Calls(string csharp, int arity) =>
        new(csharp.Substring(csharp.IndexOf('.') + 1).Replace($"<{Lane}>", ""), csharp, [.. Enumerable.Repeat<Partial?>(null, arity)]);
}

/// <summary>What stands for a function in a kernel, given its arguments.</summary>
internal delegate Expr LaneForm(ImmutableArray<Expr> arguments);
