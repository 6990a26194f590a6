using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Differentiation.Implicit;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Differentiation;

/// <summary>Where a function's branches make its derivative, or the function itself, jump.</summary>
internal static class KinkSearch
{
    private const int Settings = 3;

    /// <param name="function">The function as read.</param>
    /// <param name="z">Its pre-activation.</param>
    /// <param name="first">Its derivative.</param>
    /// <param name="second">Its second derivative.</param>
    /// <param name="show">How a value is shown as a formula.</param>
    public static ImmutableArray<DerivedKink> Of(
        FunctionModel function, Expr z, Expr first, Expr second, Func<Expr, string> show)
    {
        Dictionary<string, double> defaults = Defaults(function);
        var kinks = ImmutableArray.CreateBuilder<DerivedKink>();
        for (int branch = 0; branch < function.Branches.Length; branch++)
        {
            Expr whereZero = function.Branches[branch];
            // The guesses of a solver are no kinks of what it finds.
            if (ConditionChains.IsLong(whereZero, z)) continue;
            // A condition inside a loop is met in every round, at places that only the running loop knows.
            if (!whereZero.DependsOn(z) || whereZero.Reachable().Any(value => value.Operation is LoopVariable)) continue;
            ImmutableArray<Expr> points = LinearZeros.Of(whereZero, z, Differentiator.Of);
            if (points.IsEmpty)
            {
                if (MayJump(function, z, first, whereZero)) Add(new DerivedKink(branch, $"{show(whereZero)} = 0", null, IsJump: true));
                continue;
            }
            foreach (Expr at in points)
            {
                // ELU is smooth at 0 for α = 1 only: where hyperparameters can make a kink, the runtime looks again.
                double point = Samples.Evaluate(at, defaults);
                bool jumps = IsJump(function, z, first, point, defaults);
                // The runtime looks again, and there knows jumps of the second derivative too.
                bool bends = jumps || function.Hyperparameters.Any() || !SideLimits.Of(x => At(second, z, x, defaults), point).Agree;
                if (bends) Add(new DerivedKink(branch, $"{show(z)} = {show(at)}", at, jumps));
            }
        }
        return kinks.ToImmutable();

        void Add(DerivedKink kink)
        {
            if (kinks.All(known => known.Condition != kink.Condition)) kinks.Add(kink);
        }
    }

    /// <summary>
    /// Whether a difference that cannot be solved makes jumps: not where it has zeros, at some values of the hyperparameters, and
    /// none of them is a jump.
    /// </summary>
    private static bool MayJump(FunctionModel function, Expr z, Expr first, Expr whereZero)
    {
        bool found = false;
        foreach (Dictionary<string, double> setting
            in Samples.Of(function.Value, first, whereZero, z).Take(Settings).Prepend(Defaults(function)))
        {
            foreach (double root in Roots.Of(x => At(whereZero, z, x, setting)))
            {
                if (IsJump(function, z, first, root, setting)) return true;
                found = true;
            }
        }
        return !found;
    }

    private static Dictionary<string, double> Defaults(FunctionModel function) => function.Hyperparameters.ToDictionary(
        parameter => parameter.Spelling, parameter => parameter.Number, StringComparer.Ordinal);

    /// <summary>
    /// Whether value or slope differ on the two sides, or the value at the point from both; where that cannot be computed, they
    /// may.
    /// </summary>
    private static bool IsJump(FunctionModel function, Expr z, Expr first, double point, Dictionary<string, double> setting)
    {
        SideLimits values = LimitsOf(function.Value);
        return !values.Agree || !LimitsOf(first).Agree || !SideLimits.Near(values.Left, At(function.Value, z, point, setting));

        SideLimits LimitsOf(Expr value) => SideLimits.Of(x => At(value, z, x, setting), point);
    }

    private static double At(Expr value, Expr z, double x, Dictionary<string, double> setting) =>
        Samples.Evaluate(value, Samples.With(setting, z, x));
}
