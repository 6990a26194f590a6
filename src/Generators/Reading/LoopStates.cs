using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Loops that stay loops: what a round changes is their state, and each way out of the loop but its condition is a flag
/// that ends it.
/// </summary>
internal sealed class LoopStates(ReadContext context, StatementReader statements)
{
    /// <summary>More variables than anybody writes by hand; an array in the state counts with all of its elements.</summary>
    private const int StateLimit = 128;

    private static readonly object Continue = new(), Break = new(), Return = new(), Throw = new();

    private Graph Graph => context.Graph;

    /// <summary>One round, read on variables that stand for the state.</summary>
    private sealed record Round(
        Ends Ends,
        Expr Tree,
        Expr GoesOn,
        ImmutableArray<int> State,
        ImmutableArray<Expr> Variables,
        Environment Inside,
        int Known);

    public Expr Read(LoopShape loop, Environment start, ControlFlow flow)
    {
        // What a round changes is found by reading one, until no more is found: also what it changes through a reference or
        // in a function that it calls.
        ImmutableArray<int> state = [];
        while (true)
        {
            ReadContext.Mark before = context.Marked();
            Round round = ReadRound(loop, start, state, flow);
            ImmutableArray<int> changed = Changed(round);
            if (changed.Length == state.Length) return Close(loop, round, start, flow);
            context.Return(before);
            state = changed;
            if (state.Sum(number => Leaves(start.Contents(number)).Count()) > StateLimit)
                return Refused(loop, "a loop of unknown length that changes an array of many elements", "let a constant bound its rounds");
            if (state.Any(number => Leaves(start.Contents(number)).Any(leaf => leaf.Kind == ValueKind.Reference)))
                return Refused(loop, "a loop of unknown length that exchanges arrays or objects", "keep its state in numbers");
        }
    }

    private Round ReadRound(LoopShape loop, Environment start, ImmutableArray<int> state, ControlFlow flow)
    {
        var variables = ImmutableArray.CreateBuilder<Expr>();
        Environment inside = start.Copy();
        int known = context.Memory.Count;
        foreach (int number in state)
            inside.Set(number, Variable(context.Memory.NameOf(number) ?? "state", start.Contents(number), variables));
        var ends = new Ends(context);
        Environment tested = inside.Copy();
        Expr goesOn = loop.GoesOn is null ? Graph.Boolean(true) : loop.GoesOn(tested);
        Func<Environment, Expr> End(object exit) => end => ends.Add(new End(end, context.Nothing, exit));
        Expr Bottom(Environment end) => statements.Run(loop.Bottom, 0, end, flow with { Next = End(Continue) });
        Expr tree = loop.Body(tested.Copy(), new ControlFlow
        {
            Next = Bottom,
            Return = (value, end) => ends.Add(new End(end, value, Return)),
            Throw = End(Throw),
            Jumps = flow.Jumps
                .ToImmutableDictionary(jump => jump.Key, jump => End(jump.Key), SymbolEqualityComparer.Default)
                .SetItem(loop.Operation.ContinueLabel, Bottom)
                .SetItem(loop.Operation.ExitLabel, End(Break)),
        });
        // A condition that has effects is a part of the body that may break.
        if (!goesOn.IsConstant && tested.Changed.Any(number => tested.Contents(number) != inside.Contents(number)))
        {
            tree = context.Memory.Choose(goesOn, tree, End(Break)(tested));
            goesOn = Graph.Boolean(true);
        }
        return new Round(ends, tree, goesOn, state, variables.ToImmutable(), inside, known);
    }

    /// <summary>What was there before the round and is another behind it.</summary>
    private static ImmutableArray<int> Changed(Round round)
    {
        var changed = new SortedSet<int>(round.State);
        foreach (End end in round.Ends.In(round.Tree))
            changed.UnionWith(end.Environment.Changed.Where(number =>
                number < round.Known && end.Environment.Contents(number) != round.Inside.Contents(number)));
        return [.. changed];
    }

    /// <summary>Makes the loop and reads what follows it.</summary>
    private Expr Close(LoopShape loop, Round round, Environment start, ControlFlow flow)
    {
        IReadOnlyList<End> ends = round.Ends.In(round.Tree);
        if (ends.Count == 0) return context.Unknown;
        if (ends.Any(end => start.Names.Any(name =>
            !IsInside(name.Key, loop) && end.Environment.PlaceOf(name.Key) is { } place && place != name.Value)))
            return Refused(loop, "a loop of unknown length that moves a reference", "use an index instead");
        object[] exits =
            [.. ends.Select(end => end.Exit!).Where(exit => exit != Continue).Distinct().OrderBy(exit => exit == Break ? 0 : 1)];
        if (round.GoesOn is { IsConstant: true, Number: not 0 } && exits.Length == 0)
            return Refused(loop, "a loop that never ends", "give it a condition, a break or a return");

        var variables = round.Variables.ToBuilder();
        var initial = ImmutableArray.CreateBuilder<Expr>();
        var next = ImmutableArray.CreateBuilder<Expr>();
        foreach (int number in round.State)
        {
            initial.AddRange(Leaves(start.Contents(number)));
            next.AddRange(Leaves(round.Ends.Resolve(round.Tree, end => end.Environment.Contents(number))));
        }
        Expr goesOn = round.GoesOn;
        var flags = new Dictionary<object, int>();
        foreach (object exit in exits)
        {
            flags[exit] = variables.Count;
            Expr flag = Graph.LoopVariable(exit == Break ? "broken" : exit == Return ? "returned" : "left", ValueKind.Boolean);
            variables.Add(flag);
            initial.Add(Graph.Boolean(false));
            next.Add(round.Ends.Resolve(round.Tree, end => Graph.Boolean(end.Exit == exit)));
            goesOn = Graph.Binary(Infix.And, Graph.Not(flag), goesOn);
        }
        Expr? shape = ends.FirstOrDefault(end => end.Exit == Return)?.Value;
        int result = variables.Count;
        if (shape is not null)
        {
            Expr held = Variable("result", shape, variables);
            initial.AddRange(Leaves(shape).Select(Zero));
            next.AddRange(Leaves(round.Ends.Resolve(round.Tree, end => end.Exit == Return ? end.Value : held)));
        }
        if (next.Count != variables.Count || next.Any(value => value == context.Unknown)) return context.Unknown;

        Expr node = Graph.Loop(variables.ToImmutable(), initial, goesOn, next);
        Environment after = start.Copy();
        int at = 0;
        foreach (int number in round.State) after.Set(number, Results(node, start.Contents(number), ref at));
        Expr rest = flow.Next(after.Copy());
        foreach (object exit in exits.Where(exit => exit != Break))
        {
            Environment left = after.Copy();
            Expr way = exit == Return ? flow.Return(Results(node, shape!, ref result), left)
                : exit == Throw ? flow.Throw(left)
                : flow.Jumps[(ISymbol)exit](left);
            rest = context.Memory.Choose(Graph.Result(node, flags[exit]), way, rest);
        }
        return rest;
    }

    /// <summary>Whether a variable is one of the loop's own, which each round makes anew.</summary>
    private static bool IsInside(ISymbol variable, LoopShape loop) => variable.DeclaringSyntaxReferences.Any(reference =>
        reference.SyntaxTree == loop.Operation.Syntax.SyntaxTree && loop.Operation.Syntax.Span.Contains(reference.Span));

    /// <summary>The numbers that a value is made of.</summary>
    private static IEnumerable<Expr> Leaves(Expr value) =>
        value.Kind == ValueKind.Composite ? value.Arguments.SelectMany(Leaves) : [value];

    /// <summary>A value of the same shape made of new variables.</summary>
    private Expr Variable(string name, Expr like, ImmutableArray<Expr>.Builder variables)
    {
        if (like.Kind == ValueKind.Composite)
            return Graph.Tuple([.. like.Arguments.Select((part, i) => Variable(name + i, part, variables))]);
        if (like.Kind == ValueKind.Reference) return like;
        Expr variable = Graph.LoopVariable(name, like.Kind);
        variables.Add(variable);
        return variable;
    }

    /// <summary>A value of the same shape made of the loop's results.</summary>
    private Expr Results(Expr loop, Expr like, ref int at)
    {
        if (like.Kind != ValueKind.Composite) return Graph.Result(loop, at++);
        var parts = ImmutableArray.CreateBuilder<Expr>();
        foreach (Expr part in like.Arguments) parts.Add(Results(loop, part, ref at));
        return Graph.Tuple(parts.ToImmutable());
    }

    private Expr Zero(Expr like) => Graph.Zero(like.Kind);

    private Expr Refused(LoopShape loop, string what, string instead) =>
        context.Refuse(Descriptors.NotDerivable, loop.Operation.Syntax.GetLocation(), what, instead);
}
