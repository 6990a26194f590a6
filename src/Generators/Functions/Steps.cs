using System;
using System.Collections.Immutable;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Functions;

/// <summary>Functions that take or give what is no real number, or round: digits, modes, conditions, narrower types.</summary>
internal static class Steps
{
    public static readonly Function RoundToDigits = Step("round", "Math.Round", 2, x => RealMembers.Round(x[0], x[1], 0));
    public static readonly Function RoundToDigitsAs =
        Step("round", "Math.Round", 3, x => RealMembers.Round(x[0], x[1], x[2]));

    /// <summary>Rounded by a mode, which the second argument names.</summary>
    public static readonly Function RoundAs = Step("round", "Math.Round", 2, x => x[1] switch
    {
        0 => Math.Round(x[0]),
        1 => RealMembers.RoundAway(x[0]),
        2 => Math.Truncate(x[0]),
        3 => Math.Floor(x[0]),
        4 => Math.Ceiling(x[0]),
        _ => double.NaN,
    });

    public static readonly Function ILogB = Step("ilogb", "Math.ILogB", 1, x => RealMembers.ILogB(x[0]), ValueKind.Integer);
    public static readonly Function IsNormal = Step("isnormal", "double.IsNormal", 1, x => RealMembers.IsNormal(x[0]), ValueKind.Boolean);
    public static readonly Function IsSubnormal =
        Step("issubnormal", "double.IsSubnormal", 1, x => RealMembers.IsSubnormal(x[0]), ValueKind.Boolean);
    public static readonly Function IsPow2 = Step("ispow2", "double.IsPow2", 1, x => RealMembers.IsPow2(x[0]), ValueKind.Boolean);

    /// <summary>Rounded to the digits of float: the slope is the argument's.</summary>
    public static readonly Function Single = Rounding("single", "(double)(float)", x => (float)x);

    /// <summary>Rounded to the digits of Half.</summary>
    public static readonly Function Half = Rounding("half", "(double)(global::System.Half)", RealMembers.ToHalf);

    private static Function Rounding(string name, string csharp, Func<double, double> evaluate) =>
        new(name, csharp, [(a, y) => a[0].Graph.Real(1)]) { Evaluate = x => evaluate(x[0]) };

    private static Function Step(
        string name, string csharp, int arity, Func<double[], double> evaluate, ValueKind kind = ValueKind.Real) =>
        new(name, csharp, ImmutableArray.CreateRange(new Partial?[arity]), kind) { Evaluate = evaluate };
}
