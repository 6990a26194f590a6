using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Reading;

/// <summary>The variables, arrays, objects and functions of one reading by their numbers, and access to their parts.</summary>
internal sealed class Memory
{
    /// <summary>The number of the flag that says whether execution has thrown.</summary>
    public const int Failure = 0;

    private readonly Graph _graph;
    private readonly Expr _refused;
    private readonly List<Cell> _cells;

    /// <param name="graph">The values.</param>
    /// <param name="refused">Stands for what could not be read.</param>
    public Memory(Graph graph, Expr refused) =>
        (_graph, _refused, _cells) = (graph, refused, [new Storage(null, graph.Boolean(false)), new Storage(null, refused)]);

    /// <summary>The reference to nothing.</summary>
    public Expr Null => _graph.Reference(1);

    /// <summary>How many there are.</summary>
    public int Count => _cells.Count;

    public Expr Allocate(Cell cell)
    {
        _cells.Add(cell);
        return _graph.Reference(_cells.Count - 1);
    }

    /// <summary>What a reference means.</summary>
    public Cell this[Expr reference] => _cells[(int)reference.Number];

    public Expr Initial(int number) => ((Storage)_cells[number]).Initial;

    /// <summary>A variable's name; null where the storage has none.</summary>
    public string? NameOf(int number) => ((Storage)_cells[number]).Name;

    /// <summary>
    /// What a function of references gives for a reference that may be one of several: the choice between what it gives for
    /// each.
    /// </summary>
    public Expr Each(Expr reference, System.Func<Expr, Expr> of) =>
        reference.Operation == Structural.ReferenceSelect
            ? Choose(reference.Arguments[0], Each(reference.Arguments[1], of), Each(reference.Arguments[2], of))
            : reference.Operation == Structural.Reference ? of(reference)
            : _refused;

    /// <summary>A choice of values; where one side has none because it throws or was refused, the other.</summary>
    public Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        if (condition.IsConstant) return condition.Number != 0 ? whenTrue : whenFalse;
        if (whenTrue.Kind == whenFalse.Kind && whenTrue.Kind != ValueKind.Composite) return _graph.Select(condition, whenTrue, whenFalse);
        if (whenTrue.Kind != whenFalse.Kind) return IsNothing(whenTrue) ? whenFalse : IsNothing(whenFalse) ? whenTrue : _refused;
        return whenTrue.Arguments.Length == whenFalse.Arguments.Length
            ? _graph.Tuple([.. whenTrue.Arguments.Zip(whenFalse.Arguments, (first, second) => Choose(condition, first, second))])
            : _refused;
    }

    /// <summary>A choice of places, as a <c>ref</c> local assigned in a branch is.</summary>
    public Place Choose(Expr condition, Place whenTrue, Place whenFalse)
    {
        if (whenTrue == whenFalse) return whenTrue;
        return whenTrue.Path.Length == whenFalse.Path.Length
            ? new Place(
                Choose(condition, whenTrue.Root, whenFalse.Root),
                [.. whenTrue.Path.Zip(whenFalse.Path, (first, second) => Choose(condition, first, second))])
            : new Place(_refused, []);
    }

    /// <summary>The part of a value that a way leads to; null where there is none.</summary>
    public Expr? Part(Expr whole, ImmutableArray<Expr> path)
    {
        foreach (Expr index in path)
        {
            if (whole.Kind != ValueKind.Composite) return null;
            if (!index.IsConstant) return Varying(whole, path, path.IndexOf(index));
            if (!(index.Number >= 0 && index.Number < whole.Arguments.Length)) return null;
            whole = whole.Arguments[(int)index.Number];
        }
        return whole;
    }

    /// <summary>The value with the part that a way leads to replaced; null where there is none.</summary>
    public Expr? With(Expr whole, ImmutableArray<Expr> path, Expr part, int from = 0)
    {
        if (from == path.Length) return part;
        if (whole.Kind != ValueKind.Composite) return null;
        Expr index = path[from];
        var parts = new List<Expr>();
        for (int i = 0; i < whole.Arguments.Length; i++)
        {
            Expr old = whole.Arguments[i], here = Compare(Infix.Equal, index, i);
            if (here is { IsConstant: true, Number: 0 })
            {
                parts.Add(old);
                continue;
            }
            if (With(old, path, part, from + 1) is not { } changed) return null;
            parts.Add(Choose(here, changed, old));
        }
        return _graph.Tuple([.. parts]);
    }

    /// <summary>An index that depends on data: a choice among all elements.</summary>
    private Expr? Varying(Expr whole, ImmutableArray<Expr> path, int at)
    {
        ImmutableArray<Expr> rest = path.RemoveRange(0, at + 1);
        Expr? chosen = null;
        for (int i = whole.Arguments.Length - 1; i >= 0; i--)
        {
            if (Part(whole.Arguments[i], rest) is not { } element) return null;
            Expr here = Compare(Infix.Equal, path[at], i);
            chosen = chosen is null ? element : Choose(here, element, chosen);
        }
        return chosen;
    }

    /// <summary>An index against a number; of an index that is chosen among numbers, the choice itself remains.</summary>
    public Expr Compare(Infix comparison, Expr index, int number) => index.Kind.IsInteger() && Graph.IsSelect(index)
        ? Choose(
            index.Arguments[0], Compare(comparison, index.Arguments[1], number), Compare(comparison, index.Arguments[2], number))
        : _graph.Compare(comparison, index, _graph.Integer(number, index.Kind.IsInteger() ? index.Kind : ValueKind.Integer));

    private bool IsNothing(Expr value) => value == _refused || (value.IsConstant && double.IsNaN(value.Number));
}
