using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Runs a method's statements on symbolic values. Branches that only assign are merged into choices; branches that
/// return or jump carry the rest of the method with them.
/// </summary>
internal sealed class StatementReader
{
    /// <summary>A goto forward is met once on each path; one back, as often as the loop that it makes goes round.</summary>
    private const int JumpLimit = 64;

    private readonly ReadContext _context;
    private readonly ExpressionReader _expressions;
    private readonly LoopReader _loops;

    public StatementReader(ReadContext context)
    {
        _context = context;
        _expressions = new ExpressionReader(context);
        _loops = new LoopReader(context, _expressions, this);
    }

    private Graph Graph => _context.Graph;

    /// <summary>The value that the method's body returns; where it throws, there is none, and its derivative has none.</summary>
    public Expr Body(IBlockOperation body, Environment environment) => Run(body, environment, new ControlFlow
    {
        Next = _ => _context.Refuse(
            Descriptors.NotDerivable,
            body.Syntax.GetLocation(),
            "a method that ends without returning a value",
            "return the value on every path"),
        Return = (value, end) => Failures.Guard(value, end.Failed),
        Throw = _ => Graph.Real(double.NaN),
    });

    /// <summary>Runs a body.</summary>
    public Expr Run(IBlockOperation body, Environment environment, ControlFlow flow) =>
        Run(body.Operations, 0, environment, WithLabels(body.Operations, flow));

    /// <summary>The labels of a block: a goto runs what stands from there on.</summary>
    private ControlFlow WithLabels(ImmutableArray<IOperation> statements, ControlFlow flow)
    {
        int jumps = 0;
        for (int i = 0; i < statements.Length; i++)
        {
            if (statements[i] is not ILabeledOperation { Label: var label }) continue;
            int at = i;
            flow = flow with { Jumps = flow.Jumps.SetItem(label, from => Jump(at, from)) };
        }
        return flow;

        Expr Jump(int at, Environment from) => ++jumps <= JumpLimit
            ? Run(statements, at, from, flow)
            : _context.Refuse(
                Descriptors.NotDerivable,
                statements[at].Syntax.GetLocation(),
                $"the label '{((ILabeledOperation)statements[at]).Label.Name}', to which control goes back again and again",
                "write a loop");
    }

    /// <summary>Runs statements from <paramref name="index"/> on.</summary>
    public Expr Run(ImmutableArray<IOperation> statements, int index, Environment environment, ControlFlow flow)
    {
        if (index == statements.Length) return flow.Next(environment);
        return Run(statements[index], environment, flow with { Next = after => Run(statements, index + 1, after, flow) });
    }

    /// <summary>Runs one statement.</summary>
    public Expr Run(IOperation statement, Environment environment, ControlFlow flow)
    {
        _context.Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case IBlockOperation block:
                return Run(block.Operations, 0, environment, WithLabels(block.Operations, flow));
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned }:
                return flow.Return(_expressions.Read(returned, environment), environment);
            case IReturnOperation { Kind: OperationKind.Return }:
                return flow.Return(_context.Nothing, environment);
            case IVariableDeclarationGroupOperation group:
                foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
                    Declare(declarator, environment);
                return flow.Next(environment);
            case IExpressionStatementOperation expression:
                _expressions.Read(expression.Operation, environment);
                return flow.Next(environment);
            case IConditionalOperation conditional:
                return If(conditional, environment, flow);
            case ISwitchOperation @switch:
                return Switch(@switch, environment, flow);
            case IForLoopOperation loop:
                return _loops.For(loop, environment, flow);
            case IWhileLoopOperation loop:
                return _loops.While(loop, environment, flow);
            case IForEachLoopOperation loop:
                return _loops.ForEach(loop, environment, flow);
            case IBranchOperation branch when flow.Jumps.TryGetValue(branch.Target, out Func<Environment, Expr>? jump):
                return jump(environment);
            case IThrowOperation:
                return flow.Throw(environment);
            case ILocalFunctionOperation or IEmptyOperation:
                return flow.Next(environment);
            case ILabeledOperation { Operation: { } labeled }:
                return Run(labeled, environment, flow);
            default:
                return _context.Refuse(
                    Descriptors.NotDerivable,
                    statement.Syntax.GetLocation(),
                    Describe(statement),
                    "write it with locals, if, switch and for");
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator, Environment environment)
    {
        ILocalSymbol local = declarator.Symbol;
        if (declarator.GetVariableInitializer()?.Value is not { } initial)
        {
            _expressions.Places.Declare(local, environment);
        }
        else if (local.IsRef)
        {
            environment.Bind(local, _expressions.Places.OfValue(initial, environment));
        }
        else
        {
            environment.Declare(local, Name(_expressions.Read(initial, environment), local));
        }
    }

    private static Expr Name(Expr value, ISymbol local)
    {
        if (!value.IsLeaf) value.Hint ??= local.Name;
        return value;
    }

    private Expr If(IConditionalOperation conditional, Environment environment, ControlFlow flow)
    {
        Expr condition = _expressions.Condition(conditional.Condition, environment);
        if (condition.IsConstant)
        {
            IOperation? taken = condition.Number != 0 ? conditional.WhenTrue : conditional.WhenFalse;
            return taken is null ? flow.Next(environment) : Run(taken, environment, flow);
        }
        Expr Branch(IOperation? branch, Environment start, ControlFlow to) => branch is null ? to.Next(start) : Run(branch, start, to);
        if (Jumps(conditional.WhenTrue) || Jumps(conditional.WhenFalse))
            return _context.Memory.Choose(
                condition, Branch(conditional.WhenTrue, environment.Copy(), flow), Branch(conditional.WhenFalse, environment.Copy(), flow));

        Environment Outcome(IOperation? branch)
        {
            Environment reached = environment;
            Branch(branch, environment.Copy(), flow with { Next = end => { reached = end; return Graph.Real(0); } });
            return reached;
        }
        environment.Choose(condition, Outcome(conditional.WhenTrue), Outcome(conditional.WhenFalse));
        return flow.Next(environment);
    }

    private static bool Jumps(IOperation? operation) =>
        operation is not null
            && operation.DescendantsAndSelf().Any(each => each is IReturnOperation or IBranchOperation or IThrowOperation);

    private Expr Switch(ISwitchOperation @switch, Environment environment, ControlFlow flow)
    {
        Expr subject = _expressions.Read(@switch.Value, environment);
        // Where all sections end in a break, what they leave is joined before the rest of the method is read.
        var ends = new Ends(_context);
        bool joins = !@switch.Cases.SelectMany(section => section.Body).Any(Leaves);
        Func<Environment, Expr> exit = joins ? end => ends.Add(new End(end, _context.Nothing)) : flow.Next;
        ControlFlow inside = flow with { Next = exit, Jumps = flow.Jumps.SetItem(@switch.ExitLabel, exit) };
        foreach (ISwitchCaseOperation section in @switch.Cases)
            foreach (ICaseClauseOperation clause in section.Clauses)
                if (clause.Label is { } label)
                    inside = inside with { Jumps = inside.Jumps.SetItem(label, start => Section(section, start)) };
        Expr tree = Case(0, environment.Copy());
        if (!joins) return tree;
        ends.Join(tree, environment);
        return flow.Next(environment);

        Expr Section(ISwitchCaseOperation section, Environment start) => Run(section.Body, 0, start, inside);

        Expr Case(int at, Environment start)
        {
            if (at == @switch.Cases.Length)
            {
                ISwitchCaseOperation? otherwise = @switch.Cases.FirstOrDefault(IsDefault);
                return otherwise is null ? exit(start) : Section(otherwise, start);
            }
            ISwitchCaseOperation section = @switch.Cases[at];
            if (section.Clauses.All(clause => clause is IDefaultCaseClauseOperation)) return Case(at + 1, start);
            Expr condition = section.Clauses.Select(clause => _expressions.Patterns.Matches(clause, subject, start))
                .Aggregate((either, other) => Graph.Binary(Infix.Or, either, other));
            return condition.IsConstant
                ? condition.Number != 0 ? Section(section, start) : Case(at + 1, start)
                : _context.Memory.Choose(condition, Section(section, start.Copy()), Case(at + 1, start.Copy()));
        }

        bool Leaves(IOperation operation) => operation.DescendantsAndSelf().Any(each =>
            each is IReturnOperation or IThrowOperation
            || (each is IBranchOperation branch
                && !SymbolEqualityComparer.Default.Equals(branch.Target, @switch.ExitLabel)
                && !@switch.Cases.SelectMany(section => section.Clauses)
                    .Any(clause => SymbolEqualityComparer.Default.Equals(clause.Label, branch.Target))));
    }

    private static bool IsDefault(ISwitchCaseOperation section) => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);

    private static string Describe(IOperation statement) => $"the statement '{Excerpt.FirstLine(statement.Syntax.ToString())}'";
}
