using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>
/// Choices: the derivative of the side that is taken. A condition u = v that holds at a point alone has no width: there the
/// derivative is the limit of those beside it.
/// </summary>
internal sealed partial class Differentiator
{
    private readonly List<Expr> _pointsWithoutLimit = [];

    /// <summary>The differences that are zero at points where no limit of the derivative was found.</summary>
    public IReadOnlyList<Expr> PointsWithoutLimit => _pointsWithoutLimit;

    private Expr OfChoice(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        Expr Choose(Expr on, Expr first, Expr second) => graph.Select(on, first, second);
        if (AsksForEquality(condition) && condition.Operation is Infix infix)
        {
            (Expr left, Expr right) = (condition.Arguments[0], condition.Arguments[1]);
            if (infix == Infix.Or) return Derive(Choose(left, whenTrue, Choose(right, whenTrue, whenFalse)));
            if (infix == Infix.And) return Derive(Choose(left, Choose(right, whenTrue, whenFalse), whenFalse));
            return infix == Infix.Equal
                ? AtPoint(condition, whenTrue, whenFalse)
                : AtPoint(graph.Compare(Infix.Equal, left, right), whenFalse, whenTrue);
        }
        if (OfThree(condition, whenTrue, whenFalse) is { } three) return three;
        return Choose(condition, Derive(whenTrue), Derive(whenFalse));
    }

    private bool AsksForEquality(Expr condition) =>
        condition.Operation == Infix.Equal || condition.Operation == Infix.NotEqual
            ? condition.Arguments[0].Kind == ValueKind.Real && IsPoint(condition.Arguments[0], condition.Arguments[1])
            : (condition.Operation == Infix.Or || condition.Operation == Infix.And) && condition.Arguments.Any(AsksForEquality);

    /// <summary>u = v ? at : off, where u = v holds at points alone: the slope of "at" says nothing.</summary>
    private Expr AtPoint(Expr equal, Expr at, Expr off)
    {
        Expr beside = Derive(off);
        PointLimit limit = LimitAt(equal.Arguments[0], equal.Arguments[1], beside);
        Expr with = limit.IsRegular ? beside : graph.Select(equal, limit.Value ?? Derive(at), beside);
        return UnlessEverywhere(equal, at, with);
    }

    /// <summary>The slope with which a point is passed, but that of "at" where u = v holds at more than points.</summary>
    private Expr UnlessEverywhere(Expr equal, Expr at, Expr with) =>
        Everywhere(equal) is { } everywhere ? graph.Select(everywhere, Derive(at), with) : with;

    /// <summary>Whether u = v holds wherever it is asked, as αz = 0 does for α = 0; null where no other parameter decides that.</summary>
    private Expr? Everywhere(Expr equal)
    {
        Expr difference = equal.Arguments[0] - equal.Arguments[1], slope = Derive(difference);
        if (slope.IsConstant || graph.Dependencies(difference).Count == 1) return null;
        if (!slope.DependsOn(parameter)) return graph.Binary(Infix.And, equal, graph.Compare(Infix.Equal, slope, graph.Real(0)));
        // What is zero at two places that no period and no symmetry joins.
        Expr elsewhere = difference.With([parameter], [parameter + 0.7390851332151607]);
        return graph.Binary(Infix.And, equal, graph.Compare(Infix.Equal, elsewhere, graph.Real(0)));
    }

    /// <summary>u > v ? above : u = v ? at : below, which has a slope at u = v only where those of the two others agree.</summary>
    private Expr? OfThree(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        if (condition.Operation is not Infix { IsComparison: true, Symbol: "<" or "<=" or ">" or ">=" } order) return null;
        bool insideTrue = order.Symbol.Length == 2;
        (Expr inner, Expr outer) = insideTrue ? (whenTrue, whenFalse) : (whenFalse, whenTrue);
        if (!Graph.IsSelect(inner)
            || inner.Arguments[0] is not { } equal
            || equal.Operation != Infix.Equal
            || !AsksForEquality(equal)
            || !SameTwo(equal, condition))
            return null;
        Expr beside = Derive(inner.Arguments[2]), across = Derive(outer);
        Expr Sides(Expr within) => insideTrue ? graph.Select(condition, within, across) : graph.Select(condition, across, within);
        PointLimit limit = LimitAt(equal.Arguments[0], equal.Arguments[1], Sides(beside));
        // A tie of three ways that has no limit is a kink, with a slope of its own.
        if (limit.Value is null) _pointsWithoutLimit.Remove(equal.Arguments[0] - equal.Arguments[1]);
        Expr with = graph.Select(equal, limit.Value ?? Derive(inner.Arguments[1]), beside);
        return Sides(UnlessEverywhere(equal, inner.Arguments[1], with));
    }

    private static bool SameTwo(Expr first, Expr second) =>
        (first.Arguments[0] == second.Arguments[0] && first.Arguments[1] == second.Arguments[1])
        || (first.Arguments[0] == second.Arguments[1] && first.Arguments[1] == second.Arguments[0]);

    /// <summary>The limit of a value at u = v: in u itself, or in the parameter where the equation can be solved for it.</summary>
    private PointLimit LimitAt(Expr u, Expr v, Expr value)
    {
        (PointLimit? inside, bool isWhole) = LimitIn(u, v, value) is { Limit: not null } found ? found : LimitIn(v, u, value);
        if (isWhole && inside!.Value is not null) return inside;
        PointLimit? limit = LimitInParameter(LinearZeros.Of(u - v, parameter, Of), value) ?? (inside is null ? null : inside with
        {
            IsRegular = false,
        });
        if (limit?.Value is null) _pointsWithoutLimit.Add(u - v);
        return limit ?? new PointLimit(null, false);
    }

    /// <summary>
    /// The limit where a value that is compared comes to another one, which does not vary; and whether the parameter enters
    /// only through it.
    /// </summary>
    private (PointLimit? Limit, bool IsWhole) LimitIn(Expr unknown, Expr point, Expr value)
    {
        if (unknown.IsLeaf || point.DependsOn(parameter)) return (null, false);
        Expr stand = graph.Parameter($"at {parameter.Text}");
        Expr standing = value.Rewrite(part => ReferenceEquals(part, unknown) ? stand : null);
        if (!standing.DependsOn(stand)) return (null, false);
        PointLimit limit = PointLimit.Of(standing, stand, point, Of);
        return (limit with { Value = limit.Value?.Rewrite(part => part == stand ? unknown : null) }, !standing.DependsOn(parameter));
    }

    private PointLimit? LimitInParameter(ImmutableArray<Expr> points, Expr value)
    {
        if (points.IsEmpty) return null;
        PointLimit[] limits = [.. points.Select(point => PointLimit.Of(value, parameter, point, Of))];
        if (limits.Any(limit => limit.Value is null)) return new PointLimit(null, false);
        Expr last = limits[limits.Length - 1].Value!;
        Expr all = limits.Length == 1 ? last : graph.Select(graph.Compare(Infix.Less, parameter, graph.Real(0)), limits[0].Value!, last);
        return new PointLimit(all, limits.All(limit => limit.IsRegular));
    }

    /// <summary>
    /// Whether u = v holds at separate points: a difference of analytic functions that is not zero everywhere. max(z, 0) = 0
    /// holds on a half-line.
    /// </summary>
    private bool IsPoint(Expr u, Expr v)
    {
        Expr difference = u - v;
        Expr[] varying = [.. difference.Reachable().Where(part => part.DependsOn(parameter))];
        if (varying.Length == 0 || ReferenceEquals(u, v) || varying.Any(part => part.Operation is LoopVariable)) return false;
        return varying.All(IsAnalytic)
            ? !Samples.IsZero(Derive(difference))
            : !LinearZeros.Of(difference, parameter, Of).IsEmpty;
    }

    private static bool IsAnalytic(Expr part) =>
        part.IsLeaf
        || part.Operation is ActivationCall
        || part.Operation == Prefix.Negate
        || (part.Operation is Infix { Kind: ValueKind.Real } infix && infix != Infix.Remainder)
        || (part.Operation is Function { KinkWhereZero: null } function && function.Partials.All(partial => partial is not null));
}
