using System;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>A polynomial Σ cᵢ·xᵉⁱ in x = e^core, with any real exponents; few terms, exact small coefficients.</summary>
internal sealed class Polynomial
{
    /// <summary>A quotient of more terms is not looked for.</summary>
    private const int QuotientLimit = 16;

    /// <summary>By ascending exponent; no coefficient is 0. Plain arrays: recognition makes thousands of polynomials.</summary>
    private readonly Term[] _terms;

    private Polynomial(Term[] terms) => _terms = terms;

    public static readonly Polynomial One = Monomial(1, 0);

    public bool IsZero => _terms.Length == 0;

    public bool IsMonomial => _terms.Length == 1;

    public int Count => _terms.Length;

    public double Lowest => _terms[0].Exponent;

    public double Highest => _terms[_terms.Length - 1].Exponent;

    public double Leading => _terms[_terms.Length - 1].Coefficient;

    /// <summary>Whether no coefficient or exponent has left the range of double.</summary>
    public bool IsFinite
    {
        get
        {
            foreach (Term term in _terms)
                if (!IsNumber(term.Exponent) || !IsNumber(term.Coefficient)) return false;
            return true;
        }
    }

    public static Polynomial Monomial(double coefficient, double exponent) =>
        new(coefficient == 0 ? [] : [new Term(exponent, coefficient)]);

    /// <summary>Whether no term is subtracted.</summary>
    public bool IsPositive
    {
        get
        {
            foreach (Term term in _terms)
                if (term.Coefficient < 0) return false;
            return true;
        }
    }

    /// <summary>Whether all exponents are whole numbers.</summary>
    public bool IsWhole => Array.TrueForAll(_terms, term => term.Exponent == Math.Floor(term.Exponent));

    /// <summary>The least distance between two exponents, where all others are multiples of it, and otherwise 1.</summary>
    public double Stride
    {
        get
        {
            double least = double.PositiveInfinity;
            for (int i = 1; i < _terms.Length; i++) least = Math.Min(least, _terms[i].Exponent - _terms[i - 1].Exponent);
            return !double.IsInfinity(least) && Array.TrueForAll(_terms, term => (term.Exponent - Lowest) % least == 0) ? least : 1;
        }
    }

    /// <summary>The polynomial written out, which tells it from others.</summary>
    public string Text => string.Join(
        "+", Array.ConvertAll(_terms, term => FormattableString.Invariant($"{term.Coefficient:R}x{term.Exponent:R}")));

    /// <summary>The coefficient of a power; 0 where there is none.</summary>
    public double Coefficient(double exponent)
    {
        foreach (Term term in _terms)
            if (term.Exponent == exponent) return term.Coefficient;
        return 0;
    }

    public double Exponent(int index) => _terms[index].Exponent;

    public Polynomial Scale(double factor) => this * Monomial(factor, 0);

    public Polynomial Shift(double exponent) => this * Monomial(1, exponent);

    /// <summary>The polynomial in x^unit.</summary>
    public Polynomial Stretch(double unit) => Substitute(1, unit);

    /// <summary>The polynomial in y, for x = factor·y^slope.</summary>
    public Polynomial Substitute(double factor, double slope)
    {
        var substituted = new Sum(_terms.Length);
        foreach (Term term in _terms) substituted.Add(term.Exponent * slope, term.Coefficient * Math.Pow(factor, term.Exponent));
        return substituted.ToPolynomial();
    }

    public static Polynomial operator +(Polynomial left, Polynomial right)
    {
        var sum = new Sum(left._terms.Length + right._terms.Length);
        foreach (Term term in left._terms) sum.Add(term.Exponent, term.Coefficient);
        foreach (Term term in right._terms) sum.Add(term.Exponent, term.Coefficient);
        return sum.ToPolynomial();
    }

    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        var product = new Sum(left._terms.Length * right._terms.Length);
        foreach (Term a in left._terms)
            foreach (Term b in right._terms)
                product.Add(a.Exponent + b.Exponent, a.Coefficient * b.Coefficient);
        return product.ToPolynomial();
    }

    /// <summary>Its derivative by the exponent, for x = e^v.</summary>
    public Polynomial Slope()
    {
        var slope = new Sum(_terms.Length);
        foreach (Term term in _terms) slope.Add(term.Exponent, term.Exponent * term.Coefficient);
        return slope.ToPolynomial();
    }

    /// <summary>The polynomial of which this is a power; null where there is none.</summary>
    public Polynomial? Root(int degree)
    {
        if (Count < 2 || _terms[0].Coefficient != 1) return null;
        // Term by term: p = (r + cx)ⁿ begins as rⁿ + n·c·x.
        Polynomial root = Monomial(1, Lowest / degree);
        for (int step = 0; step < QuotientLimit; step++)
        {
            Polynomial rest = this + Enumerable.Repeat(root, degree).Aggregate((a, b) => a * b).Scale(-1);
            if (rest.IsZero) return root;
            double exponent = rest.Lowest - root.Lowest * (degree - 1);
            if (exponent > Highest / degree) return null;
            root += Monomial(rest._terms[0].Coefficient / degree, exponent);
        }
        return null;
    }

    /// <summary>The polynomial over its largest power of x = e^v, or from below its smallest, in t = e^−|v|.</summary>
    public Expr InDecay(Expr t, bool below)
    {
        double left = below ? _terms[_terms.Length - 1].Exponent : _terms[0].Exponent;
        Expr value = t.Graph.Real(0);
        for (int i = 0; i < _terms.Length; i++)
        {
            Term term = _terms[below ? _terms.Length - 1 - i : i];
            for (double at = left; at != term.Exponent; at += below ? -1 : 1) value *= t;
            value = term.Coefficient + value;
            left = term.Exponent;
        }
        return value;
    }

    /// <summary>The quotient where the division leaves nothing over; otherwise null.</summary>
    public Polynomial? DividedBy(Polynomial divisor)
    {
        Polynomial rest = this;
        Polynomial? quotient = null;
        for (int step = 0; step < QuotientLimit && !rest.IsZero; step++)
        {
            double exponent = rest.Highest - divisor.Highest;
            if (exponent < Lowest - divisor.Lowest) return null;
            Polynomial term = Monomial(rest.Leading / divisor.Leading, exponent);
            quotient = quotient is null ? term : quotient + term;
            rest += (term * divisor).Scale(-1);
        }
        return rest.IsZero ? quotient ?? rest : null;
    }

    public bool SameAs(Polynomial other)
    {
        if (_terms.Length != other._terms.Length) return false;
        for (int i = 0; i < _terms.Length; i++)
            if (_terms[i].Exponent != other._terms[i].Exponent || _terms[i].Coefficient != other._terms[i].Coefficient) return false;
        return true;
    }

    /// <summary>
    /// The coefficients of 1, E, E², … for E = x^unit, with the lowest power and the leading coefficient divided out;
    /// null where the exponents are no multiples of the unit.
    /// </summary>
    public ImmutableArray<double>? Normalized(double unit)
    {
        double size = Position(_terms[_terms.Length - 1]);
        if (size is not (>= 0 and <= QuotientLimit)) return null;
        var coefficients = new double[(int)size + 1];
        foreach (Term term in _terms)
        {
            double position = Position(term);
            if (position != Math.Floor(position)) return null;
            coefficients[(int)position] = term.Coefficient / Leading;
        }
        return [.. coefficients];

        double Position(Term term) => (term.Exponent - Lowest) / unit;
    }

    private static bool IsNumber(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private readonly struct Term(double exponent, double coefficient)
    {
        public readonly double Exponent = exponent;
        public readonly double Coefficient = coefficient;
    }

    /// <summary>Gathers terms by their exponents.</summary>
    private struct Sum(int capacity)
    {
        private readonly Term[] _terms = new Term[capacity];
        private int _count;

        public void Add(double exponent, double coefficient)
        {
            int at = _count;
            while (at > 0 && _terms[at - 1].Exponent > exponent) at--;
            if (at > 0 && _terms[at - 1].Exponent == exponent)
            {
                double total = _terms[at - 1].Coefficient + coefficient;
                if (total == 0) Array.Copy(_terms, at, _terms, at - 1, _count-- - at);
                else _terms[at - 1] = new Term(exponent, total);
                return;
            }
            if (coefficient == 0) return;
            Array.Copy(_terms, at, _terms, at + 1, _count++ - at);
            _terms[at] = new Term(exponent, coefficient);
        }

        public readonly Polynomial ToPolynomial()
        {
            if (_count == _terms.Length) return new Polynomial(_terms);
            var terms = new Term[_count];
            Array.Copy(_terms, terms, _count);
            return new Polynomial(terms);
        }
    }
}
