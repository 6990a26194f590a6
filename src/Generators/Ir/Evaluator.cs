using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>Values as numbers, for judging kinks and naive formulas; NaN where something has no number here.</summary>
/// <param name="parameters">The parameters' values by name.</param>
/// <param name="functions">Functions on numbers that go before the rows' own; none where null.</param>
/// <param name="tie">How near to each other compared numbers count as equal, against the larger of them and 1.</param>
internal sealed class Evaluator(
    IReadOnlyDictionary<string, double> parameters,
    IReadOnlyDictionary<Function, Func<double[], double>>? functions = null,
    double tie = 0)
{
    /// <summary>Values found for one function in all, loops in loops at all samples; past it what loops end with is not known.</summary>
    private const long EvaluationLimit = 20_000_000;

    private readonly Dictionary<int, Number[]> _runs = [];
    private readonly Dictionary<int, Number> _known = [];
    private int _rounds;

    /// <summary>In a round of a loop, what evaluates all that stays the same from round to round.</summary>
    private Evaluator? _outside;

    private ImmutableHashSet<int> _variables = [];

    /// <summary>Rounds of all loops together, inner ones included; more are not worth the time of whoever builds.</summary>
    public int RoundLimit { get; init; } = 20_000;

    public double Evaluate(Expr value) => Find(value).Real;

    private Number Find(Expr value)
    {
        if (_known.TryGetValue(value.Id, out Number known)) return known;
        if (_outside is not null && !value.Graph.FreeVariables(value).Overlaps(_variables)) return _outside.Find(value);
        value.Graph.Evaluations++;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = value.Operation switch
        {
            Function function when functions is not null && functions.TryGetValue(function, out Func<double[], double>? on) =>
                on([.. value.Arguments.Select(Evaluate)]),
            Function { Evaluate: { } evaluate } when value.Kind.IsInteger() =>
                Whole(value.Kind, (long)evaluate([.. value.Arguments.Select(Evaluate)])),
            Function { Evaluate: { } evaluate } => evaluate([.. value.Arguments.Select(Evaluate)]),
            Function { Expansion: { } expand, IsWrittenOut: true } => Find(expand(value.Arguments)),
            Function { Textbook: { } textbook } => Find(textbook(value.Arguments)),
            LoopResult result => Ended(value.Arguments[0])[result.Index],
            Infix infix when infix.Kind.IsInteger() => OfIntegers(infix, Find(value.Arguments[0]), Find(value.Arguments[1])),
            Infix infix => Of(infix, value.Arguments[0].Kind, Find(value.Arguments[0]), Find(value.Arguments[1])),
            Prefix prefix when prefix.Kind.IsInteger() => OfInteger(prefix, value.Arguments[0].Kind, Find(value.Arguments[0])),
            Prefix prefix => Of(prefix, Evaluate(value.Arguments[0])),
            Structural when Graph.IsSelect(value) =>
                Evaluate(value.Arguments[0]) != 0 ? Find(value.Arguments[1]) : Find(value.Arguments[2]),
            Structural when value.IsConstant => new Number(value.Number, value.Whole),
            _ => Given(value),
        };
    }

    /// <summary>A parameter, by its name.</summary>
    private Number Given(Expr value)
    {
        if (value.Text is not { } name || !parameters.TryGetValue(name, out double number)) return double.NaN;
        return value.Kind.IsInteger() && !double.IsNaN(number)
            ? Whole(value.Kind, IntegerArithmetic.Convert(IntegerType.Of(value.Kind), Overflow.Wraps, number))
            : number;
    }

    private Number[] Ended(Expr node) => _runs.TryGetValue(node.Id, out Number[]? known) ? known : _runs[node.Id] = Run(node);

    /// <summary>The variables' values when a loop ends; NaN where it does not end soon.</summary>
    private Number[] Run(Expr node)
    {
        var loop = (Loop)node.Operation;
        Number[] values = [.. Loop.Initial(node).Select(Find)];
        ImmutableArray<Expr> next = Loop.Next(node);
        var inside = new Evaluator(parameters, functions, tie)
        {
            _outside = this,
            _variables = [.. loop.Variables.Select(variable => variable.Id)],
        };
        while (MayGoOn(node.Graph))
        {
            inside._known.Clear();
            inside._runs.Clear();
            for (int i = 0; i < values.Length; i++) inside._known[loop.Variables[i].Id] = values[i];
            if (!(inside.Evaluate(Loop.Condition(node)) != 0)) return values;
            values = [.. next.Select(inside.Find)];
        }
        return [.. values.Select(_ => (Number)double.NaN)];
    }

    /// <summary>Whether there may be one more round: the outermost loop counts those of all.</summary>
    private bool MayGoOn(Graph graph) =>
        _outside?.MayGoOn(graph) ?? (_rounds++ < RoundLimit && graph.Evaluations < EvaluationLimit);

    private double Of(Infix infix, ValueKind operands, Number left, Number right) => infix.Symbol switch
    {
        "+" => left.Real + right.Real,
        "-" => left.Real - right.Real,
        "*" => left.Real * right.Real,
        "/" => left.Real / right.Real,
        "%" => left.Real % right.Real,
        "&&" => left.Real != 0 && right.Real != 0 ? 1 : 0,
        "||" => left.Real != 0 || right.Real != 0 ? 1 : 0,
        _ when operands.IsInteger() && left.IsDefined && right.IsDefined =>
            IntegerArithmetic.Holds(infix.Symbol, operands, left.Whole, right.Whole) ? 1 : 0,
        _ => Graph.Holds(infix, left.Real, Ties(left.Real, right.Real) ? left.Real : right.Real) ? 1 : 0,
    };

    private static Number OfIntegers(Infix infix, Number left, Number right) => left.IsDefined && right.IsDefined
        ? Whole(infix.Kind, IntegerArithmetic.Of(infix, left.Whole, right.Whole))
        : double.NaN;

    private static Number OfInteger(Prefix prefix, ValueKind from, Number operand)
    {
        if (IntegerOperators.TargetOf(prefix) is { } type)
        {
            if (!from.IsInteger()) return Whole(type.Kind, IntegerArithmetic.Convert(type, prefix.Overflow, operand.Real));
            if (!operand.IsDefined) return double.NaN;
            return Whole(type.Kind, IntegerArithmetic.Convert(type, prefix.Overflow, from, operand.Whole));
        }
        if (!operand.IsDefined || prefix.Symbol is not ("-" or "~")) return operand;
        return Whole(prefix.Kind, IntegerArithmetic.Of(prefix, operand.Whole));
    }

    private bool Ties(double left, double right) =>
        tie > 0 && Math.Abs(left - right) <= tie * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));

    private static double Of(Prefix prefix, double operand) =>
        prefix == Prefix.Not ? (operand == 0 ? 1 : 0)
        : prefix == Prefix.ToReal ? operand
        : -operand;

    private static Number Whole(ValueKind kind, long? value) =>
        value is { } known ? new Number(IntegerArithmetic.ToReal(kind, known), known) : double.NaN;

    /// <summary>A value: an integer exactly too, and NaN where it has none.</summary>
    private readonly struct Number(double real, long whole)
    {
        public double Real { get; } = real;

        public long Whole { get; } = whole;

        public bool IsDefined => !double.IsNaN(Real);

        public static implicit operator Number(double real) => new(real, 0);
    }
}
