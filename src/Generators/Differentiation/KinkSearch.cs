using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Differentiation;

/// <summary>Where a function's branches make its derivative, or the function itself, jump.</summary>
internal static class KinkSearch
{
    /// <summary>A kink whose place would take a longer formula is given by its condition alone.</summary>
    private const int SizeLimit = 200;

    /// <param name="function">The function as read.</param>
    /// <param name="z">Its pre-activation.</param>
    /// <param name="first">Its derivative.</param>
    /// <param name="show">How a value is shown as a formula.</param>
    public static ImmutableArray<DerivedKink> Of(FunctionModel function, Expr z, Expr first, Func<Expr, string> show)
    {
        var kinks = ImmutableArray.CreateBuilder<DerivedKink>();
        for (int branch = 0; branch < function.Branches.Length; branch++)
        {
            Expr whereZero = function.Branches[branch];
            // A condition inside a loop is met in every round, at places that only the running loop knows.
            if (!whereZero.DependsOn(z) || whereZero.Reachable().Any(value => value.Operation is LoopVariable)) continue;
            ImmutableArray<Expr> points = Solve(whereZero, z);
            if (points.IsEmpty)
            {
                Add(new DerivedKink(branch, $"{show(whereZero)} = 0", null, IsJump: true));
                continue;
            }
            foreach (Expr at in points)
            {
                // ELU is smooth at 0 for α = 1 only: where hyperparameters can make a kink, the runtime looks again.
                bool jumps = IsJump(function, z, first, at);
                if (jumps || function.Hyperparameters.Any()) Add(new DerivedKink(branch, $"{show(z)} = {show(at)}", at, jumps));
            }
        }
        return kinks.ToImmutable();

        void Add(DerivedKink kink)
        {
            if (kinks.All(known => known.Condition != kink.Condition)) kinks.Add(kink);
        }
    }

    /// <summary>The zeros of a·z + b or a·|z| + b; none where the difference is of neither form.</summary>
    private static ImmutableArray<Expr> Solve(Expr whereZero, Expr z)
    {
        if (SolveFor(whereZero, z) is { } at) return [at];
        Expr magnitude = z.Apply(Rules.Abs);
        Expr stand = z.Graph.Parameter("|z|");
        Expr without = whereZero.Rewrite(value => ReferenceEquals(value, magnitude) ? stand : null);
        return !without.DependsOn(z) && SolveFor(without, stand) is { } distance ? [-distance, distance] : [];
    }

    private static Expr? SolveFor(Expr whereZero, Expr unknown)
    {
        if (!whereZero.DependsOn(unknown) || whereZero.WrittenSize() > SizeLimit) return null;
        Expr slope = new Differentiator(unknown.Graph, unknown).Derive(whereZero);
        if (slope.DependsOn(unknown) || slope.Reachable().Any(Graph.IsSelect)) return null;
        Expr offset = whereZero.Rewrite(value => ReferenceEquals(value, unknown) ? unknown.Graph.Real(0) : null);
        return -offset / slope;
    }

    /// <summary>
    /// Whether value or slope differ on the two sides, with the hyperparameters' defaults; where that cannot be computed,
    /// they may.
    /// </summary>
    private static bool IsJump(FunctionModel function, Expr z, Expr first, Expr at)
    {
        var defaults = function.Hyperparameters.ToDictionary(
            parameter => parameter.Spelling, parameter => parameter.Number, StringComparer.Ordinal);
        double point = new Evaluator(defaults).Evaluate(at);
        double step = 1e-9 * Math.Max(1, Math.Abs(point));
        return Differs(function.Value) || Differs(first);

        bool Differs(Expr value)
        {
            double left = At(point - step), right = At(point + step);
            return !(Math.Abs(left - right) <= 1e-6 * Math.Max(1, Math.Abs(left)));
            double At(double x) =>
                new Evaluator(new Dictionary<string, double>(defaults, StringComparer.Ordinal) { [z.Text!] = x }).Evaluate(value);
        }
    }
}
