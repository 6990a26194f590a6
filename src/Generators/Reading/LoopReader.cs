using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Loops. Few known rounds are unrolled while reading; otherwise the loop stays one, with the variables that it assigns
/// as its state, and break and return as flags that end it.
/// </summary>
internal sealed class LoopReader(ReadContext context, ExpressionReader expressions, StatementReader statements)
{
    /// <summary>A series for an activation needs a dozen terms; more rounds are easier to read as a loop.</summary>
    private const int UnrollLimit = 32;

    /// <summary>Rounds on all paths together: each break or continue on a value that varies doubles them.</summary>
    private const int PathLimit = 512;

    private Graph Graph => context.Graph;

    public Expr For(IForLoopOperation loop, Environment environment, ControlFlow flow) =>
        statements.Run(loop.Before, 0, environment, flow with { Next = start => Repeat(loop, loop.Condition, loop.Body, loop.AtLoopBottom, start, flow) });

    public Expr While(IWhileLoopOperation loop, Environment environment, ControlFlow flow)
    {
        if (loop.ConditionIsTop) return Repeat(loop, loop.Condition, loop.Body, [], environment, flow);
        return Once(loop, loop.Body, [], environment, flow, after => Repeat(loop, loop.Condition, loop.Body, [], after, flow));
    }

    public Expr ForEach(IForEachLoopOperation loop, Environment environment, ControlFlow flow)
    {
        // The compiler converts the collection to the interface that it enumerates.
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : loop.Collection;
        Expr values = expressions.Read(collection, environment);
        if (values.Kind != ValueKind.Composite || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var variable })
            return context.Refuse(Descriptors.NotDerivable, loop.Syntax.GetLocation(), "a foreach over elements that are not known here", "go over a local array or span");
        Expr From(int index, Environment at)
        {
            if (index == values.Arguments.Length) return flow.Next(at);
            at.Set(variable, values.Arguments[index]);
            return Once(loop, loop.Body, [], at, flow, after => From(index + 1, after));
        }
        return From(0, environment);
    }

    private Expr Repeat(ILoopOperation loop, IOperation? condition, IOperation body, ImmutableArray<IOperation> bottom, Environment start, ControlFlow flow)
    {
        Environment again = start.Copy();
        int rounds = 0;
        return context.Attempt(() => Unrolled(0, start)) ?? Stateful(loop, condition, body, bottom, again, flow);

        Expr? Unrolled(int count, Environment at)
        {
            if (count > UnrollLimit || ++rounds > PathLimit) return null;
            Expr goesOn = condition is null ? Graph.Boolean(true) : expressions.Condition(condition, at);
            if (!goesOn.IsConstant) return null;
            if (goesOn.Number == 0) return flow.Next(at);
            bool known = true;
            Expr value = Once(loop, body, bottom, at, flow, after =>
            {
                Expr? rest = Unrolled(count + 1, after);
                known &= rest is not null;
                return rest ?? Graph.Real(double.NaN);
            });
            return known ? value : null;
        }
    }

    private Expr Once(ILoopOperation loop, IOperation body, ImmutableArray<IOperation> bottom, Environment environment, ControlFlow flow, Func<Environment, Expr> again)
    {
        Expr Bottom(Environment end) => statements.Run(bottom, 0, end, flow with { Next = again });
        return statements.Run(body, environment, flow with
        {
            Next = Bottom,
            Jumps = flow.Jumps.SetItem(loop.ContinueLabel, Bottom).SetItem(loop.ExitLabel, flow.Next),
        });
    }

    private Expr Stateful(ILoopOperation loop, IOperation? condition, IOperation body, ImmutableArray<IOperation> bottom, Environment start, ControlFlow flow)
    {
        ISymbol[] assigned = [.. Assigned(condition is null ? [body, .. bottom] : [condition, body, .. bottom]).Where(symbol => start.TryGet(symbol, out _))];
        ImmutableArray<Expr> initial = [.. assigned.Select(start.Parameter)];
        if (initial.Any(value => value.Kind == ValueKind.Composite))
            return context.Refuse(Descriptors.NotDerivable, loop.Syntax.GetLocation(), "a loop of unknown length that writes to an array or tuple", "keep its state in numbers");

        ImmutableArray<Expr> variables = [.. assigned.Select((symbol, i) => Graph.LoopVariable(symbol.Name, initial[i].Kind))];
        Expr broken = Graph.LoopVariable("broken", ValueKind.Boolean), returned = Graph.LoopVariable("returned", ValueKind.Boolean), result = Graph.LoopVariable("result", ValueKind.Real);
        Environment inside = start.Copy();
        for (int i = 0; i < assigned.Length; i++) inside.Set(assigned[i], variables[i]);
        // A condition that assigns is a part of the body that may break.
        bool assigns = condition is not null && Assigned([condition]).Any();
        Expr goesOn = condition is null ? Graph.Boolean(true) : expressions.Condition(condition, assigns ? inside : inside.Copy());

        (bool breaks, bool returns) = (false, false);
        Expr State(Environment end, bool breaking) => Graph.Tuple([.. assigned.Select(end.Parameter), Graph.Boolean(breaking), Graph.Boolean(false), result]);
        Expr Bottom(Environment end) => statements.Run(bottom, 0, end, flow with { Next = after => State(after, false) });
        Expr? ends = assigns ? State(inside, true) : null;
        Expr next = statements.Run(body, inside, new ControlFlow
        {
            Next = Bottom,
            Return = value =>
            {
                returns = true;
                return Graph.Tuple([.. variables, Graph.Boolean(false), Graph.Boolean(true), value]);
            },
            Jumps = flow.Jumps.SetItem(loop.ContinueLabel, Bottom).SetItem(loop.ExitLabel, end =>
            {
                breaks = true;
                return State(end, true);
            }),
        });
        if (next.Kind != ValueKind.Composite) return next;
        if (assigns)
        {
            breaks = true;
            next = Graph.Select(goesOn, next, ends!);
            goesOn = Graph.Boolean(true);
        }

        if (goesOn is { IsConstant: true, Number: not 0 } && !breaks && !returns)
            return context.Refuse(Descriptors.NotDerivable, loop.Syntax.GetLocation(), "a loop that never ends", "give it a condition, a break or a return");

        // Flags that nothing sets are left out.
        if (returns) goesOn = Graph.Binary(Infix.And, Graph.Not(returned), goesOn);
        if (breaks) goesOn = Graph.Binary(Infix.And, Graph.Not(broken), goesOn);
        int[] kept = [.. Enumerable.Range(0, assigned.Length), .. breaks ? [assigned.Length] : Array.Empty<int>(), .. returns ? [assigned.Length + 1, assigned.Length + 2] : Array.Empty<int>()];
        ImmutableArray<Expr> all = [.. variables, broken, returned, result];
        ImmutableArray<Expr> from = [.. initial, Graph.Boolean(false), Graph.Boolean(false), Graph.Real(0)];
        Expr node = Graph.Loop([.. kept.Select(i => all[i])], kept.Select(i => from[i]), goesOn, kept.Select(i => next.Arguments[i]));

        Environment after = start;
        for (int i = 0; i < assigned.Length; i++) after.Set(assigned[i], Graph.Result(node, i));
        if (!returns) return flow.Next(after);
        int flag = Array.IndexOf(kept, assigned.Length + 1);
        return Graph.Select(Graph.Result(node, flag), flow.Return(Graph.Result(node, flag + 1)), flow.Next(after));
    }

    /// <summary>The variables that operations assign.</summary>
    private static IEnumerable<ISymbol> Assigned(IEnumerable<IOperation> operations) => operations
        .SelectMany(operation => operation.DescendantsAndSelf())
        .SelectMany(operation => operation switch
        {
            IAssignmentOperation assignment => assignment.Target.DescendantsAndSelf(),
            IIncrementOrDecrementOperation step => step.Target.DescendantsAndSelf(),
            _ => [],
        })
        .Select(target => target switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        })
        .Where(symbol => symbol is not null)
        .Distinct(SymbolEqualityComparer.Default)!;
}
