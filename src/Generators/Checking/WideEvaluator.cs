using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>A value and its derivatives in as many bits as it takes: the definition itself, by none of the rules.</summary>
/// <remarks>
/// Each node is looked at once and becomes a step, which is then taken at many points, at most once at each, and only where it is
/// needed.
/// </remarks>
/// <param name="names">The parameters' spellings.</param>
internal sealed class WideEvaluator(IReadOnlyList<string> names)
{
    private readonly List<Node> _nodes = [];
    private int _point = 1;
    private Jet[] _variables = [];
    private bool _roundsConstants;

    /// <summary>Goes to another point.</summary>
    /// <param name="variables">What the parameters are.</param>
    /// <param name="roundsConstants">Whether √2 is the double that it is when C# runs, and not the number that is meant.</param>
    public WideEvaluator At(Jet[] variables, bool roundsConstants = false)
    {
        (_variables, _roundsConstants) = (variables, roundsConstants);
        _point++;
        return this;
    }

    /// <summary>Goes to another point, at which nothing varies.</summary>
    /// <param name="variables">What the parameters are.</param>
    public WideEvaluator At(double[] variables) => At([.. variables.Select(each => (Jet)each)]);

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
        while (_nodes.Count <= value.Id) _nodes.Add(new Node());
        Node node = _nodes[value.Id];
        if (node.Point == _point) return node.Known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Jet found = (node.Step ??= Compile(value))();
        (node.Known, node.Point) = (found, _point);
        return found;
    }

    /// <summary>How a value is computed from those of its arguments.</summary>
    private Func<Jet> Compile(Expr value)
    {
        ImmutableArray<Expr> arguments = value.Arguments;
        switch (value.Operation)
        {
            case Infix when IsFixed(value):
                return Always(Fixed(value));
            case Function when IsConstant(value):
                Func<Jet> rounded = Always(Fixed(value)), meant = OfFunction((Function)value.Operation, arguments);
                return () => _roundsConstants ? rounded() : meant();
            case Function function:
                return OfFunction(function, arguments);
            case Infix { Kind: ValueKind.Boolean }:
                return () => Holds(value) ? 1 : 0;
            case Infix infix:
                return Infixed(infix, arguments[0], arguments[1]);
            case Prefix prefix when prefix == Prefix.Negate:
                return () => -Of(arguments[0]);
            case Prefix prefix when prefix == Prefix.Not:
                return () => Holds(arguments[0]) ? 0 : 1;
            case Prefix:
                return () => Of(arguments[0]);
            case Structural when Graph.IsSelect(value):
                return () => Of(arguments[Holds(arguments[0]) ? 1 : 2]);
            case Structural when value.IsConstant:
                return () => value.Number;
            default:
                int place = names.ToList().IndexOf(value.Text ?? "");
                return () => place < 0 ? double.NaN : _variables[place];
        }
    }

    private static double Fixed(Expr value) => new DoubleEvaluator([], [[]]).Of(value)[0];

    private static Func<Jet> Always(double number) => () => number;

    private Func<Jet> OfFunction(Function function, ImmutableArray<Expr> arguments)
    {
        if (WideRules.Forms.TryGetValue(function, out Func<Jet[], Jet>? form))
        {
            return () =>
            {
                var at = new Jet[arguments.Length];
                for (int i = 0; i < at.Length; i++) at[i] = Of(arguments[i]);
                return form(at);
            };
        }
        if (function.Textbook is not { } textbook) return () => double.NaN;
        Expr written = textbook(arguments);
        return () => Of(written);
    }

    /// <summary>Whether the compiler computes a value: 4.0 / 3 is a rounded double, and so it is here; √2 is not.</summary>
    public static bool IsFixed(Expr value) => value.Operation is Infix { Kind: ValueKind.Real }
        && value.Reachable().All(part => part.IsConstant || (!part.IsLeaf && part.Operation is Infix or Prefix));

    /// <summary>Whether a function is of numbers alone.</summary>
    public static bool IsConstant(Expr value) => value.Operation is Function
        && value.Graph.Dependencies(value).IsEmpty
        && value.Reachable().All(part => !part.IsLeaf || part.IsConstant);

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

    private Func<Jet> Infixed(Infix infix, Expr left, Expr right) => infix.Symbol switch
    {
        "+" => () => Of(left) + Of(right),
        "-" => () => Of(left) - Of(right),
        "*" => () => Of(left) * Of(right),
        "/" => () => Of(left) / Of(right),
        _ => () => Of(left) % Of(right),
    };

    private sealed class Node
    {
        public Func<Jet>? Step { get; set; }

        public Jet Known { get; set; }

        /// <summary>The number of the point at which that is known.</summary>
        public int Point { get; set; }
    }
}
