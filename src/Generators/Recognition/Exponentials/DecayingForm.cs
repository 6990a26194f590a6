using System;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// A quotient of polynomials in E = e^v over t = e^−|v|, which is at most 1: the largest power above and below is taken out
/// of each, and what is left neither overflows nor vanishes. E − 1, which cancels, is a factor of its own.
/// </summary>
internal sealed record DecayingForm(FactoredPolynomial Numerator, FactoredPolynomial Denominator)
{
    /// <param name="quotient">The quotient.</param>
    /// <param name="unit">The exponent of which all others are multiples.</param>
    public static DecayingForm? Of(ExponentialQuotient quotient, double unit)
    {
        // Halves of cosh and sinh cancel; a division that rounds would change the last digit of all.
        double scale = 1 / quotient.Denominator.Leading;
        if (!Graph.IsPowerOfTwo(scale)) scale = Math.Sign(scale);
        return FactoredPolynomial.Of(quotient.Numerator.Scale(scale).Stretch(1 / unit)) is { } over
            && FactoredPolynomial.Of(quotient.Denominator.Scale(scale).Stretch(1 / unit)) is { } under
            && under.Rest.IsPositive
                ? new(over, under)
                : null;
    }

    public Expr Value(Expr v)
    {
        Expr left = Side(v, below: true), right = Side(v, below: false);
        if (ReferenceEquals(left, right)) return left;
        // By the sign of what the exponent is a multiple of, which the source may have asked for already.
        (double multiple, Expr core) = LinearForm.Of(v);
        Expr isNegative = v.Graph.Compare(Infix.Less, core, v.Graph.Real(0));
        Expr sided = multiple < 0 ? v.Graph.Select(isNegative, right, left) : v.Graph.Select(isNegative, left, right);
        sided.Hint ??= "quotient";
        return sided;
    }

    /// <summary>As books print it: with cosh and sinh where both polynomials are symmetric, and otherwise in powers of e.</summary>
    public Expr Shown(Expr v) => Numerator.Center == Denominator.Center
        && Numerator.Hyperbolic(v, 1 / Denominator.HyperbolicLeading) is { } over
        && Denominator.Hyperbolic(v, 1 / Denominator.HyperbolicLeading) is { } under
            ? over / under
            : Numerator.Exponential(v) / Denominator.Exponential(v);

    private Expr Side(Expr v, bool below)
    {
        Graph graph = v.Graph;
        Expr t = (-v.Apply(Rules.Abs)).Apply(Rules.Exp);
        t.Hint ??= "t";
        double power = below
            ? Numerator.Whole.Lowest - Denominator.Whole.Lowest
            : Denominator.Whole.Highest - Numerator.Whole.Highest;
        // From below, E − 1 is negative.
        bool isNegative = (below && (Numerator.Times + Denominator.Times) % 2 != 0) != Numerator.Rest.Leading < 0;
        Expr value = Numerator.Rest.Scale(Math.Sign(Numerator.Rest.Leading)).InDecay(t, below);
        for (int i = 0; i < Math.Max(Numerator.Times, Denominator.Times); i++)
        {
            if (i < Numerator.Times) value *= OneMinus(v, Numerator.Stride);
            if (i < Denominator.Times) value /= OneMinus(v, Denominator.Stride);
        }
        value /= Denominator.Rest.InDecay(t, below);
        if (isNegative) value = -value;
        if (power < 0) return (graph.Real(below ? power : -power) * v).Apply(Rules.Exp) * value;
        for (int i = 0; i < power; i++) value = t * value;
        return value;
    }


    /// <summary>1 − tⁿ.</summary>
    private static Expr OneMinus(Expr v, double stride)
    {
        Expr m = (-(stride * v.Apply(Rules.Abs))).Apply(Rules.Expm1);
        m.Hint ??= "m";
        return -m;
    }
}
