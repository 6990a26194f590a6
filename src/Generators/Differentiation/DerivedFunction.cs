using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Reading;

namespace GradRepl.Generators.Differentiation;

/// <summary>A point at which the derivative jumps.</summary>
/// <param name="Branch">The index of the function's branch that makes it.</param>
/// <param name="Condition">Where it lies, as a formula.</param>
/// <param name="At">The pre-activation there, in terms of the hyperparameters; null where it cannot be solved for.</param>
internal sealed record DerivedKink(int Branch, string Condition, Expr? At);

/// <summary>All derivatives of a function, as values.</summary>
/// <param name="Value">The function itself, in the form that its derivatives were taken from.</param>
/// <param name="First">The derivative with respect to the pre-activation.</param>
/// <param name="Second">The second derivative with respect to the pre-activation.</param>
/// <param name="Partials">The derivatives with respect to the hyperparameters.</param>
/// <param name="Kinks">The points at which the first derivative jumps.</param>
internal sealed record DerivedFunction(Expr Value, Expr First, Expr Second, ImmutableArray<Expr> Partials, ImmutableArray<DerivedKink> Kinks)
{
    /// <exception cref="MissingPartialException">A derivative of a called activation is needed that is not generated.</exception>
    /// <exception cref="GraphTooLargeException">The derivatives grow past <see cref="Graph.Limit"/>.</exception>
    public static DerivedFunction Of(FunctionModel function, CancellationToken cancellation)
    {
        Expr value = function.Value;
        Expr Parameter(ParameterModel parameter) => function.Graph.Parameter(ReadContext.Escape(parameter.Name), parameter.Kind);
        Expr z = Parameter(function.Parameters[0]);
        Expr first = new Differentiator(function.Graph, z).Derive(value);
        cancellation.ThrowIfCancellationRequested();
        Expr second = new Differentiator(function.Graph, z).Derive(first);
        cancellation.ThrowIfCancellationRequested();
        ImmutableArray<Expr> partials = [.. function.Hyperparameters.Select(parameter => new Differentiator(function.Graph, Parameter(parameter)).Derive(value))];
        return new DerivedFunction(value, first, second, partials, KinkSearch.Of(function, z, first));
    }
}
