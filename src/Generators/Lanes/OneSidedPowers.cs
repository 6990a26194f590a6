using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Where a choice leaves only u ≤ 0, as in ELU, e^u is e^−|u|, which cannot overflow and costs less.</summary>
internal static class OneSidedPowers
{
    public static Expr Apply(Expr outputs)
    {
        Expr rewritten = outputs.Rewrite(Rewritten);
        var powers = new HashSet<int>(rewritten.Reachable().Where(value => value.Operation == LaneRules.Exp || value.Operation == LaneRules.Expm1).Select(value => value.Arguments[0].Id));
        // A power that is needed elsewhere as well would now be computed twice.
        return rewritten.Reachable().Any(value => (value.Operation == LaneRules.Decay || value.Operation == LaneRules.Decaym1) && powers.Contains(value.Arguments[0].Id)) ? outputs : rewritten;
    }

    private static Expr? Rewritten(Expr choice)
    {
        if (choice.Operation != LaneRules.Select || choice.Arguments[0] is not { Operation: Infix { IsComparison: true } comparison } condition) return null;
        if (condition.Arguments[1] is not { IsLiteral: true, Number: 0 }) return null;
        return comparison == Infix.Greater || comparison == Infix.GreaterOrEqual ? choice.Graph.Apply(LaneRules.Select, condition, choice.Arguments[1], Decaying(choice.Arguments[2], condition.Arguments[0]))
            : comparison == Infix.Less || comparison == Infix.LessOrEqual ? choice.Graph.Apply(LaneRules.Select, condition, Decaying(choice.Arguments[1], condition.Arguments[0]), choice.Arguments[2])
            : null;
    }

    private static Expr Decaying(Expr side, Expr u) => side.Rewrite(value =>
        value.Operation == LaneRules.Exp && value.Arguments[0] == u ? u.Graph.Apply(LaneRules.Decay, u).Named("t")
        : value.Operation == LaneRules.Expm1 && value.Arguments[0] == u ? u.Graph.Apply(LaneRules.Decaym1, u).Named("m")
        : null);
}
