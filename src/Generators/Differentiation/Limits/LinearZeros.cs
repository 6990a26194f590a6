using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>Where a difference vanishes, as a formula.</summary>
internal static class LinearZeros
{
    /// <summary>A zero whose place would take a longer formula is not solved for.</summary>
    private const int SizeLimit = 200;

    /// <summary>The zeros of a·z + b or a·|z| + b, in order; none where the difference is of neither form.</summary>
    public static ImmutableArray<Expr> Of(Expr whereZero, Expr z, DerivativeOf derivativeOf)
    {
        if (SolveFor(whereZero, z, derivativeOf) is { } at) return [at];
        Expr magnitude = z.Apply(Rules.Abs);
        Expr stand = z.Graph.Parameter("|z|");
        Expr without = whereZero.Rewrite(value => ReferenceEquals(value, magnitude) ? stand : null);
        return !without.DependsOn(z) && SolveFor(without, stand, derivativeOf) is { } distance ? [-distance, distance] : [];
    }

    private static Expr? SolveFor(Expr whereZero, Expr unknown, DerivativeOf derivativeOf)
    {
        if (!whereZero.DependsOn(unknown) || whereZero.WrittenSize() > SizeLimit) return null;
        // What chooses by the unknown is not linear in it, though each of its sides may be.
        if (whereZero.Reachable().Any(part => part.Kind == ValueKind.Boolean && part.DependsOn(unknown))) return null;
        Expr slope = derivativeOf(whereZero, unknown);
        if (slope.DependsOn(unknown) || slope.Reachable().Any(Graph.IsSelect)) return null;
        Expr offset = whereZero.Rewrite(value => ReferenceEquals(value, unknown) ? unknown.Graph.Real(0) : null);
        return -offset / slope;
    }
}
