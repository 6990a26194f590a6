using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Recognition;
using GradRepl.Generators.Simplification;
using GradRepl.Generators.Writing.Mathematics;

namespace GradRepl.Generators.Pipeline;

/// <summary>From a function as read to its derivatives: recognition, differentiation and simplification, in this order.</summary>
internal static class FunctionDerivation
{
    /// <exception cref="MissingPartialException">A derivative of a called activation is needed that is not generated.</exception>
    /// <exception cref="GraphTooLargeException">The derivatives grow past <see cref="Graph.Limit"/>.</exception>
    public static DerivedFunction Of(FunctionModel function, CancellationToken cancellation)
    {
        var recognizer = new Recognizer();
        Expr value = recognizer.Of(function.Value);
        Expr Parameter(ParameterModel parameter) => function.Graph.Parameter(parameter.Spelling, parameter.Kind);
        Expr Derive(Expr of, Expr by)
        {
            cancellation.ThrowIfCancellationRequested();
            Expr derivative = recognizer.Of(new Differentiator(function.Graph, by).DeriveResult(of));
            // What is left beside a common factor may be known better in its turn: e^z·E − E = E·(e^z − 1).
            return LoopPruning.Apply(recognizer.Of(DecayingFactors.Collect(Terms.Collect(derivative), by)));
        }
        Expr z = Parameter(function.Parameters[0]);
        Expr first = function.GivenDerivative is { } given ? Terms.Collect(recognizer.Of(given)) : Derive(value, z);
        Expr second = Derive(first, z);
        ImmutableArray<Expr> partials = [.. function.Hyperparameters.Select(parameter => Derive(value, Parameter(parameter)))];
        return new DerivedFunction(
            value,
            Damping.Apply(first, z),
            Damping.Apply(second, z),
            [.. partials.Select(partial => Damping.Apply(partial, z))],
            KinkSearch.Of(function, z, first, FormulaWriter.Unicode));
    }
}
