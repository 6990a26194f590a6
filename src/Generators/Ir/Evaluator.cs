using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>Values as numbers, for judging kinks and naive formulas; NaN where something has no number here.</summary>
/// <param name="parameters">The parameters' values by name.</param>
/// <param name="functions">Functions on numbers that go before the rows' own; none where null.</param>
internal sealed class Evaluator(
    IReadOnlyDictionary<string, double> parameters,
    IReadOnlyDictionary<Function, Func<double[], double>>? functions = null)
{
    /// <summary>Rounds of all loops together, inner ones included; more are not worth the time of whoever builds.</summary>
    private const int RoundLimit = 20_000;

    private readonly Dictionary<int, double> _known = [];
    private int _rounds;

    public double Evaluate(Expr value)
    {
        if (_known.TryGetValue(value.Id, out double known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = value.Operation switch
        {
            Function function when functions is not null && functions.TryGetValue(function, out Func<double[], double>? on) =>
                on([.. value.Arguments.Select(Evaluate)]),
            Function { Evaluate: { } evaluate } => evaluate([.. value.Arguments.Select(Evaluate)]),
            Function { Textbook: { } textbook } => Evaluate(textbook(value.Arguments)),
            LoopResult result => Run(value.Arguments[0])[result.Index],
            Infix infix => Of(infix, Evaluate(value.Arguments[0]), Evaluate(value.Arguments[1])),
            Prefix prefix => Of(prefix, Evaluate(value.Arguments[0])),
            Structural when Graph.IsSelect(value) =>
                Evaluate(value.Arguments[0]) != 0 ? Evaluate(value.Arguments[1]) : Evaluate(value.Arguments[2]),
            Structural when value.IsConstant => value.Number,
            _ => value.Text is { } name && parameters.TryGetValue(name, out double number) ? number : double.NaN,
        };
    }

    /// <summary>The variables' values when a loop ends; NaN where it does not end soon.</summary>
    private double[] Run(Expr node)
    {
        var loop = (Loop)node.Operation;
        double[] values = [.. Loop.Initial(node).Select(Evaluate)];
        while (_rounds++ < RoundLimit)
        {
            var inside = new Evaluator(parameters, functions) { _rounds = _rounds };
            for (int i = 0; i < values.Length; i++) inside._known[loop.Variables[i].Id] = values[i];
            if (!(inside.Evaluate(Loop.Condition(node)) != 0)) return values;
            values = [.. Loop.Next(node).Select(inside.Evaluate)];
            _rounds = inside._rounds;
        }
        return [.. values.Select(_ => double.NaN)];
    }

    private static double Of(Infix infix, double left, double right) => infix.Symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => infix.Kind == ValueKind.Integer ? Math.Truncate(left / right) : left / right,
        "%" => left % right,
        "&&" => left != 0 && right != 0 ? 1 : 0,
        "||" => left != 0 || right != 0 ? 1 : 0,
        _ => Graph.Holds(infix, left, right) ? 1 : 0,
    };

    private static double Of(Prefix prefix, double operand) =>
        prefix == Prefix.Not ? (operand == 0 ? 1 : 0)
        : prefix == Prefix.ToInteger ? Math.Truncate(operand)
        : prefix == Prefix.ToReal ? operand
        : -operand;
}
