using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>A value and its derivatives in as many bits as it takes: the definition itself, by none of the rules.</summary>
/// <param name="variables">What the parameters are.</param>
/// <param name="roundsConstants">Whether √2 is the double that it is when C# runs, and not the number that is meant.</param>
internal sealed class WideEvaluator(IReadOnlyDictionary<string, Jet> variables, bool roundsConstants = false)
{
    private static readonly Dictionary<string, double> NoVariables = [];

    private readonly Dictionary<int, Jet> _known = [];

    /// <summary>Whether all of a value can be computed so: no loops, no integers that depend on z, no calls elsewhere.</summary>
    public static bool CanEvaluate(Expr value) => value.Reachable().All(part => part.Operation switch
    {
        Function function => WideRules.Forms.ContainsKey(function),
        Infix infix => !infix.Kind.IsInteger()
            && part.Arguments.All(argument => argument.Kind is ValueKind.Real or ValueKind.Boolean)
            && !(infix.IsComparison && ReferenceEquals(part.Arguments[0], part.Arguments[1])),
        Prefix prefix => prefix == Prefix.Negate || prefix == Prefix.Not
            || (prefix == Prefix.ToReal && part.Arguments[0].IsLeaf),
        Structural { Role: Role.Select } => part.Kind is ValueKind.Real or ValueKind.Boolean,
        Structural { Role: Role.Constant } => !double.IsInfinity(part.Number),
        Structural { Role: Role.Parameter } => true,
        _ => false,
    });

    public Jet Of(Expr value)
    {
        if (_known.TryGetValue(value.Id, out Jet known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = value.Operation switch
        {
            Infix when IsFixed(value) => new DoubleEvaluator(NoVariables).Of(value),
            Function when roundsConstants && IsConstant(value) => new DoubleEvaluator(NoVariables).Of(value),
            Function function when WideRules.Forms.TryGetValue(function, out Func<Jet[], Jet>? form) => form(All(value)),
            Function { Textbook: { } textbook } => Of(textbook(value.Arguments)),
            Infix { Kind: ValueKind.Boolean } => Holds(value) ? 1 : 0,
            Infix infix => Infixed(infix, Of(value.Arguments[0]), Of(value.Arguments[1])),
            Prefix prefix when prefix == Prefix.Negate => -Of(value.Arguments[0]),
            Prefix prefix when prefix == Prefix.Not => Holds(value.Arguments[0]) ? 0 : 1,
            Prefix => Of(value.Arguments[0]),
            Structural when Graph.IsSelect(value) => Of(value.Arguments[Holds(value.Arguments[0]) ? 1 : 2]),
            Structural when value.IsConstant => value.Number,
            _ => value.Text is { } name && variables.TryGetValue(name, out Jet variable) ? variable : double.NaN,
        };
    }

    /// <summary>Whether the compiler computes a value: 4.0 / 3 is a rounded double, and so it is here; √2 is not.</summary>
    public static bool IsFixed(Expr value) => value.Operation is Infix { Kind: ValueKind.Real }
        && value.Reachable().All(part => part.IsConstant || (!part.IsLeaf && part.Operation is Infix or Prefix));

    /// <summary>Whether a function is of numbers alone.</summary>
    public static bool IsConstant(Expr value) => value.Operation is Function
        && value.Graph.Dependencies(value).IsEmpty
        && value.Reachable().All(part => !part.IsLeaf || part.IsConstant);

    private Jet[] All(Expr value) => [.. value.Arguments.Select(Of)];

    private bool Holds(Expr condition) => condition.Operation switch
    {
        Infix { Symbol: "&&" } => Holds(condition.Arguments[0]) && Holds(condition.Arguments[1]),
        Infix { Symbol: "||" } => Holds(condition.Arguments[0]) || Holds(condition.Arguments[1]),
        Infix comparison => Compare(comparison.Symbol, Of(condition.Arguments[0]), Of(condition.Arguments[1])),
        _ => Of(condition) != 0,
    };

    private static bool Compare(string symbol, Jet left, Jet right) => symbol switch
    {
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        ">=" => left >= right,
        "==" => left == right,
        _ => left != right,
    };

    private static Jet Infixed(Infix infix, Jet left, Jet right) => infix.Symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        _ => left % right,
    };
}
