using System;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Numerics;

/// <summary>Sₙ(x) = e^(x²)·iⁿerfc(x), the scaled repeated integrals of erfc, with twice the digits of a double for x above -3.</summary>
/// <remarks>
/// Sₙ′ = -2(n + 1)·Sₙ₊₁, so that they are the derivatives of e^(x²)·erfc(x) without its cancellations; S₋₁ = 2/√π. The
/// recurrence Sₙ₋₂ = 2x·Sₙ₋₁ + 2n·Sₙ is run backward (J. C. P. Miller's algorithm; W. Gautschi, SIAM J. Numer. Anal. 1970) for
/// x ≥ 3, where all terms are positive, and the power series about 0 is summed below. DLMF 7.18.
/// </remarks>
internal static class ErfcIntegrals
{
    /// <summary>2/√π.</summary>
    public static readonly DoubleDouble TwoOverRootOfPi = new(1.1283791670955126, 1.533545961316588e-17);

    /// <summary>Sₙ(x), for x from -3 on and n ≥ 0.</summary>
    public static DoubleDouble Scaled(DoubleDouble x, int n) => x.Head < 3 ? Series(x, n) : Backward(x, n);

    /// <summary>Σ (-2x)ᵏ·C(n + k, k)·Sₙ₊ₖ(0), with Sₘ(0) = Sₘ₋₂(0)/(2m).</summary>
    private static DoubleDouble Series(DoubleDouble x, int n)
    {
        DoubleDouble here = 1, next = TwoOverRootOfPi.TimesPowerOfTwo(0.5);
        for (int m = 2; m <= n + 1; m++) (here, next) = (next, here * DoubleDouble.Quotient(1, 2 * m));
        DoubleDouble sum = 0, power = 1, step = x.TimesPowerOfTwo(-2);
        double least = 1e-33 * Math.Exp(-x.Head * x.Head - 3 * Math.Abs(x.Head));
        for (int k = 0; ; k++)
        {
            DoubleDouble term = power * here;
            sum += term;
            if (k > 2 && Math.Abs(term.Head) < least * Math.Abs(sum.Head) || power.Head == 0) return sum;
            power = power * step * DoubleDouble.Quotient(n + k + 1, k + 1);
            (here, next) = (next, here * DoubleDouble.Quotient(1, 2 * (n + k + 2)));
        }
    }

    /// <summary>The backward recurrence, from so far that what it began with has died away.</summary>
    private static DoubleDouble Backward(DoubleDouble x, int n)
    {
        DoubleDouble twice = x.TimesPowerOfTwo(2), above = 0, here = 1e-290, wanted = 0;
        double root = 27 / x.Head + Math.Sqrt(n);
        for (int m = (int)(root * root) + n + 12; m >= 0; m--)
        {
            if (m == n) wanted = here;
            (above, here) = (here, twice * here + (2 * (m + 1)) * above);
            if (here.Head < 1e200) continue;
            (above, here, wanted) = (above.TimesPowerOfTwo(Down), here.TimesPowerOfTwo(Down), wanted.TimesPowerOfTwo(Down));
        }
        return TwoOverRootOfPi * wanted.Divided(here);
    }

    /// <summary>2^-1000: scales that have grown too far.</summary>
    private const double Down = 9.332636185032189e-302;
}
