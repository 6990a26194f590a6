using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Checking;

/// <summary>
/// Values of a graph as numbers of one kind: each node is looked at once and becomes a step, which is then taken at many points,
/// at most once at each, and only where it is needed.
/// </summary>
/// <typeparam name="T">The numbers.</typeparam>
/// <param name="names">The parameters' spellings.</param>
/// <param name="unknown">What other names stand for.</param>
internal abstract class Compiled<T>(IReadOnlyList<string> names, T unknown)
    where T : struct
{
    private readonly List<Node> _nodes = [];
    private int _point = 1;
    private T[] _variables = [];

    /// <summary>Goes to another point, and forgets what was computed.</summary>
    protected void GoTo(T[] variables)
    {
        _variables = variables;
        _point++;
    }

    public T Of(Expr value)
    {
        while (_nodes.Count <= value.Id) _nodes.Add(new Node());
        Node node = _nodes[value.Id];
        if (node.Point == _point) return node.Known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        T found = (node.Step ??= Compile(value))();
        Found(value, found);
        (node.Known, node.Point) = (found, _point);
        return found;
    }

    /// <summary>How a value is computed from those of its arguments.</summary>
    protected abstract Func<T> Compile(Expr value);

    /// <summary>A parameter's step.</summary>
    protected Func<T> Parameter(Expr value)
    {
        int place = names.ToList().IndexOf(value.Text ?? "");
        return () => place < 0 ? unknown : _variables[place];
    }

    /// <summary>Told of each value that is computed.</summary>
    protected virtual void Found(Expr value, T found)
    {
    }

    private sealed class Node
    {
        public Func<T>? Step { get; set; }

        public T Known { get; set; }

        /// <summary>The number of the point at which that is known.</summary>
        public int Point { get; set; }
    }
}
