using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>
/// Values as power series in the distance of a parameter from a point, on one side of it: there every choice, |u| and
/// max(u, v) is decided by the first term of a difference.
/// </summary>
/// <param name="parameter">The parameter.</param>
/// <param name="point">The point, which does not depend on the parameter.</param>
/// <param name="side">1 to the right of the point, −1 to the left.</param>
/// <param name="count">How many terms are computed.</param>
/// <param name="derivativeOf">Differentiates.</param>
internal sealed class SeriesExpansion(Expr parameter, Expr point, int side, int count, DerivativeOf derivativeOf)
{
    private readonly Dictionary<int, PowerSeries?> _done = [];

    /// <summary>Whether the value can be computed at the point itself: nothing was divided by what vanishes there, nor decided.</summary>
    public bool IsRegular { get; private set; } = true;

    private Graph Graph => parameter.Graph;

    /// <summary>The series of a value; null where it has none, or none that is known here.</summary>
    public PowerSeries? Of(Expr value)
    {
        if (ReferenceEquals(value, parameter))
            return new PowerSeries(0, [point, Graph.Real(1), .. Enumerable.Repeat(Graph.Real(0), count - 2)]);
        if (!value.DependsOn(parameter)) return PowerSeries.Constant(value, count);
        if (_done.TryGetValue(value.Id, out PowerSeries? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _done[value.Id] = value.Operation switch
        {
            Infix infix => Of(infix, value.Arguments[0], value.Arguments[1]),
            Prefix prefix => prefix == Prefix.Negate ? Of(value.Arguments[0])?.Negated() : null,
            Function function => Of(function, value),
            ActivationCall => Composed(value),
            Structural when Graph.IsSelect(value) => Chosen(value),
            _ => null,
        };
    }

    private PowerSeries? Of(Infix infix, Expr left, Expr right)
    {
        if (infix.Kind != ValueKind.Real || infix == Infix.Remainder || Of(left) is not { } u || Of(right) is not { } v) return null;
        if (infix == Infix.Add) return u.Plus(v);
        if (infix == Infix.Subtract) return u.Minus(v);
        return infix == Infix.Multiply ? u.Times(v) : Over(u, v);
    }

    private PowerSeries? Over(PowerSeries u, PowerSeries v)
    {
        if (v.Leading() is not { } divisor) return null;
        IsRegular &= divisor.Low <= 0;
        return u.Over(divisor);
    }

    private PowerSeries? Of(Function function, Expr value)
    {
        ImmutableArray<Expr> arguments = value.Arguments;
        if (function == Rules.Damped) return Of(Infix.Multiply, arguments[0], arguments[1]);
        if (function == Rules.Max || function == Rules.Min)
            return Of(arguments[0]) is { } u
                && Of(arguments[1]) is { } v
                && IsPositive(function == Rules.Max ? u.Minus(v) : v.Minus(u)) is { } wins
                ? PowerSeries.Choose(wins, u, v)
                : null;
        if (function == Rules.Abs || function == Rules.Sign)
        {
            if (Of(arguments[0]) is not { } u || IsPositive(u) is not { } positive) return null;
            PowerSeries one = PowerSeries.Constant(Graph.Real(1), count);
            return function == Rules.Abs
                ? PowerSeries.Choose(positive, u, u.Negated())
                : PowerSeries.Choose(positive, one, one.Negated());
        }
        return function.KinkWhereZero is null && function.Partials.All(partial => partial is not null)
            ? Root(function, arguments[0]) ?? Composed(value)
            : null;
    }

    /// <summary>√u where u vanishes with an even power: √(ε²·(a + …)) = |ε|·√(a + …).</summary>
    private PowerSeries? Root(Function function, Expr argument)
    {
        if (function != Rules.Sqrt || Of(argument)?.Leading() is not { Low: > 0 } u || u.Low % 2 != 0) return null;
        IsRegular = false;
        Expr root = Graph.Parameter($"root in {parameter.Text}");
        PowerSeries? outer = Taylor(root.Apply(Rules.Sqrt), root, u with { Low = 0 });
        return outer is null ? null : (side < 0 && u.Low / 2 % 2 != 0 ? outer.Negated() : outer) with { Low = u.Low / 2 };
    }

    /// <summary>A function of one argument that varies.</summary>
    private PowerSeries? Composed(Expr value)
    {
        Expr[] varying = [.. value.Arguments.Where(argument => argument.DependsOn(parameter)).Distinct()];
        if (varying.Length != 1 || value.Arguments.Any(argument => argument.Kind != ValueKind.Real && argument.DependsOn(parameter)))
            return null;
        Expr inner = Graph.Parameter($"inside {parameter.Text}");
        Expr outer = value.With(argument => ReferenceEquals(argument, varying[0]) ? inner : argument);
        return Of(varying[0]) is { } series ? Taylor(outer, inner, series) : null;
    }

    /// <summary>f(a + δ) = f(a) + f′(a)·δ + f″(a)·δ²/2 + …, where f and what is used of its derivatives are finite at a.</summary>
    private PowerSeries? Taylor(Expr outer, Expr inner, PowerSeries argument)
    {
        if (argument.Low < 0) return null;
        Expr start = argument.At(0);
        PowerSeries small = argument.Minus(PowerSeries.Constant(start, count)), power = PowerSeries.Constant(Graph.Real(1), count);
        PowerSeries? sum = null;
        double factorial = 1;
        for (int order = 0; order < count; order++)
        {
            Expr coefficient = outer.Rewrite(part => ReferenceEquals(part, inner) ? start : null);
            if (!Samples.IsFinite(coefficient)) return null;
            PowerSeries term = power.Times(coefficient / factorial);
            sum = sum is null ? term : sum.Plus(term);
            if (order == count - 1) break;
            if (TryDerive(outer, inner) is not { } next) return null;
            (outer, power, factorial) = (next, power.Times(small), factorial * (order + 1));
        }
        return sum;
    }

    private Expr? TryDerive(Expr outer, Expr inner)
    {
        try
        {
            return derivativeOf(outer, inner);
        }
        catch (MissingPartialException)
        {
            return null;
        }
    }

    private PowerSeries? Chosen(Expr choice) =>
        Decided(choice.Arguments[0]) is not { } condition ? null
        : condition.IsConstant ? Of(choice.Arguments[condition.Number != 0 ? 1 : 2])
        : Of(choice.Arguments[1]) is { } whenTrue && Of(choice.Arguments[2]) is { } whenFalse
            ? PowerSeries.Choose(condition, whenTrue, whenFalse)
            : null;

    /// <summary>What a condition comes to next to the point, as one on the other parameters.</summary>
    private Expr? Decided(Expr condition)
    {
        if (!condition.DependsOn(parameter)) return condition;
        if (condition.Operation == Prefix.Not) return Decided(condition.Arguments[0]) is { } no ? Graph.Not(no) : null;
        if (condition.Operation is not Infix { Kind: ValueKind.Boolean } infix) return null;
        (Expr left, Expr right) = (condition.Arguments[0], condition.Arguments[1]);
        if (!infix.IsComparison)
            return Decided(left) is { } first && Decided(right) is { } second ? Graph.Binary(infix, first, second) : null;
        if (left.Kind != ValueKind.Real || Of(left) is not { } u || Of(right) is not { } v) return null;
        return u.Minus(v).Leading() is not { } difference ? null
            : infix.Symbol is "==" or "!=" ? Different(infix, difference)
            : IsPositive(infix.Symbol[0] == '>' ? difference : difference.Negated());
    }

    private Expr Different(Infix infix, PowerSeries difference)
    {
        IsRegular &= difference.Low <= 0;
        return Graph.Boolean(infix == Infix.NotEqual);
    }

    /// <summary>Whether a series is above zero next to the point; null where not even its first term is known.</summary>
    private Expr? IsPositive(PowerSeries series)
    {
        if (series.Leading() is not { } from) return null;
        IsRegular &= from.Low <= 0;
        Expr first = side < 0 && from.Low % 2 != 0 ? -from.Terms[0] : from.Terms[0];
        return Samples.SignOf(first) is { } sign ? Graph.Boolean(sign > 0) : Graph.Compare(Infix.Greater, first, Graph.Real(0));
    }
}
