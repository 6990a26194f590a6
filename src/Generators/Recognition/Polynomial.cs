using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace GradRepl.Generators.Recognition;

/// <summary>A polynomial Σ cᵢ·xᵉⁱ in x = e^core, with any real exponents; few terms, exact small coefficients.</summary>
internal sealed class Polynomial
{
    private readonly SortedDictionary<double, double> _terms;

    private Polynomial(SortedDictionary<double, double> terms) => _terms = terms;

    public static readonly Polynomial One = Monomial(1, 0);

    public bool IsZero => _terms.Count == 0;

    public bool IsMonomial => _terms.Count == 1;

    public int Count => _terms.Count;

    /// <summary>Whether no coefficient or exponent has left the range of double.</summary>
    public bool IsFinite => _terms.All(term => IsNumber(term.Key) && IsNumber(term.Value));

    public double Lowest => _terms.Keys.First();

    public double Leading => _terms.Values.Last();

    public IEnumerable<double> Exponents => _terms.Keys;

    public static Polynomial Monomial(double coefficient, double exponent) =>
        new(coefficient == 0 ? [] : new SortedDictionary<double, double> { [exponent] = coefficient });

    public Polynomial Scale(double factor) => this * Monomial(factor, 0);

    public Polynomial Shift(double exponent) => this * Monomial(1, exponent);

    public static Polynomial operator +(Polynomial left, Polynomial right)
    {
        var sum = new SortedDictionary<double, double>(left._terms);
        foreach (KeyValuePair<double, double> term in right._terms) Accumulate(sum, term.Key, term.Value);
        return new Polynomial(sum);
    }

    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        var product = new SortedDictionary<double, double>();
        foreach (KeyValuePair<double, double> a in left._terms)
            foreach (KeyValuePair<double, double> b in right._terms)
                Accumulate(product, a.Key + b.Key, a.Value * b.Value);
        return new Polynomial(product);
    }

    /// <summary>The quotient where the division leaves nothing over; otherwise null.</summary>
    public Polynomial? DividedBy(Polynomial divisor)
    {
        Polynomial rest = this;
        Polynomial quotient = Monomial(0, 0);
        double divisorTop = divisor.Exponents.Last();
        for (int step = 0; step < 16 && !rest.IsZero; step++)
        {
            double exponent = rest.Exponents.Last() - divisorTop;
            if (exponent < Lowest - divisor.Lowest) return null;
            Polynomial term = Monomial(rest.Leading / divisor.Leading, exponent);
            quotient += term;
            rest += (term * divisor).Scale(-1);
        }
        return rest.IsZero ? quotient : null;
    }

    public bool SameAs(Polynomial other) => _terms.SequenceEqual(other._terms);

    /// <summary>The coefficients of 1, E, E², … for E = x^unit; null where the exponents are no multiples of the unit.</summary>
    public ImmutableArray<double>? Dense(double unit)
    {
        var dense = new List<double>();
        foreach (KeyValuePair<double, double> term in _terms)
        {
            double position = term.Key / unit;
            if (position != Math.Floor(position) || position is < 0 or > 16) return null;
            while (dense.Count <= position) dense.Add(0);
            dense[(int)position] = term.Value;
        }
        return [.. dense];
    }

    private static bool IsNumber(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static void Accumulate(SortedDictionary<double, double> terms, double exponent, double coefficient)
    {
        double total = (terms.TryGetValue(exponent, out double known) ? known : 0) + coefficient;
        if (total == 0) terms.Remove(exponent);
        else terms[exponent] = total;
    }
}
