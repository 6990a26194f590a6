using System;
using System.Linq;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition;

namespace GradRepl.Generators.Simplification;

/// <summary>
/// P·a + P·b = P·(a + b) for a P that decays, as in silu″ = σ′(z)·(2 − z·tanh(z/2)): the factor that vanishes stands once,
/// where it can win over all that grows.
/// </summary>
internal static class DecayingFactors
{
    public static Expr Collect(Expr value, Expr parameter) => value.Rewrite(node => Collected(node, parameter));

    private static Expr? Collected(Expr sum, Expr parameter)
    {
        if (sum.Operation != Infix.Add && sum.Operation != Infix.Subtract) return null;
        Factorization left = Factorization.Of(sum.Arguments[0]), right = Factorization.Of(sum.Arguments[1]);
        if (left.Over.FirstOrDefault(factor => Damping.Decays(factor, parameter) && right.Over.Contains(factor)) is not { } common) return null;
        left.Over.Remove(common);
        right.Over.Remove(common);
        // A whole number in common stands in front: 2·φ(z) − 2·z²·φ(z).
        double coefficient = Math.Abs(left.Coefficient) == Math.Abs(right.Coefficient) ? left.Coefficient : 1;
        Expr first = (left with { Coefficient = left.Coefficient / coefficient }).Product(sum.Graph);
        Expr second = (right with { Coefficient = right.Coefficient / coefficient }).Product(sum.Graph);
        return coefficient * (sum.Graph.Binary((Infix)sum.Operation, first, second) * common);
    }
}
