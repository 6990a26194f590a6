using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>A row of the table: a quotient of polynomials in E = e^v and the well-conditioned value that it equals.</summary>
/// <param name="Identity">The identity, for people; tests check it in numbers.</param>
/// <param name="Offset">n of the factor Eⁿ.</param>
/// <param name="Numerator">The coefficients of 1, E, E², …; the first is not 0, the last is 1.</param>
/// <param name="Denominator">Likewise.</param>
/// <param name="Factor">The number that the quotient is to be multiplied by.</param>
/// <param name="Form">The value, given v.</param>
internal sealed record QuotientForm(
    string Identity,
    int Offset,
    ImmutableArray<double> Numerator,
    ImmutableArray<double> Denominator,
    double Factor,
    Func<Expr, Expr> Form);

/// <summary>
/// The table by which sigmoid and SiLU, tanh, sech², mish's tanh(softplus), expm1, cosh and sinh are recognized: quotients
/// of exponentials that people write, and what they are; found up to a constant factor.
/// </summary>
internal static class SigmoidTanhMishForms
{
    public static readonly ImmutableArray<QuotientForm> Table =
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

    /// <summary>
    /// 1 + E, E − 1, 1 + E², E² + 2E + 2: the factors that adding quotients leaves in both numerator and denominator, for
    /// E = e^(core/2), e^core and e^(2·core).
    /// </summary>
    public static readonly ImmutableArray<Polynomial> Factors =
    [
        .. new[] { Of(1, 1), Of(-1, 1), Of(1, 0, 1), Of(2, 2, 1) }.SelectMany(
            factor => new[] { factor.Stretch(0.5), factor, factor.Stretch(2) }),
    ];

    /// <summary>The well-conditioned value that a quotient equals; null where the table has none.</summary>
    public static Expr? Find(ExponentialQuotient rational) => Match(rational)?.Form;

    /// <summary>The same with the row that fits.</summary>
    public static (QuotientForm Row, Expr Form)? Match(ExponentialQuotient rational)
    {
        if (rational.Core is not { } core || rational.Numerator.IsZero) return null;
        double unit = Unit(rational);
        if (unit == 0) return null;
        double offset = (rational.Numerator.Lowest - rational.Denominator.Lowest) / unit;
        if (rational.Numerator.Normalized(unit) is not { } numerator || rational.Denominator.Normalized(unit) is not { } denominator)
            return null;
        double scale = rational.Numerator.Leading / rational.Denominator.Leading;
        Expr v = core.Graph.Multiply(core.Graph.Real(unit), core);
        if (Row(offset, numerator, denominator, scale) is { } row) return (row, Written(row, scale, v));

        // k + E = k·(1 + e^(v − log k)), so that E/(k + E) = σ(v − log k).
        if (denominator.Length != 2 || numerator.Length > 2 || denominator[0] is not (> 0 and var k)) return null;
        numerator = numerator.Length == 1 ? numerator : [numerator[0] / k, 1];
        scale *= Math.Pow(k, offset + numerator.Length - denominator.Length);
        return Row(offset, numerator, [1, 1], scale) is { } shifted
            ? (shifted, Written(shifted, scale, v - core.Graph.Real(Math.Log(k))))
            : null;
    }

    private static QuotientForm? Row(double offset, ImmutableArray<double> numerator, ImmutableArray<double> denominator, double scale)
    {
        QuotientForm? row = null;
        foreach (QuotientForm form in Table)
        {
            if (form.Offset != offset || !form.Numerator.SequenceEqual(numerator) || !form.Denominator.SequenceEqual(denominator)) continue;
            row ??= form;
            // 4E/(1 + E)² is sech², E/(1 + E)² is σ′: the factor that the source wrote decides.
            if (scale / form.Factor == Math.Floor(scale / form.Factor)) return form;
        }
        return row;
    }

    private static Expr Written(QuotientForm row, double scale, Expr v) => v.Graph.Multiply(v.Graph.Real(scale / row.Factor), row.Form(v));

    private static Polynomial Of(params double[] coefficients) => coefficients
        .Select((coefficient, exponent) => Polynomial.Monomial(coefficient, exponent))
        .Aggregate((sum, term) => sum + term);

    /// <summary>The exponent of which all others are multiples: the smallest difference between two.</summary>
    public static double Unit(ExponentialQuotient rational)
    {
        (Polynomial above, Polynomial below) = (rational.Numerator, rational.Denominator);
        if (above.IsMonomial && below.IsMonomial) return Math.Abs(above.Lowest - below.Lowest);
        double unit = double.PositiveInfinity, last = double.NaN;
        for (int i = 0, j = 0; i < above.Count || j < below.Count;)
        {
            bool fromAbove = j == below.Count || (i < above.Count && above.Exponent(i) <= below.Exponent(j));
            double next = fromAbove ? above.Exponent(i++) : below.Exponent(j++);
            if (next > last) unit = Math.Min(unit, next - last);
            last = next;
        }
        return unit;
    }
}
