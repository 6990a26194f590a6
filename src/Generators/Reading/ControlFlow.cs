using System;
using System.Collections.Immutable;
using GradRepl.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Reading;

/// <summary>
/// Where control goes from a statement: what the rest of the method makes of the variables' values, as functions.
/// A branch that returns early simply does not call <see cref="Next"/>.
/// </summary>
internal sealed record ControlFlow
{
    /// <summary>On to the next statement.</summary>
    public required Func<Environment, Expr> Next { get; init; }

    /// <summary>Out of the method with a value.</summary>
    public required Func<Expr, Environment, Expr> Return { get; init; }

    /// <summary>Out of everything by an exception.</summary>
    public required Func<Environment, Expr> Throw { get; init; }

    /// <summary>To the label of a break, continue or goto.</summary>
    public ImmutableDictionary<ISymbol, Func<Environment, Expr>> Jumps { get; init; } =
        ImmutableDictionary.Create<ISymbol, Func<Environment, Expr>>(SymbolEqualityComparer.Default);
}
