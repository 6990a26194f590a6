using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// Where a choice leaves only u ≤ 0, as in ELU, e^u is e^−|u|, which cannot overflow and costs less. Where its other side is
/// 1 or u, no choice is needed: for u > 0, e^min(u, 0) is 1, and max(u, 0) + (e^min(u, 0) − 1) is u.
/// </summary>
internal static class OneSidedExponentials
{
    public static Expr Apply(Expr outputs) =>
        new Func<Expr, Expr, Expr, Expr?>[] { Joined, (_, _, _) => null }
            .Select(join => outputs.Rewrite(choice => Rewritten(choice, join)))
            .FirstOrDefault(AreComputedOnce) ?? outputs;

    private static Expr? Rewritten(Expr choice, Func<Expr, Expr, Expr, Expr?> join)
    {
        if (choice.Operation != LaneRules.Select
            || choice.Arguments[0] is not { Operation: Infix { IsComparison: true } comparison } condition)
            return null;
        if (condition.Arguments[1] is not { IsLiteral: true, Number: 0 }) return null;
        (Expr u, Expr first, Expr second) = (condition.Arguments[0], choice.Arguments[1], choice.Arguments[2]);
        if (comparison.Symbol is ">" or ">=")
            return join(u, first, second) ?? choice.Graph.Apply(LaneRules.Select, condition, first, Decaying(second, u));
        if (comparison.Symbol is "<" or "<=")
            return join(u, second, first) ?? choice.Graph.Apply(LaneRules.Select, condition, Decaying(first, u), second);
        return null;
    }

    private static Expr? Joined(Expr u, Expr whenPositive, Expr whenNegative)
    {
        Expr below = u.Apply(LaneRules.AtMost, u.Graph.Real(0)).Named("below");
        if (whenPositive.Is(1) && whenNegative == u.Apply(LaneRules.Exp)) return below.Apply(LaneRules.Decay).Named("t");
        if (whenPositive == u && whenNegative == u.Apply(LaneRules.Expm1))
            return u.Apply(LaneRules.AtLeast, u.Graph.Real(0)) + below.Apply(LaneRules.Decaym1).Named("m");
        return null;
    }

    private static Expr Decaying(Expr side, Expr u) => side.Rewrite(value =>
        value == u.Apply(LaneRules.Exp) ? u.Apply(LaneRules.Decay).Named("t")
        : value == u.Apply(LaneRules.Expm1) ? u.Apply(LaneRules.Decaym1).Named("m")
        : null);

    /// <summary>Whether no power is needed in two forms, which would be computed twice.</summary>
    private static bool AreComputedOnce(Expr outputs)
    {
        List<(Expr Argument, string Form)> powers = [.. outputs.Reachable()
            .Where(value => value.Operation == LaneRules.Exp
                || value.Operation == LaneRules.Expm1
                || value.Operation == LaneRules.Decay
                || value.Operation == LaneRules.Decaym1)
            .Select(value => value.Operation == LaneRules.Exp || value.Operation == LaneRules.Expm1 ? (value.Arguments[0], "e^u")
                : value.Arguments[0].Operation == LaneRules.AtMost ? (value.Arguments[0].Arguments[0], "e^min(u, 0)")
                : (value.Arguments[0], "e^−|u|"))];
        return powers.GroupBy(power => power.Argument.Id).All(same => same.Select(power => power.Form).Distinct().Count() == 1);
    }
}
