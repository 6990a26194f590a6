using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>Loops as while statements over their variables.</summary>
internal sealed partial class CSharpBody
{
    private void Run(Loop loop, Expr node, int indent)
    {
        ImmutableArray<Expr> initial = Loop.Initial(node), next = Loop.Next(node);
        for (int i = 0; i < loop.Variables.Length; i++)
        {
            string name = Unique(((LoopVariable)loop.Variables[i].Operation).Source);
            Statement(indent, $"{TypeOf(loop.Variables[i])} {name} = ", _expressions.Show(initial[i]), initial[i]);
            _names[loop.Variables[i].Id] = name;
        }

        Region body = _schedule.BodyOf(node);
        Expr condition = Loop.Condition(node);
        bool simple = !condition.Reachable().Any(value => _schedule.IsLocal(value) && _schedule.LocalsOf(body).Contains(value));
        Line(indent, simple ? $"while ({_expressions.Show(condition)})" : "while (true)");
        Block(indent, () =>
        {
            Declare(body, indent + 1);
            if (!simple)
            {
                Line(indent + 1, $"if (!({_expressions.Show(condition)}))");
                Block(indent + 1, () => Line(indent + 2, "break;"));
            }
            Step(loop, next, indent + 1);
        });
    }

    /// <summary>
    /// Gives every variable its next value. One that others still need waits; where they wait for each other, a copy breaks
    /// the ring.
    /// </summary>
    private void Step(Loop loop, ImmutableArray<Expr> next, int indent)
    {
        var waiting = new List<int>(Enumerable.Range(0, next.Length).Where(i => next[i] != loop.Variables[i]));
        while (waiting.Count > 0)
        {
            int free = waiting.FindIndex(i => !waiting.Any(other => other != i && Reads(next[other], loop.Variables[i])));
            int index = waiting[free < 0 ? 0 : free];
            string variable = _names[loop.Variables[index].Id];
            waiting.Remove(index);
            if (free >= 0)
            {
                Advance(indent, variable, loop.Variables[index], next[index]);
                continue;
            }
            string copy = Unique("next" + Capital(variable));
            Statement(indent, $"{TypeOf(next[index])} {copy} = ", _expressions.Show(next[index]), next[index]);
            Step(loop, [.. next.Select((value, i) => waiting.Contains(i) ? value : loop.Variables[i])], indent);
            Line(indent, $"{variable} = {copy};");
            return;
        }
    }

    /// <summary>i++ and s += term, as people write them.</summary>
    private void Advance(int indent, string name, Expr variable, Expr next)
    {
        bool adds = !_schedule.IsLocal(next) && next.Operation is Infix { Symbol: "+" or "*", Overflow: Overflow.Wraps }
            && next.Arguments[0] == variable;
        bool steps = adds && next.Operation is Infix { Symbol: "+" } infix && infix.Kind.IsInteger();
        if (steps && next.Arguments[1] is { IsConstant: true, Number: 1 }) Line(indent, $"{name}++;");
        else if (adds) Statement(indent, $"{name} {((Infix)next.Operation).Symbol}= ", _expressions.Show(next.Arguments[1]), next);
        else Statement(indent, $"{name} = ", _expressions.Show(next), next);
    }

    /// <summary>Whether an expression, as it is written, reads a variable: what is a local has been read before.</summary>
    private bool Reads(Expr value, Expr variable) =>
        value == variable || (!_schedule.IsLocal(value) && value.Arguments.Any(argument => Reads(argument, variable)));
}
