using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Simplification;

/// <summary>
/// P·a + P·b = P·(a + b) for a P that decays, as in silu″ = σ′(z)·(2 − z·tanh(z/2)): the factor that vanishes stands once,
/// where it can win over all that grows.
/// </summary>
internal static class DecayingFactors
{
    public static Expr Collect(Expr value, Expr parameter) =>
        value.Rewrite(node => Collected(node, parameter), keepDecisions: true);

    private static Expr? Collected(Expr sum, Expr parameter)
    {
        if (sum.Operation != Infix.Add && sum.Operation != Infix.Subtract) return null;
        Factorization left = Factorization.Of(sum.Arguments[0]), right = Factorization.Of(sum.Arguments[1]);
        // right.Over gives up what left.Over has too, one for one.
        List<Expr> common = [.. left.Over.Where(factor => Damping.Decays(factor, parameter) && right.Over.Remove(factor))];
        if (common.Count == 0) return null;
        foreach (Expr factor in common) left.Over.Remove(factor);
        // A whole number in common stands in front: 2·φ(z) − 2·z²·φ(z).
        double coefficient = Math.Abs(left.Coefficient) == Math.Abs(right.Coefficient) ? left.Coefficient : 1;
        Expr first = (left with { Coefficient = left.Coefficient / coefficient }).Product(sum.Graph);
        Expr second = (right with { Coefficient = right.Coefficient / coefficient }).Product(sum.Graph);
        return coefficient * common.Aggregate(sum.Graph.Binary((Infix)sum.Operation, first, second), (product, factor) => product * factor);
    }
}
