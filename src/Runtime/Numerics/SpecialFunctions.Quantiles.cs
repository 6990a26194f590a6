using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>√π/2.</summary>
    private const double HalfRootOfPi = 0.886226925452758;

    /// <summary>The inverse of <see cref="Erf"/>, within 2 ulp; ±∞ at ±1, NaN beyond, as scipy.special.erfinv and torch.erfinv.</summary>
    /// <remarks>Two of Halley's steps on erf itself for |y| ≤ 0.52, on log(erfc) in the tails: <see cref="NormalQuantile"/>.</remarks>
    public static double ErfInv(double y)
    {
        double magnitude = Math.Abs(y);
        if (!(magnitude < 1)) return magnitude == 1 ? Math.CopySign(double.PositiveInfinity, y) : double.NaN;
        if (magnitude < 1e-150) return HalfRootOfPi * y;
        if (magnitude <= 0.52) return CentralErfInv(y).Rounded;
        return Math.CopySign((TailQuantile(0.5 * (1 - magnitude)) * ReciprocalRootOfTwo).Rounded, y);
    }

    /// <summary>
    /// The z with Φ(z) = p, the inverse of <see cref="NormalCdf"/>, within 2 ulp, down to the smallest p; ∓∞ at 0 and 1, NaN outside, as
    /// scipy.special.ndtri and torch.special.ndtri.
    /// </summary>
    /// <remarks>
    /// √2·erfinv(2p - 1) for p from ¼ to ¾. Farther out two of Halley's steps on log Φ(z) = log p from the estimate 26.2.23 of
    /// M. Abramowitz and I. A. Stegun: there the rounding errors of the logarithms are magnified least.
    /// </remarks>
    public static double NormalQuantile(double p)
    {
        if (!(p is > 0 and < 1)) return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        if (p is >= 0.25 and <= 0.75) return (CentralErfInv(2 * p - 1) * RootOfTwo).Rounded;
        return p < 0.5 ? -TailQuantile(p).Rounded : TailQuantile(1 - p).Rounded;
    }

    /// <summary>erfinv(y), |y| up to 0.52.</summary>
    private static DoubleDouble CentralErfInv(double y)
    {
        // The power series, DLMF 7.17.2, to about 10^-5
        double z = y * y, x = HalfRootOfPi * y * (1 + z * (0.2617993878 + z * (0.1439317308 + z * (0.0976636195 + z * 0.073299079))));
        for (int step = 0; ; step++)
        {
            double residual = Math.FusedMultiplyAdd(x, Polynomial.Evaluate(ErrorFunctionCoefficients, x * x), x - y);
            double newton = residual * HalfRootOfPi * Math.Exp(x * x);
            double correction = newton / (1 + x * newton);
            if (step == 1) return DoubleDouble.SumOfOrdered(x, -correction);
            x -= correction;
        }
    }

    /// <summary>The z &gt; 0 with Φ(-z) = p, for p up to ¼.</summary>
    private static DoubleDouble TailQuantile(double p)
    {
        double logarithm = Math.Log(p), t = Math.Sqrt(-2 * logarithm);
        double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (int step = 0; ; step++)
        {
            // f = log Φ(-z) - log p, f′ = -h, f″ = -h(h - z)
            double hazard = InverseMills(z);
            double logarithmOfRatio = step == 1 && p > 1e-290 ? Log1p((NormalCdf(-z) - p) / p) : LogNormalCdf(-z) - logarithm;
            double newton = logarithmOfRatio / hazard;
            double correction = newton / (1 + 0.5 * (hazard - z) * newton);
            if (step == 1) return DoubleDouble.SumOfOrdered(z, correction);
            z += correction;
        }
    }
}
