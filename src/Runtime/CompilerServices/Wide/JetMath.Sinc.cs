using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>sin(πx)/(πx) and its derivatives.</remarks>
static partial class JetMath
{
    public static Jet Sinc(Jet x) => SincDerivative(x, 0);

    public static Jet SincDerivative(Jet x, Jet order) => DerivativeOf(x, order, SincDerivatives);

    private static Ball[] SincDerivatives(Ball x, int last)
    {
        var all = new Ball[last + 1];
        double size = Math.Abs(x.Midpoint);
        (Ball sin, Ball cos) = SinCosPi(x);
        Ball power = 1 / Ball.Pi;
        for (int n = 0; n <= last; n++, power *= Ball.Pi)
        {
            if (size < 1 + (0.5 * n))
            {
                all[n] = SincSeries(x, n);
                continue;
            }
            // The n-th derivative of x·f = sin(πx)/π is x·f⁽ⁿ⁾ + n·f⁽ⁿ⁻¹⁾.
            Ball wave = power * ((n & 3) switch { 0 => sin, 1 => cos, 2 => -sin, _ => -cos });
            all[n] = (n == 0 ? wave : wave - (n * all[n - 1])) / x;
        }
        return all;
    }

    /// <summary>Σ (−1)ᵏ·π²ᵏ·x²ᵏ⁻ⁿ/((2k + 1)·(2k − n)!).</summary>
    private static Ball SincSeries(Ball x, int n)
    {
        Ball pi = Ball.Pi, square = pi * pi * x * x, term = n % 2 == 0 ? 1 : x, sum = 0;
        int k = (n + 1) / 2;
        for (int i = 0; i < k; i++) term *= -(pi * pi);
        double places = 0;
        for (; k < (8 * Ball.Bits) + n; k++)
        {
            sum += term / ((2 * k) + 1);
            Ball ratio = square / (((2.0 * k) + 2 - n) * ((2.0 * k) + 1 - n));
            term *= -ratio;
            places -= Math.Log(Math.Abs(ratio.Midpoint), 2);
            // The terms at least halve from here on.
            if (term.IsZero) return sum;
            if (places > Ball.Bits + 16 && IsLess(ratio, 0.5)) return sum + UpTo(term);
        }
        return Ball.Unknown;
    }

    /// <summary>Sine and cosine of πx, by the distance to the nearest whole number, which is exact.</summary>
    private static (Ball Sin, Ball Cos) SinCosPi(Ball x)
    {
        double whole = Math.Round(x.Midpoint);
        if (double.IsNaN(whole) || double.IsInfinity(whole)) return (Ball.Unknown, Ball.Unknown);
        (Ball sin, Ball cos) = (Ball.Pi * (x - whole)).SinCos();
        return Math.IEEERemainder(whole, 2) == 0 ? (sin, cos) : (-sin, -cos);
    }
}
