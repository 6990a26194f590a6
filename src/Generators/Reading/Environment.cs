using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>What each parameter and local holds at one point of the program.</summary>
internal sealed class Environment
{
    private readonly Dictionary<ISymbol, Expr> _values;

    public Environment() => _values = new(SymbolEqualityComparer.Default);

    private Environment(Environment other) => _values = new(other._values, SymbolEqualityComparer.Default);

    public Environment Copy() => new(this);

    public bool TryGet(ISymbol symbol, out Expr? value) => _values.TryGetValue(symbol, out value);

    /// <summary>A parameter as the method was called with it.</summary>
    public Expr Parameter(ISymbol parameter) => _values[parameter];

    public void Set(ISymbol symbol, Expr value) => _values[symbol] = value;

    /// <summary>Takes over the choice between what two ways through an expression left in the variables.</summary>
    public void Choose(Graph graph, Expr condition, Environment whenTrue, Environment whenFalse)
    {
        foreach (ISymbol symbol in _values.Keys.ToList())
            _values[symbol] = graph.Select(condition, whenTrue._values[symbol], whenFalse._values[symbol]);
    }
}
