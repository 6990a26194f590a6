using System;

namespace GradRepl.Runtime.CompilerServices;

internal readonly partial struct Ball
{
    /// <summary>The error function.</summary>
    public Ball Erf()
    {
        if (!IsWithin(-2)) return IsOutside ? this : Unknown;
        double x = Math.Abs(Midpoint);
        if (!IsByFraction(x)) return ErfBySeries();
        return Midpoint < 0 ? (-this).ErfcByFraction() - 1 : 1 - ErfcByFraction();
    }

    /// <summary>1 − erf x, with digits of its own where x is large.</summary>
    public Ball Erfc()
    {
        if (!IsWithin(-2)) return IsOutside ? this : Unknown;
        double x = Midpoint;
        if (x > 0 && IsByFraction(x)) return ErfcByFraction();
        if (!(x > 1) || IsNarrow) return 1 - Erf();
        Ball at = this;
        return With(Bits + (int)(1.5 * x * x) + 16, () => 1 - at.ErfBySeries());
    }

    /// <summary>How many steps of the fraction are as good as the bits: its error falls as e^(−4x√(n/2)).</summary>
    private static double FractionSteps(double x)
    {
        double root = 0.18 * Bits / x;
        return 10 + (2 * root * root);
    }

    /// <summary>Whether the fraction takes fewer steps than the series, which takes 2x² until its terms fall.</summary>
    private static bool IsByFraction(double x) =>
        IsNarrow ? x > 3 : x > 2 && 3 * FractionSteps(x) < (3 * x * x) + (0.4 * Bits);

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·5…(2n+1)), whose terms are all positive.</summary>
    /// <remarks>Abramowitz and Stegun 7.1.6.</remarks>
    private Ball ErfBySeries()
    {
        if (IsZero) return this;
        // erf x is 2x/√π·(1 − x²/3 + …).
        if (Top < -Bits) return PowerOfTwo(1) * this * (1 + AroundZero(-2 * Bits)) / Pi.Sqrt();
        double x = Math.Abs(Midpoint);
        Ball square = PowerOfTwo(1) * this * this, term = this, sum = this;
        long end = Top - Bits - 8;
        for (int n = 1; n < 2 * x * x || (!term.IsZero && term.Top > end); n++)
        {
            term = term * square / ((2 * n) + 1);
            if (!term.IsKnown) return Unknown;
            sum += term;
        }
        // The terms at least halve from here on.
        return PowerOfTwo(1) * (sum + AroundZero(term.Top)) * (-(this * this)).Exp() / Pi.Sqrt();
    }

    /// <summary>
    /// e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …)))), between any two successive convergents (Abramowitz and Stegun 7.1.14).
    /// </summary>
    private Ball ErfcByFraction()
    {
        if (MayBeZero) return Unknown;
        int steps = (int)FractionSteps(Midpoint);
        Ball one = Fraction(steps), apart = one - Fraction(steps + 1);
        if (!apart.IsKnown) return Unknown;
        return (-(this * this)).Exp() / Pi.Sqrt() / (apart.IsZero ? one : one + AroundZero(apart.Top));
    }

    private Ball Fraction(int steps)
    {
        Ball sum = this;
        for (int n = steps; n > 0; n--) sum = this + ((0.5 * n) / sum);
        return sum;
    }
}
