using System;
using System.Collections.Concurrent;

namespace GradRepl.Repl.Commands.Checking;

/// <remarks>Elementary functions by reduction and Taylor series, with guard bits; see any text on arbitrary precision, as
/// Brent and Zimmermann, Modern Computer Arithmetic (2010), chapter 4.</remarks>
public readonly partial struct Real
{
    private const long Largest = 40; // Beyond 2^40, e^x is infinity or zero for every purpose here.

    private static readonly ConcurrentDictionary<int, Real> LogsOfTwo = new(), Pis = new();

    /// <summary>Computes with more bits and rounds at the end.</summary>
    private static Real WithGuard(int guard, Func<Real> compute)
    {
        int bits = Bits;
        Real result;
        try
        {
            Bits = bits + guard;
            result = compute();
        }
        finally
        {
            Bits = bits;
        }
        return result.IsFinite ? new Real(result._mantissa, result._exponent) : result;
    }

    internal static Real LogOfTwo() =>
        LogsOfTwo.GetOrAdd(
            Bits,
            _ => WithGuard(32, () => 18 * ArcHyperbolicTangentOfInverse(26) - 2 * ArcHyperbolicTangentOfInverse(4801)
                + 8 * ArcHyperbolicTangentOfInverse(8749)));

    // Machin (1706)
    internal static Real Pi() =>
        Pis.GetOrAdd(Bits, _ => WithGuard(32, () => 16 * InverseSeries(5, alternating: true) - 4 * InverseSeries(239, alternating: true)));

    private static Real ArcHyperbolicTangentOfInverse(int n) => InverseSeries(n, alternating: false);

    // 1/n ± 1/(3n³) + 1/(5n⁵) …
    private static Real InverseSeries(int n, bool alternating)
    {
        Real power = (Real)1 / n, square = (Real)1 / ((Real)n * n), sum = power;
        for (int k = 3; power.Magnitude > sum.Magnitude - Bits - 4; k += 2)
        {
            power *= alternating ? -square : square;
            sum += power / k;
        }
        return sum;
    }

    internal static Real Exponential(Real x)
    {
        if (x.IsNaN) return x;
        if (!x.IsFinite || x.Magnitude > Largest) return x.Sign > 0 ? double.PositiveInfinity : 0;
        if (x.IsZero) return 1;
        int halvings = 8 + (int)Math.Sqrt(Bits) / 2;
        return WithGuard(halvings + 48, () =>
        {
            Real k = (x / LogOfTwo() + 0.5).Floor();
            Real r = (x - k * LogOfTwo()) * PowerOfTwo(-halvings), term = 1, sum = 1;
            for (int n = 1; !term.IsZero && term.Magnitude > -Bits - 4; n++)
            {
                term = term * r / n;
                sum += term;
            }
            for (int i = 0; i < halvings; i++) sum *= sum;
            return sum * PowerOfTwo((long)(double)k);
        });
    }

    internal static Real Logarithm(Real x)
    {
        if (x.IsNaN || x.Sign < 0) return double.NaN;
        if (!x.IsFinite) return x;
        if (x.IsZero) return double.NegativeInfinity;
        long exponent = x.Magnitude;
        return WithGuard(64, () =>
        {
            Real m = x * PowerOfTwo(-exponent), y = Math.Log((double)m); // m in [1/2, 1)
            // Halley's iteration triples the digits.
            for (int good = 48; good < Bits + 8; good *= 3)
            {
                Real e = Exponential(y);
                y += 2 * (m - e) / (m + e);
            }
            return y + (Real)(double)exponent * LogOfTwo();
        });
    }

    internal static Real Sine(Real x)
    {
        if (!x.IsFinite) return double.NaN;
        if (x.Magnitude > Largest) return double.NaN;
        return WithGuard(96, () =>
        {
            Real turns = (x / Pi() + 0.5).Floor(), r = (x - turns * Pi()) / 16, square = -r * r, term = r, sum = r;
            for (int n = 2; !term.IsZero && term.Magnitude > sum.Magnitude - Bits - 4; n += 2)
            {
                term = term * square / ((Real)n * (n + 1));
                sum += term;
            }
            // sin 2r = 2 sin r cos r, where the cosine is positive.
            for (int i = 0; i < 4; i++) sum = 2 * sum * (1 - sum * sum).SquareRoot();
            return (turns / 2) == (turns / 2).Floor() ? sum : -sum;
        });
    }

    internal static Real ArcTangent(Real x)
    {
        if (x.IsNaN) return x;
        if (!x.IsFinite) return x.Sign * (Pi() / 2);
        return WithGuard(48, () =>
        {
            // tan(u/2) = t/(1 + √(1 + t²)), four times.
            Real t = x;
            for (int i = 0; i < 4; i++) t /= 1 + (1 + t * t).SquareRoot();
            Real square = -t * t, power = t, sum = t;
            for (int n = 3; !power.IsZero && power.Magnitude > sum.Magnitude - Bits - 4; n += 2)
            {
                power *= square;
                sum += power / n;
            }
            return 16 * sum;
        });
    }

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·5…(2n+1)), whose terms are all positive (Abramowitz and Stegun 7.1.6).</summary>
    internal static Real ErrorFunction(Real x)
    {
        if (x.IsNaN) return x;
        // Where 1 − |erf x| < e^(−x²) lies below the last bit, the series would add thousands of terms to 1.
        if (!x.IsFinite || x.Magnitude > 10 || (double)(x * x) * Math.Log2(Math.E) > Bits + 8) return x.Sign;
        return WithGuard(48, () =>
        {
            Real square = 2 * x * x, term = x, sum = x;
            for (int n = 1; !term.IsZero && (n < (double)square || term.Magnitude > sum.Magnitude - Bits - 4); n++)
            {
                term = term * square / (2 * n + 1);
                sum += term;
            }
            return 2 * sum * Exponential(-x * x) / Pi().SquareRoot();
        });
    }
}
