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
        if (x < NearBranchPoint) return (OnePlusLambert(x) + -1).Rounded;
        if (double.IsInfinity(x) || Math.Abs(x) < 1e-150) return x;
        double start = Log1p(x), w = start * (1 - Log1p(start) / (2 + start));
        for (int step = 0; ; step++)
        {
            double newton = LambertExcess(x, w, ScaledExponential.Of(-w));
            double correction = newton / (1 - newton * (w + 2) / (2 * (w + 1)));
            w -= correction;
            if (step == 3 || Math.Abs(correction) < 1e-12 * Math.Abs(w)) return w;
        }
    }

    /// <summary>
    /// The derivative of <see cref="LambertW"/>, e^-W/(1 + W), within 2 ulp, also near -1/e, where it is infinite, and where 1 + W has
    /// lost its digits; 1 at 0.
    /// </summary>
    public static double LambertWDerivative(double x)
    {
        if (double.IsPositiveInfinity(x)) return 0;
        if (!(x >= LambertBranchPoint)) return double.NaN;
        DoubleDouble onePlus;
        if (x < NearBranchPoint)
        {
            onePlus = OnePlusLambert(x);
            if (onePlus.Head == 0) return double.PositiveInfinity;
        }
        else
        {
            // W with the rest that a step of Newton's finds
            double w = LambertW(x), excess = Math.Abs(x) < 1e-150 ? 0 : LambertExcess(x, w, ScaledExponential.Of(-w));
            onePlus = DoubleDouble.Sum(1, w) + -excess;
        }
        DoubleDouble power = onePlus * -1 + 1;
        ScaledExponential decay = ScaledExponential.Of(power.Head, power.Tail);
        return ScaledExponential.Scale(decay.Mantissa.Over(onePlus), decay.Exponent);
    }

    /// <summary>(w - x·e^-w)/(1 + w), by which w is too great, where <paramref name="decay"/> is e^-w.</summary>
    private static double LambertExcess(double x, double w, ScaledExponential decay)
    {
        int half = decay.Exponent / 2;
        DoubleDouble product = (decay.Mantissa * (x * ScaledExponential.PowerOfTwo(half)))
            .TimesPowerOfTwo(ScaledExponential.PowerOfTwo(decay.Exponent - half));
        return (w + product * -1).Rounded / (1 + w);
    }

    /// <summary>q = 1 + W(x), for x up to <see cref="NearBranchPoint"/>, with all its digits.</summary>
    /// <remarks>
    /// From (q - 1)·e^q = e·x: Σ (k - 1)/k!·qᵏ = 1 + e·x, of which the sum begins with q²/2 and the right side is formed in
    /// double-double; by Newton's steps from q ≈ p - p²/3 + 11p³/72, p = √(2(1 + e·x)).
    /// </remarks>
    private static DoubleDouble OnePlusLambert(double x)
    {
        DoubleDouble goal = new DoubleDouble(Math.E, 1.4456468917292502e-16) * x + 1;
        if (goal.Head <= 0) return 0;
        double p = Math.Sqrt(2 * goal.Head), q = p * (1 - p * (1.0 / 3 - p * 11 / 72));
        for (int step = 0; ; step++)
        {
            double sum = 0, factorial = 1;
            // Σ from the far end: (k - 1)/k!, k = 20 down to 3
            for (int k = 2; k <= 20; k++) factorial *= k;
            for (int k = 20; k >= 3; k--)
            {
                sum = sum * q + (k - 1) / factorial;
                factorial /= k;
            }
            DoubleDouble value = DoubleDouble.Product(q, q) * DoubleDouble.SumOfOrdered(0.5, sum * q);
            double correction = (value + goal * -1).Rounded / (q * Math.Exp(q));
            if (step == 3) return DoubleDouble.SumOfOrdered(q, -correction);
            q -= correction;
        }
    }
}
