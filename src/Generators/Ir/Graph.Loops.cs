using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GradRepl.Generators.Ir;

/// <summary>The makers of loops.</summary>
internal sealed partial class Graph
{
    private readonly Dictionary<(int Index, ValueKind Kind), LoopResult> _results = [];
    private readonly Dictionary<int, ImmutableHashSet<int>> _freeVariables = [];
    private int _loopVariables;

    /// <summary>Whether any value may come from a loop; mostly none does.</summary>
    public bool HasLoops => _loopVariables > 0;

    /// <summary>How many values were found as numbers.</summary>
    public long Evaluations { get; set; }

    /// <summary>The ids of the loop variables whose loop a value stands inside of: its own loops' variables are not among them.</summary>
    public ImmutableHashSet<int> FreeVariables(Expr value)
    {
        if (_freeVariables.TryGetValue(value.Id, out ImmutableHashSet<int>? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ImmutableHashSet<int> free = value.Operation is LoopVariable ? [value.Id] : [];
        foreach (Expr argument in value.Arguments) free = free.Union(FreeVariables(argument));
        if (value.Operation is Ir.Loop loop) free = free.Except(loop.Variables.Select(variable => variable.Id));
        return _freeVariables[value.Id] = free;
    }

    /// <summary>A new variable; it may depend on every parameter until its loop is known.</summary>
    public Expr LoopVariable(string source, ValueKind kind, bool isTangent = false)
    {
        Expr variable = Intern(new LoopVariable(source, kind, _loopVariables++, isTangent), [], 0, null);
        if (kind == ValueKind.Real)
            _dependencies[variable.Id] =
                [.. _interned.Values.Where(each => each.Operation == Structural.Parameter).Select(each => each.Id)];
        return variable;
    }

    public Expr Loop(ImmutableArray<Expr> variables, IEnumerable<Expr> initial, Expr condition, IEnumerable<Expr> next) =>
        Intern(new Loop(variables), [.. initial, condition, .. next], 0, null);

    public Expr Result(Expr loop, int index)
    {
        // A loop that never runs leaves its variables as they were.
        if (Ir.Loop.Condition(loop) is { IsConstant: true, Number: 0 }) return Ir.Loop.Initial(loop)[index];
        ValueKind kind = ((Loop)loop.Operation).Variables[index].Kind;
        if (!_results.TryGetValue((index, kind), out LoopResult? operation))
            _results[(index, kind)] = operation = new LoopResult(index, kind);
        return Intern(operation, [loop], 0, null);
    }
}
