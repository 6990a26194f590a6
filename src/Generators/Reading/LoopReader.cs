using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>A loop, whatever it is written with.</summary>
/// <param name="Operation">The statement.</param>
/// <param name="GoesOn">Whether another round begins; null where only a break ends it.</param>
/// <param name="Body">One round, up to the jump to its end.</param>
/// <param name="Bottom">What follows each round, also after a continue.</param>
internal sealed record LoopShape(
    ILoopOperation Operation,
    Func<Environment, Expr>? GoesOn,
    Func<Environment, ControlFlow, Expr> Body,
    ImmutableArray<IOperation> Bottom);

/// <summary>
/// Loops. Few known rounds are unrolled while reading; otherwise <see cref="LoopStates"/> keeps the loop one.
/// </summary>
internal sealed class LoopReader(ReadContext context, ExpressionReader expressions, StatementReader statements)
{
    /// <summary>A series for an activation needs a dozen terms; more rounds are easier to read as a loop.</summary>
    private const int UnrollLimit = 32;

    /// <summary>Where the rounds fill an array, each has elements of its own to write.</summary>
    private const int FillLimit = 256;

    /// <summary>Rounds on all paths together: each break or continue on a value that varies doubles them.</summary>
    private const int PathLimit = 512;

    private readonly LoopStates _states = new(context, statements);

    private Graph Graph => context.Graph;

    public Expr For(IForLoopOperation loop, Environment environment, ControlFlow flow) =>
        statements.Run(loop.Before, 0, environment, flow with
        {
            Next = start => Repeat(Shape(loop, loop.Condition, loop.AtLoopBottom), start, flow),
        });

    public Expr While(IWhileLoopOperation loop, Environment environment, ControlFlow flow)
    {
        LoopShape shape = Shape(loop, loop.Condition, []);
        if (loop.ConditionIsTop) return Repeat(shape, environment, flow);
        return Once(shape, environment, flow, after => Repeat(shape, after, flow));
    }

    public Expr ForEach(IForEachLoopOperation loop, Environment environment, ControlFlow flow)
    {
        // The compiler converts the collection to the interface that it enumerates.
        IOperation collection = loop.Collection is IConversionOperation { IsImplicit: true } conversion
            && !CompositeTypes.IsSpan(conversion.Type)
            ? conversion.Operand
            : loop.Collection;
        Expr values = expressions.Read(collection, environment);
        if (!expressions.Arrays.IsSequence(values, collection.Type)
            || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var variable })
            return context.RefuseUnlessRefused(
                [values],
                Descriptors.NotDerivable,
                loop.Syntax.GetLocation(),
                "a foreach over elements that are not known here",
                "go over an array or span");
        Expr length = expressions.Arrays.Length(values, environment, collection);
        Place index = new(context.Memory.Allocate(new Storage("index", Graph.Integer(0))), []);
        Expr Index(Environment at) => at.Contents((int)index.Root.Number);
        var shape = new LoopShape(
            loop,
            at => Graph.Compare(Infix.Less, Index(at), length),
            (at, inside) =>
            {
                Place element = expressions.Arrays.At(values, Index(at));
                at.Set((int)index.Root.Number, Graph.Binary(Infix.IntegerAdd, Index(at), Graph.Integer(1)));
                if (variable.IsRef) at.Bind(variable, element);
                else at.Declare(variable, expressions.Places.Read(element, at, loop));
                return statements.Run(loop.Body, at, inside);
            },
            []);
        return Repeat(shape, environment, flow);
    }

    private LoopShape Shape(ILoopOperation loop, IOperation? condition, ImmutableArray<IOperation> bottom)
    {
        bool until = loop is IWhileLoopOperation { ConditionIsUntil: true };
        Func<Environment, Expr>? goesOn = condition is null ? null
            : at => expressions.Condition(condition, at) is var holds && until ? Graph.Not(holds) : holds;
        return new LoopShape(loop, goesOn, (at, inside) => statements.Run(loop.Body, at, inside), bottom);
    }

    private Expr Repeat(LoopShape loop, Environment start, ControlFlow flow)
    {
        Environment again = start.Copy();
        int limit = WritesElements(loop.Operation) ? FillLimit : UnrollLimit, rounds = 0;
        return context.Attempt(() => Unrolled(0, start)) ?? _states.Read(loop, again, flow);

        Expr? Unrolled(int count, Environment at)
        {
            if (count > limit || ++rounds > PathLimit) return null;
            Expr goesOn = loop.GoesOn is null ? Graph.Boolean(true) : loop.GoesOn(at);
            if (!goesOn.IsConstant) return null;
            if (goesOn.Number == 0) return flow.Next(at);
            bool known = true;
            Expr value = Once(loop, at, flow, after =>
            {
                Expr? rest = Unrolled(count + 1, after);
                known &= rest is not null;
                return rest ?? Graph.Real(double.NaN);
            });
            return known ? value : null;
        }
    }

    private Expr Once(LoopShape loop, Environment environment, ControlFlow flow, Func<Environment, Expr> again)
    {
        Expr Bottom(Environment end) => statements.Run(loop.Bottom, 0, end, flow with { Next = again });
        return loop.Body(environment, flow with
        {
            Next = Bottom,
            Jumps = flow.Jumps.SetItem(loop.Operation.ContinueLabel, Bottom).SetItem(loop.Operation.ExitLabel, flow.Next),
        });
    }

    private static bool WritesElements(ILoopOperation loop) => loop.Descendants().Any(each =>
        each is IAssignmentOperation { Target: IArrayElementReferenceOperation });
}
