using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Between which numbers integers lie, as far as that can be read off how they are computed.</summary>
/// <param name="uniformity">Which integers are the same for all elements, and stay integers.</param>
internal sealed class WholeRanges(Uniformity uniformity)
{
    /// <summary>Past it doubles have no room for every integer.</summary>
    private const double Exact = 9007199254740992;

    private readonly Dictionary<int, (double Low, double High)> _known = [];
    private readonly Dictionary<int, bool> _real = [];

    /// <summary>Whether an integer is the whole real number that the same operations on real numbers give: nothing wraps.</summary>
    public bool IsReal(Expr integer)
    {
        if (_real.TryGetValue(integer.Id, out bool known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _real[integer.Id] = uniformity.Of(integer) || StaysReal(integer);
    }

    private bool StaysReal(Expr integer)
    {
        return integer.Operation switch
        {
            Infix { Overflow: Overflow.Throws } or Prefix { Overflow: Overflow.Throws } => false,
            Infix { Symbol: "+" or "-" or "*" } => AllReal(integer) && Fits(integer, Computed(integer)),
            Prefix { Symbol: "-" } => AllReal(integer) && Fits(integer, Computed(integer)),
            Prefix prefix when IntegerOperators.TargetOf(prefix) is { } type => integer.Arguments[0].Kind == ValueKind.Real
                ? !type.IsNarrow
                : IsReal(integer.Arguments[0]) && Of(integer.Arguments[0]) is var range && range.Low >= type.Low && range.High <= type.High,
            Structural when Graph.IsSelect(integer) => IsReal(integer.Arguments[1]) && IsReal(integer.Arguments[2]),
            _ => false,
        };
    }

    /// <summary>Whether doubles have room for an integer and all its neighbors.</summary>
    public bool IsExact(Expr integer) => Of(integer) is var (low, high) && low >= -Exact && high <= Exact;

    private bool AllReal(Expr integer)
    {
        foreach (Expr argument in integer.Arguments)
            if (!IsReal(argument) || !IsExact(argument)) return false;
        return true;
    }

    private static bool Fits(Expr integer, (double Low, double High) range)
    {
        var type = IntegerType.Of(integer.Kind);
        return range.Low >= Math.Max(type.Low, -Exact) && range.High <= Math.Min(type.High, Exact);
    }

    private (double Low, double High) Of(Expr integer)
    {
        if (_known.TryGetValue(integer.Id, out (double, double) known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (double Low, double High) range = Computed(integer);
        var type = IntegerType.Of(integer.Kind);
        if (!(range.Low >= type.Low && range.High <= type.High)) range = (type.Low, type.High);
        return _known[integer.Id] = range;
    }

    /// <summary>The range before anything wraps.</summary>
    private (double Low, double High) Computed(Expr integer)
    {
        if (integer.IsConstant) return (integer.Number, integer.Number);
        if (integer.Operation is Prefix prefix && IntegerOperators.TargetOf(prefix) is { } type)
        {
            Expr from = integer.Arguments[0];
            if (from.Operation == Rules.Sign) return (-1, 1);
            return from.Kind == ValueKind.Real || type.IsNarrow ? (type.Low, type.High) : Of(from);
        }
        if (Graph.IsSelect(integer))
        {
            ((double a, double b), (double c, double d)) = (Of(integer.Arguments[1]), Of(integer.Arguments[2]));
            return (Math.Min(a, c), Math.Max(b, d));
        }
        if (integer.Operation is Prefix { Symbol: "-" } && Of(integer.Arguments[0]) is var (low, high)) return (-high, -low);
        if (integer.Operation is not Infix { Symbol: "+" or "-" or "*" } infix) return (double.NegativeInfinity, double.PositiveInfinity);
        ((double p, double q), (double r, double s)) = (Of(integer.Arguments[0]), Of(integer.Arguments[1]));
        return infix.Symbol switch
        {
            "+" => (p + r, q + s),
            "-" => (p - s, q - r),
            _ => (
                Math.Min(Math.Min(p * r, p * s), Math.Min(q * r, q * s)),
                Math.Max(Math.Max(p * r, p * s), Math.Max(q * r, q * s))),
        };
    }
}
