using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Model;

/// <summary>A point at which the derivative jumps.</summary>
/// <param name="Branch">The index of the function's branch that makes it.</param>
/// <param name="Condition">Where it lies, as a formula.</param>
/// <param name="At">The pre-activation there, in terms of the hyperparameters; null where it cannot be solved for.</param>
/// <param name="IsJump">Whether the derivative jumps there with the hyperparameters' defaults; with others it may.</param>
internal sealed record DerivedKink(int Branch, string Condition, Expr? At, bool IsJump);

/// <summary>A derivative that may be wrong at some places, or that there is none of.</summary>
/// <param name="Derivative">Which one, as "second derivative" or "derivative by beta".</param>
/// <param name="Where">Where it is in doubt, as "where z = 0".</param>
/// <param name="Reason">Why.</param>
internal sealed record Doubt(string Derivative, string Where, string Reason);

/// <summary>All derivatives of a function, as values.</summary>
/// <param name="Value">The function itself, in the form that its derivatives were taken from.</param>
/// <param name="First">The derivative with respect to the pre-activation.</param>
/// <param name="Second">The second derivative with respect to the pre-activation.</param>
/// <param name="Partials">The derivatives with respect to the hyperparameters.</param>
/// <param name="Kinks">The points at which the first derivative jumps.</param>
internal sealed record DerivedFunction(
    Expr Value,
    Expr First,
    Expr Second,
    ImmutableArray<Expr> Partials,
    ImmutableArray<DerivedKink> Kinks)
{
    /// <summary>The derivative of another activation that the second derivative needs and cannot have; null where there is one.</summary>
    public MissingPartialException? WithoutSecond { get; init; }

    /// <summary>What is in doubt about the derivatives.</summary>
    public ImmutableArray<Doubt> Doubts { get; init; } = [];

    /// <summary>Value and derivative changed.</summary>
    public DerivedFunction With(Func<Expr, Expr> change) => this with { Value = change(Value), First = change(First) };

    /// <summary>Value and derivative with the hyperparameters' defaults in place of these.</summary>
    public DerivedFunction AtDefaults(FunctionModel function)
    {
        Dictionary<int, Expr> defaults = function.Hyperparameters.ToDictionary(
            parameter => function.Graph.Parameter(parameter.Spelling, parameter.Kind).Id,
            parameter => function.Graph.Real(parameter.Number));
        // As the kernel for any hyperparameters computes it: 1.2 − 1 is not 0.2, and z^(1.2 − 1) not z^0.2.
        return function.Graph.InBinary(
            () => With(value => value.Rewrite(part => defaults.TryGetValue(part.Id, out Expr? number) ? number : null)));
    }
}
