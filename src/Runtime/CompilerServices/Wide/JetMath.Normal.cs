using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>Of the error function and the normal distribution: scaled, as logarithms, as quotients, and turned round.</remarks>
static partial class JetMath
{
    public static Jet Erfcx(Jet x) => ErfcxDerivative(x, 0);

    public static Jet ErfcxDerivative(Jet x, Jet order) => DerivativeOf(x, order, ErfcxDerivatives);

    public static Jet LogErfc(Jet x)
    {
        double at = x.Value.Midpoint;
        return at > 1 ? Log(Erfcx(x)) - (x * x) : at > -0.5 && at < 0.5 ? Log1p(-Erf(x)) : Log(Erfc(x));
    }

    public static Jet LogNormalCdf(Jet x) => x.Value.Midpoint > 0
        ? Log1p(-Erfc(x / Sqrt(2)) / 2)
        : LogErfc(-x / Sqrt(2)) - LogOfTwo;

    public static Jet InverseMills(Jet x) => InverseMillsDerivative(x, 0);

    public static Jet InverseMillsDerivative(Jet x, Jet order) => DerivativeOf(x, order, InverseMillsDerivatives);

    /// <summary>y″ = 2y·y′².</summary>
    public static Jet ErfInv(Jet x)
    {
        Ball u = x.Value, y = Within(() => InverseErf(u, 1 - u, 1 + u));
        Ball Slope() => Ball.Pi.Sqrt() / 2 * (y * y).Exp();
        return Jet.Chain(x, y, Slope, () => y * Slope() * Slope());
    }

    /// <summary>√2·erf⁻¹(2p − 1), with y″ = y·y′².</summary>
    public static Jet NormalQuantile(Jet p)
    {
        Ball u = p.Value, y = ((Ball)2).Sqrt() * Within(() => InverseErf((2 * u) - 1, 2 * (1 - u), 2 * u));
        Ball Slope() => (2 * Ball.Pi).Sqrt() * (y * y / 2).Exp();
        return Jet.Chain(p, y, Slope, () => y / 2 * Slope() * Slope());
    }

    /// <summary>erfc, with no more of a radius than the slope makes of it: a series of large terms would magnify it.</summary>
    private static Ball ErfcOf(Ball x)
    {
        if (x.IsExact || !x.IsKnown) return x.Erfc();
        Ball point = 0;
        for (int i = Ball.Bits / 53; i > 0; i--) point += (x - point).Midpoint;
        Ball away = x - point;
        return point.Erfc() - (Gaussian(point + UpTo(away)) * away);
    }

    /// <summary>The derivatives of e^(x²)·erfc x, which are (−1)ⁿ·2/√π·∫ (2s)ⁿ·e^(−2xs − s²) ds from 0.</summary>
    private static Ball[] ErfcxDerivatives(Ball x, int last)
    {
        var all = new Ball[last + 1];
        double size = x.Midpoint;
        bool isFar = size > 1 && size * size > Ball.Bits && IsLess(1, x);
        for (int n = 0; n <= last; n++)
        {
            all[n] = isFar ? ErfcxFarOut(x, n)
                : n == 0 ? (x * x).Exp() * ErfcOf(x)
                : n == 1 ? 2 * ((x * all[0]) - (1 / Ball.Pi.Sqrt()))
                : 2 * ((x * all[n - 1]) + ((n - 1) * all[n - 2]));
        }
        return all;
    }

    /// <summary>
    /// (−1)ⁿ·2/√π·Σ (−1)ᵐ·2ⁿ·(n + 2m)!/(m!·(2x)^(n+2m+1)) for positive x: the error is less than the first term left out, as it
    /// is for e^(−s²) under the integral.
    /// </summary>
    private static Ball ErfcxFarOut(Ball x, int n)
    {
        Ball inverse = 1 / (2 * x), square = inverse * inverse, term = 2 / Ball.Pi.Sqrt() * inverse, sum = 0;
        for (int i = 1; i <= n; i++) term *= -2 * i * inverse;
        double places = 0;
        for (int m = 0; places < Ball.Bits + 16; m++)
        {
            sum += term;
            Ball ratio = (n + (2.0 * m) + 1) * (n + (2.0 * m) + 2) * square / (m + 1);
            term *= -ratio;
            places -= Math.Log(ratio.Midpoint, 2);
            if (!(ratio.Midpoint < 1)) break;
        }
        return sum + UpTo(term);
    }

    /// <summary>The derivatives of √(2/π)/erfcx(x/√2), as the series of a reciprocal.</summary>
    private static Ball[] InverseMillsDerivatives(Ball x, int last)
    {
        Ball root = ((Ball)2).Sqrt(), scale = 1;
        Ball[] series = ErfcxDerivatives(x / root, last), all = new Ball[last + 1];
        for (int n = 1; n <= last; n++) series[n] *= scale /= n * root;
        for (int n = 0; n <= last; n++)
        {
            Ball sum = n == 0 ? (2 / Ball.Pi).Sqrt() : 0;
            for (int i = 1; i <= n; i++) sum -= series[i] * all[n - i];
            all[n] = sum / series[0];
        }
        Ball factorial = 1;
        for (int n = 1; n <= last; n++) all[n] *= factorial *= n;
        return all;
    }

    /// <summary>The y with erf y = x, where the distances of x to 1 and to −1 are known better than x.</summary>
    private static Ball InverseErf(Ball x, Ball below, Ball above)
    {
        if (x.IsZero) return x;
        if (IsLess(below, 0) || IsLess(above, 0)) return Ball.Outside;
        if (below.IsZero || above.IsZero) return 1 / (below * above);
        if (!IsLess(0, below) || !IsLess(0, above)) return Undecided;
        double at = x.Midpoint, half = Math.Sqrt(Math.PI) / 2;
        // y = √π/2·(x + π/12·x³ + …), with positive coefficients whose sum after the first is less than 1 up to ½.
        if (Math.Abs(at) < 1e-100 && IsLess(x * x, 0.25)) return Ball.Pi.Sqrt() / 2 * (x + UpTo(x * x * x));
        if (Math.Abs(at) < 0.5) return Inverse(y => (y.Erf() - x, Gaussian(y)), half * at * (1 + (at * at / 4)));
        if (at < 0) return -InverseErf(-x, above, below);
        Ball goal = below.Log();
        double decay = -goal.Midpoint;
        return Inverse(
            y =>
            {
                Ball scaled = ErfcxDerivatives(y, 0)[0];
                return (scaled.Log() - (y * y) - goal, -2 / Ball.Pi.Sqrt() / scaled);
            },
            Math.Sqrt(decay - (0.5 * Math.Log(Math.PI * decay))));
    }
}
