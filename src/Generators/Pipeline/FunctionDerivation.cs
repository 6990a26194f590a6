using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Differentiation.Implicit;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Generators.Recognition;
using GradRepl.Generators.Simplification;
using GradRepl.Generators.Writing.Mathematics;

namespace GradRepl.Generators.Pipeline;

/// <summary>From a function as read to its derivatives: recognition, differentiation and simplification, in this order.</summary>
internal static class FunctionDerivation
{
    private const string LoopReason = "a loop's result depends on its conditions, and no equation was found that it solves";

    /// <exception cref="MissingPartialException">A derivative of a called activation is needed that is not generated.</exception>
    /// <exception cref="GraphTooLargeException">The derivatives grow past <see cref="Graph.Limit"/>.</exception>
    public static DerivedFunction Of(FunctionModel function, CancellationToken cancellation)
    {
        var recognizer = new Recognizer();
        function.Graph.Keep(function.Value);
        Expr value = recognizer.Of(function.Value);
        Expr Parameter(ParameterModel parameter) => function.Graph.Parameter(parameter.Spelling, parameter.Kind);
        var defaults = function.Hyperparameters.ToDictionary(
            parameter => parameter.Spelling, parameter => parameter.Number, StringComparer.Ordinal);
        var doubts = ImmutableArray.CreateBuilder<Doubt>();
        Expr z = Parameter(function.Parameters[0]);
        var kinked = new HashSet<Expr>();
        Expr Derive(Expr of, Expr by, string which)
        {
            cancellation.ThrowIfCancellationRequested();
            var differentiator = new Differentiator(function.Graph, by);
            Expr derivative = recognizer.Of(differentiator.DeriveResult(of));
            // What is left beside a common factor may be known better in its turn: e^z·E − E = E·(e^z − 1).
            derivative = LoopPruning.Apply(recognizer.Of(DecayingFactors.Collect(Terms.Collect(derivative), by)));
            // Where the first derivative has no limit, it has a kink, and the second is not asked for.
            (derivative, ImmutableArray<Expr> unknown) = TieMending.Mend(
                of, derivative, by, defaults, differentiator.PointsWithoutLimit.Except(kinked), Differentiator.Of);
            if (by == z) kinked.UnionWith(differentiator.PointsWithoutLimit);
            if (which == "derivative") unknown = unknown.RemoveAll(difference => kinked.Contains(difference) && !CallsOthers(of));
            if (differentiator.HasLoopInDoubt || (of == value && ConditionChains.Contradict(value, derivative, by)))
                doubts.Add(new Doubt(which, "", LoopReason));
            doubts.AddRange(unknown.Select(difference => new Doubt(
                which, $" where {FormulaWriter.Unicode(difference)} = 0", "no formula was found that goes on through the choice there")));
            return derivative;
        }
        Expr Given(Expr derivative) => Terms.Collect(recognizer.Of(derivative));
        Expr first = function.GivenDerivative is { } given ? Given(given) : Derive(value, z, "derivative");
        MissingPartialException? withoutSecond = null;
        Expr second;
        try
        {
            second = function.GivenSecond is { } givenSecond ? Given(givenSecond) : Derive(first, z, "second derivative");
        }
        catch (MissingPartialException missing)
        {
            (second, withoutSecond) = (function.Graph.Real(double.NaN), missing);
        }
        ImmutableArray<Expr> partials = [.. function.Hyperparameters.Select((parameter, i) => function.GivenPartials[i] is { } partial
            ? Given(partial)
            : Derive(value, Parameter(parameter), $"derivative by {parameter.Name}"))];
        return new DerivedFunction(
            value,
            Damping.Apply(first, z),
            Damping.Apply(second, z),
            [.. partials.Select(partial => Damping.Apply(partial, z))],
            KinkSearch.Of(function, z, first, second, FormulaWriter.Unicode))
        {
            Doubts = doubts.ToImmutable(),
            WithoutSecond = withoutSecond,
        };
    }

    /// <summary>Whether other activations are called, of which only running code knows the values.</summary>
    private static bool CallsOthers(Expr value) => value.Reachable().Any(part => part.Operation is ActivationCall);
}
