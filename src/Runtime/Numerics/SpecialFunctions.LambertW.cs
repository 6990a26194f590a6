using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>-1/e, rounded down by 10^-17: the least argument of <see cref="LambertW"/>.</summary>
    private const double LambertBranchPoint = -0.36787944117144233;

    /// <summary>Under it 1 + W has fewer digits than W.</summary>
    private const double NearBranchPoint = -0.33;

    /// <summary>
    /// The principal W(x) with W·e^W = x, within 1.5 ulp; -1 at the double next to -1/e, NaN below it, ∞ at ∞. As the branch 0 of
    /// scipy.special.lambertw, which answers with complex numbers.
    /// </summary>
    /// <remarks>
    /// Halley's steps (R. M. Corless et al., Advances in Computational Mathematics 5, 1996) on w = x·e^-w, of which
    /// the last has the difference in double-double; near -1/e on 1 + W: <see cref="OnePlusLambert"/>.
    /// </remarks>
    public static double LambertW(double x)
    {
        if (!(x >= LambertBranchPoint)) return double.NaN;
        if (x < NearBranchPoint) return OnePlusLambert(x) - 1;
        if (double.IsInfinity(x) || Math.Abs(x) < 1e-150) return x;
        double start = Log1p(x), w = start * (1 - Log1p(start) / (2 + start));
        for (int step = 0; ; step++)
        {
            var decay = ScaledExponential.Of(-w);
            int half = decay.Exponent / 2;
            DoubleDouble product = (decay.Mantissa * (x * ScaledExponential.PowerOfTwo(half)))
                .TimesPowerOfTwo(ScaledExponential.PowerOfTwo(decay.Exponent - half));
            double newton = (w + product * -1).Rounded / (1 + w);
            double correction = newton / (1 - newton * (w + 2) / (2 * (w + 1)));
            w -= correction;
            if (step == 3 || Math.Abs(correction) < 1e-12 * Math.Abs(w)) return w;
        }
    }

    /// <summary>
    /// The derivative of <see cref="LambertW"/>, e^-W/(1 + W), within 2.5 ulp, also near -1/e, where it is infinite, and where 1 + W has
    /// lost its digits; 1 at 0.
    /// </summary>
    public static double LambertWDerivative(double x)
    {
        if (double.IsPositiveInfinity(x)) return 0;
        if (!(x >= NearBranchPoint)) return x >= LambertBranchPoint ? Math.Exp(1 - OnePlusLambert(x)) / OnePlusLambert(x) : double.NaN;
        double w = LambertW(x);
        return x > 1 ? w / x / (1 + w) : Math.Exp(-w) / (1 + w);
    }

    /// <summary>q = 1 + W(x), for x up to <see cref="NearBranchPoint"/>, with all its digits.</summary>
    /// <remarks>
    /// From (q - 1)·e^q = e·x: Σ (k - 1)/k!·qᵏ = 1 + e·x, of which the sum begins with q²/2 and the right side is formed in
    /// double-double; by Newton's steps from q ≈ p - p²/3 + 11p³/72, p = √(2(1 + e·x)).
    /// </remarks>
    private static double OnePlusLambert(double x)
    {
        DoubleDouble excess = new DoubleDouble(Math.E, 1.4456468917292502e-16) * x + 1;
        double goal = excess.Rounded;
        if (goal <= 0) return 0;
        double p = Math.Sqrt(2 * goal), q = p * (1 - p * (1.0 / 3 - p * 11 / 72));
        for (int step = 0; step < 4; step++)
        {
            double sum = 0, factorial = 1;
            // Σ from the far end: (k - 1)/k!, k = 20 down to 2
            for (int k = 2; k <= 20; k++) factorial *= k;
            for (int k = 20; k >= 2; k--)
            {
                sum = sum * q + (k - 1) / factorial;
                factorial /= k;
            }
            q -= (sum * q - goal / q) / Math.Exp(q);
        }
        return q;
    }
}
