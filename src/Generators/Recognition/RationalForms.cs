using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition;

/// <summary>A row of the table: a quotient of polynomials in E = e^v and the well-conditioned value that it equals.</summary>
/// <param name="Identity">The identity, for people; tests check it in numbers.</param>
/// <param name="Offset">n of the factor Eⁿ.</param>
/// <param name="Numerator">The coefficients of 1, E, E², …; the first is not 0, the last is 1.</param>
/// <param name="Denominator">Likewise.</param>
/// <param name="Factor">The number that the quotient is to be multiplied by.</param>
/// <param name="Form">The value, given v.</param>
internal sealed record RationalForm(string Identity, int Offset, ImmutableArray<double> Numerator, ImmutableArray<double> Denominator, double Factor, Func<Expr, Expr> Form);

/// <summary>Quotients of exponentials that people write, and what they are; found up to a constant factor.</summary>
internal static class RationalForms
{
    public static readonly ImmutableArray<RationalForm> Table =
    [
        new("E = exp(v)", 1, [1], [1], 1, v => v.Apply(Rules.Exp)),
        new("1/E = exp(−v)", -1, [1], [1], 1, v => (-v).Apply(Rules.Exp)),
        new("E/(1 + E) = σ(v)", 1, [1], [1, 1], 1, v => v.Apply(Rules.Logistic)),
        new("1/(1 + E) = σ(−v)", 0, [1], [1, 1], 1, v => (-v).Apply(Rules.Logistic)),
        new("(E − 1)/(E + 1) = tanh(v/2)", 0, [-1, 1], [1, 1], 1, v => (0.5 * v).Apply(Rules.Tanh)),
        new("(E − 1)²/(E + 1)² = tanh²(v/2)", 0, [1, -2, 1], [1, 2, 1], 1, v => (0.5 * v).Apply(Rules.Tanh).ToThe(2)),
        new("4E/(1 + E)² = sech²(v/2)", 1, [1], [1, 2, 1], 4, v => (0.5 * v).Apply(Rules.SechSquared)),
        new("E/(1 + E)² = σ′(v)", 1, [1], [1, 2, 1], 1, v => v.Apply(Rules.LogisticDerivative)),
        new("E − 1 = expm1(v)", 0, [-1, 1], [1], 1, v => v.Apply(Rules.Expm1)),
        new("(1 − E)/E = expm1(−v)", -1, [-1, 1], [1], -1, v => (-v).Apply(Rules.Expm1)),
        new("(E² + 1)/2E = cosh(v)", -1, [1, 0, 1], [1], 0.5, v => v.Apply(Rules.Cosh)),
        new("(E² − 1)/2E = sinh(v)", -1, [-1, 0, 1], [1], 0.5, v => v.Apply(Rules.Sinh)),
        new("2E/(E² + 1) = sech(v)", 1, [1], [1, 0, 1], 2, v => v.Apply(Rules.Sech)),
        new("(E² + 2E)/(E² + 2E + 2) = tanh(softplus(v))", 1, [2, 1], [2, 2, 1], 1, v => v.Apply(Rules.TanhSoftplus)),
        new("4E(E + 1)/(E² + 2E + 2)² = tanh(softplus(v))′", 1, [1, 1], [4, 8, 8, 4, 1], 4, v => v.Apply(Rules.TanhSoftplusDerivative)),
    ];

    /// <summary>1 + E, E − 1, 1 + E², E² + 2E + 2: what sums of quotients gain and can be rid of again.</summary>
    public static readonly ImmutableArray<Polynomial> Factors = [Of(1, 1), Of(-1, 1), Of(1, 0, 1), Of(2, 2, 1)];

    /// <summary>The well-conditioned value that a quotient equals; null where the table has none.</summary>
    public static Expr? Find(ExpRational rational) => Match(rational)?.Form;

    /// <summary>The same with the row that fits.</summary>
    public static (RationalForm Row, Expr Form)? Match(ExpRational rational)
    {
        if (rational.Core is not { } core || rational.Numerator.IsZero) return null;
        double unit = Unit(rational);
        if (unit == 0) return null;
        double offset = (rational.Numerator.Lowest - rational.Denominator.Lowest) / unit;
        if (rational.Numerator.Shift(-rational.Numerator.Lowest).Dense(unit) is not { } numerator) return null;
        if (rational.Denominator.Shift(-rational.Denominator.Lowest).Dense(unit) is not { } denominator) return null;
        double scale = numerator.Last() / denominator.Last();
        numerator = [.. numerator.Select(coefficient => coefficient / numerator.Last())];
        denominator = [.. denominator.Select(coefficient => coefficient / denominator.Last())];

        Graph graph = core.Graph;
        RationalForm? row = Table
            .Where(form => form.Offset == offset && form.Numerator.SequenceEqual(numerator) && form.Denominator.SequenceEqual(denominator))
            // 4E/(1 + E)² is sech², E/(1 + E)² is σ′: the factor that the source wrote decides.
            .OrderBy(form => scale / form.Factor == Math.Floor(scale / form.Factor) ? 0 : 1)
            .FirstOrDefault();
        return row is null ? null : (row, graph.Multiply(graph.Real(scale / row.Factor), row.Form(graph.Multiply(graph.Real(unit), core))));
    }

    public static Polynomial Stretch(Polynomial factor, double unit) => factor.Dense(1)!.Value
        .Select((coefficient, i) => Polynomial.Monomial(coefficient, i * unit))
        .Aggregate((sum, term) => sum + term);

    private static Polynomial Of(params double[] coefficients) => coefficients
        .Select((coefficient, exponent) => Polynomial.Monomial(coefficient, exponent))
        .Aggregate((sum, term) => sum + term);

    /// <summary>The exponent of which all others are multiples: the smallest difference between two.</summary>
    private static double Unit(ExpRational rational)
    {
        double[] exponents = [.. rational.Numerator.Exponents.Concat(rational.Denominator.Exponents).Distinct().OrderBy(each => each)];
        if (rational.Numerator.IsMonomial && rational.Denominator.IsMonomial) return Math.Abs(rational.Numerator.Lowest - rational.Denominator.Lowest);
        return exponents.Zip(exponents.Skip(1), (low, high) => high - low).Min();
    }
}
