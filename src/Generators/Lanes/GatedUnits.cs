using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>
/// Gated units such as SiLU, mish and the tanh form of GELU: z times a gate G(u) that rounds to 0 below some z and to 1 above
/// another. With z clamped to that range e^u cannot overflow, so that no choice between e^u and e^−u is needed; beyond the
/// range only the factor beside the gate matters.
/// </summary>
internal static class GatedUnits
{
    /// <summary>e^u is 0 here and below, in double and float.</summary>
    private const double ShutAt = -746, Lowest = -2000;

    private static readonly ImmutableArray<Gate> All =
    [
        new(Rules.Logistic, Rules.LogisticDerivative, 45, 85, 2.9e-20, LaneRules.OpeningLogistic),
        new(Rules.TanhSoftplus, Rules.TanhSoftplusDerivative, 24, 42, 5.8e-21, LaneRules.OpeningTanhSoftplus),
    ];

    /// <summary>Value and derivative over bounded z; as they are where they are no gated unit.</summary>
    public static Expr Apply(Expr outputs, Expr z)
    {
        List<Expr> gates = [.. outputs.Reachable().Where(value => All.Any(gate => gate.Owns(value)))];
        if (gates.Count == 0) return outputs;
        Gate gate = All.First(each => each.Owns(gates[0]));
        Expr u = gates[0].Arguments[0];
        if (!gates.All(value => gate.Owns(value) && value.Arguments[0] == u) || !Signs.Follows(u, z) || !IsPolynomial(u, z)) return outputs;

        List<List<Term>?> sums = [.. outputs.Arguments.Select(output => Terms(output, z.Graph.Real(1), gate, z))];
        double shut = -Reach(-ShutAt, -Lowest, distance => -At(u, z, -distance)),
            open = Reach(gate.OpenAt, gate.Highest, distance => At(u, z, distance));
        if (double.IsNaN(shut) || double.IsNaN(open) || sums.Any(terms => terms is null || !IsOpen(terms))) return outputs;

        Expr above = z.Apply(LaneRules.AtLeast, z.Graph.Real(shut)).Named("above"),
            inside = above.Apply(LaneRules.AtMost, z.Graph.Real(open)).Named("inside");
        Opening opening = gate.Over(With(HornerForm.Of(u, z), inside).Apply(LaneRules.ExpOfBounded).Named("w"));
        return outputs.Graph.Tuple([.. sums.Select(terms => terms!
            .Select(term => term.IsSlope
                ? opening.SlopeTimes(With(HornerForm.Of(term.Beside, z), inside))
                : opening.Value * With(term.Beside, above))
            .Aggregate((sum, term) => sum + term))]);

        Expr With(Expr value, Expr bounded) => value.Rewrite(part => part == z ? bounded : null);

        // Where z is held fast, slopes no longer count beside what the open gate lets through.
        bool IsOpen(List<Term> terms) =>
            terms.Where(term => term.IsSlope).Sum(term => Math.Abs(At(term.Beside, z, open))) * gate.SlopeWhereOpen
                <= 1e-17 * Math.Abs(terms.Where(term => !term.IsSlope).Sum(term => At(term.Beside, z, open)));
    }

    /// <summary>The terms of a sum, if each is a gate, or a gate's slope, times a polynomial; gates times what goes to ∞ with z.</summary>
    private static List<Term>? Terms(Expr sum, Expr beside, Gate gate, Expr z)
    {
        if (sum.Operation == Infix.Add)
            return Terms(sum.Arguments[0], beside, gate, z) is { } first && Terms(sum.Arguments[1], beside, gate, z) is { } second
                ? [.. first, .. second]
                : null;
        if (sum.Operation == Infix.Divide) return Terms(sum.Arguments[0], beside / sum.Arguments[1], gate, z);
        List<Expr> factors = [.. sum.Factors().SelectMany(factor => factor.Operation == Rules.Damped
            ? [factor.Arguments[0], .. factor.Arguments[1].Factors()]
            : new[] { factor })];
        int place = factors.FindIndex(factor => factor.Reachable().Any(gate.Owns));
        if (place < 0) return null;
        Expr gated = factors[place];
        factors.RemoveAt(place);
        beside = factors.Aggregate(beside, (product, factor) => product * factor);
        if (!gate.Owns(gated))
            return gated.Operation == Infix.Add || gated.Operation == Infix.Divide ? Terms(gated, beside, gate, z) : null;
        bool isSlope = gated.Operation == gate.Slope;
        return IsPolynomial(beside, z) && (isSlope || beside.IsConstant || Signs.Follows(beside, z)) ? [new Term(isSlope, beside)] : null;
    }

    private static bool IsPolynomial(Expr value, Expr z) => value.Reachable().All(part =>
        part == z
        || part.IsConstant
        || part.Operation == Infix.Add
        || part.Operation == Infix.Subtract
        || part.Operation == Infix.Multiply
        || part.Operation == Prefix.Negate
        || ((part.Operation == Infix.Divide || part.Operation == Rules.Sqrt) && !part.Arguments[part.Arguments.Length - 1].DependsOn(z)));

    /// <summary>
    /// A short number at which what grows from 0 has reached <paramref name="least"/>, and not passed
    /// <paramref name="most"/>.
    /// </summary>
    private static double Reach(double least, double most, Func<double, double> growing)
    {
        double low = 0, high = 1;
        while (growing(high) < least && high < 1e100) high *= 2;
        for (int halvings = 0; halvings < 60; halvings++)
        {
            double middle = (low + high) / 2;
            if (growing(middle) < least) low = middle;
            else high = middle;
        }
        double step = Math.Pow(10, Math.Floor(Math.Log10(high)) + 1);
        for (int digits = 0; digits < 4; digits++, step /= 10)
        {
            double rounded = Math.Ceiling(high / step) * step;
            if (growing(rounded) >= least && growing(rounded) <= most) return rounded;
        }
        return double.NaN;
    }

    private static double At(Expr value, Expr z, double number) =>
        new Evaluator(new Dictionary<string, double>(StringComparer.Ordinal) { [z.Text!] = number }).Evaluate(value);

    /// <summary>A gate, or its slope, times a polynomial.</summary>
    private readonly record struct Term(bool IsSlope, Expr Beside);

    /// <param name="Function">What is 0 far to the left and 1 far to the right.</param>
    /// <param name="Slope">Its derivative.</param>
    /// <param name="OpenAt">Where it is 1 in every digit.</param>
    /// <param name="Highest">Up to where nothing overflows in float.</param>
    /// <param name="SlopeWhereOpen">The derivative there.</param>
    /// <param name="Over">Both over e^u.</param>
    private sealed record Gate(
        Function Function,
        Function Slope,
        double OpenAt,
        double Highest,
        double SlopeWhereOpen,
        Func<Expr, Opening> Over)
    {
        public bool Owns(Expr value) => value.Operation == Function || value.Operation == Slope;
    }
}

/// <summary>A gate over e^u.</summary>
/// <param name="Value">The gate.</param>
/// <param name="SlopeTimes">The gate's slope times a factor.</param>
internal sealed record Opening(Expr Value, Func<Expr, Expr> SlopeTimes);
