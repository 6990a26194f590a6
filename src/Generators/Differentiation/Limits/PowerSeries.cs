using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>
/// The first terms of a power series in a small ε: the sum of Terms[i]·ε^(Low + i), and nothing known of what follows.
/// </summary>
internal sealed record PowerSeries(int Low, ImmutableArray<Expr> Terms)
{
    private Graph Graph => Terms[0].Graph;

    /// <summary>The first power of ε whose coefficient is not known.</summary>
    private int End => Low + Terms.Length;

    public static PowerSeries Constant(Expr value, int count) =>
        new(0, [value, .. Enumerable.Repeat(value.Graph.Real(0), count - 1)]);

    /// <summary>The coefficient of a power of ε; zero below the lowest.</summary>
    public Expr At(int power) => power < Low ? Graph.Real(0) : Terms[power - Low];

    /// <summary>The same from its first term that is not zero; null where all that are known are.</summary>
    public PowerSeries? Leading()
    {
        for (int i = 0; i < Terms.Length; i++)
            if (!Samples.IsZero(Terms[i])) return new PowerSeries(Low + i, Terms.RemoveRange(0, i));
        return null;
    }

    public PowerSeries Negated() => this with { Terms = [.. Terms.Select(term => -term)] };

    public PowerSeries Plus(PowerSeries other) => With(other, (left, right) => left + right);

    public PowerSeries Minus(PowerSeries other) => With(other, (left, right) => left - right);

    /// <summary>Term by term one of two series.</summary>
    public static PowerSeries Choose(Expr condition, PowerSeries whenTrue, PowerSeries whenFalse) =>
        whenTrue.With(whenFalse, (left, right) => left.Graph.Select(condition, left, right));

    public PowerSeries Times(PowerSeries other)
    {
        int count = Math.Min(Terms.Length, other.Terms.Length);
        return new PowerSeries(Low + other.Low, [.. Enumerable.Range(0, count).Select(power =>
            Enumerable.Range(0, power + 1).Aggregate(Graph.Real(0), (sum, i) => sum + Terms[i] * other.Terms[power - i]))]);
    }

    public PowerSeries Times(Expr factor) => this with { Terms = [.. Terms.Select(term => factor * term)] };

    /// <summary>The quotient by a series whose first term is not zero.</summary>
    public PowerSeries Over(PowerSeries divisor)
    {
        int count = Math.Min(Terms.Length, divisor.Terms.Length);
        var quotient = new Expr[count];
        for (int power = 0; power < count; power++)
        {
            Expr rest = Terms[power];
            for (int i = 0; i < power; i++) rest -= quotient[i] * divisor.Terms[power - i];
            quotient[power] = rest / divisor.Terms[0];
        }
        return new PowerSeries(Low - divisor.Low, [.. quotient]);
    }

    private PowerSeries With(PowerSeries other, Func<Expr, Expr, Expr> combine)
    {
        int low = Math.Min(Low, other.Low), count = Math.Max(1, Math.Min(End, other.End) - low);
        return new PowerSeries(low, [.. Enumerable.Range(low, count).Select(power => combine(At(power), other.At(power)))]);
    }
}
