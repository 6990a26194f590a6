using System;
using System.Collections.Generic;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Tests.Ir;

/// <summary>Loops as numbers, against the same loops in C#.</summary>
public sealed class EvaluatorTests
{
    private readonly Graph _graph = new();

    [Fact]
    public void A_loop_in_a_loop_ends_as_in_CSharp()
    {
        Expr z = _graph.Parameter("z"), y = _graph.LoopVariable("y", ValueKind.Real), x = _graph.LoopVariable("x", ValueKind.Real);
        // while (y < 5) { x = 0; while (x < y + z) x = x + sin(z) + 1; y = y + x; }
        Expr inner = _graph.Loop([x], [_graph.Real(0)], _graph.Compare(Infix.Less, x, y + z), [x + z.Apply(Rules.Sin) + _graph.Real(1)]);
        Expr outer = _graph.Loop(
            [y], [_graph.Real(1)], _graph.Compare(Infix.Less, y, _graph.Real(5)), [y + _graph.Result(inner, 0)]);
        foreach (double at in (double[])[0.3, 1.7, 2.9])
            Assert.Equal(InCSharp(at), Evaluated(_graph.Result(outer, 0), at), 1e-14);
    }

    [Fact]
    public void What_stays_the_same_from_round_to_round_is_evaluated_once()
    {
        const int Nested = 50, Made = 200;
        Expr z = _graph.Parameter("z"), same = z, y = _graph.LoopVariable("y", ValueKind.Real);
        for (int i = 0; i < Nested; i++) same = same.Apply(Rules.Sin) + z;
        Expr loop = _graph.Loop([y], [_graph.Real(0)], _graph.Compare(Infix.Less, y, _graph.Real(Made)), [y + same / same]);
        Assert.Equal(Made, Evaluated(_graph.Result(loop, 0), 0.4));
        Assert.InRange(_graph.Evaluations, Made, 4 * Made);
    }

    [Fact]
    public void A_loop_of_more_values_than_one_function_is_worth_ends_with_what_is_not_known()
    {
        Expr y = _graph.LoopVariable("y", ValueKind.Real);
        Expr loop = _graph.Loop([y], [_graph.Real(0)], _graph.Compare(Infix.Less, y, _graph.Real(9)), [y + _graph.Real(1)]);
        Expr result = _graph.Result(loop, 0);
        Assert.Equal(9, Evaluated(result, 0));
        _graph.Evaluations = long.MaxValue / 2;
        Assert.Equal(double.NaN, Evaluated(result, 0));
    }

    private static double Evaluated(Expr value, double z) => new Evaluator(new Dictionary<string, double> { ["z"] = z }).Evaluate(value);

    private static double InCSharp(double z)
    {
        double y = 1;
        while (y < 5)
        {
            double x = 0;
            while (x < y + z) x = x + Math.Sin(z) + 1;
            y += x;
        }
        return y;
    }
}
