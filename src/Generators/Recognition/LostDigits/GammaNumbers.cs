using System;
using GradRepl.Generators.Functions;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>The gamma function and its kin on numbers, to six digits: the asymptotic series, after a shift where need be.</summary>
internal static class GammaNumbers
{
    private const double Far = 12;

    public static double Gamma(double x)
    {
        if (x > 0) return Math.Exp(LogGamma(x));
        if (x > -1e-9) return 1 / x;
        double sine = RealMembers.SinPi(x);
        return sine == 0 || double.IsInfinity(x) ? double.NaN : -Math.PI / (x * sine) * Math.Exp(-LogGamma(-x));
    }

    public static double LogGamma(double x)
    {
        if (double.IsInfinity(x)) return double.PositiveInfinity;
        if (x <= 0)
        {
            double sine = Math.Abs(RealMembers.SinPi(x));
            return sine == 0 ? double.PositiveInfinity : Math.Log(Math.PI / sine) - Math.Log(-x) - LogGamma(-x);
        }
        if (x < 1e-9) return -Math.Log(x);
        double y = x, product = 1;
        for (; y < Far; y++) product *= y;
        double series = (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / y / y) / y / y) / y;
        return (y - 0.5) * Math.Log(y) - y + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }

    public static double Polygamma(double x, int n)
    {
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (x <= 0) return Mirrored(x, n);
        double sign = n % 2 == 0 ? -1 : 1, factorial = 1, sum = 0, y = x;
        for (int k = 2; k <= n; k++) factorial *= k;
        for (; y < Far + 2 * n; y++) sum += Math.Pow(y, -n - 1);
        double tail = n == 0 ? -Math.Log(y) : Math.Pow(y, -n) / n;
        double binomial = n + 1, power = Math.Pow(y, -n - 2);
        tail += 0.5 * Math.Pow(y, -n - 1) + binomial * power / 12;
        binomial *= (n + 3) * (n + 2) / 6.0;
        tail -= binomial * power / y / y / 120;
        binomial *= (n + 5) * (n + 4) / 20.0;
        return sign * factorial * (sum + tail + binomial * power / y / y / y / y / 252);
    }

    /// <summary>By ψ⁽ⁿ⁾(1 - x), less the n-th derivative of π·cot(πx).</summary>
    private static double Mirrored(double x, int n)
    {
        double cotangent = RealMembers.CosPi(x) / RealMembers.SinPi(x), factor = Math.PI, wave = 0;
        if (double.IsInfinity(cotangent)) return n % 2 == 1 ? double.PositiveInfinity : x == 0 && n == 0 ? -1 / x : double.NaN;
        var p = new double[n + 3];
        p[1] = 1;
        for (int m = 1; m <= n; m++)
        {
            factor *= Math.PI;
            var next = new double[n + 3];
            for (int k = 0; k <= m + 1; k++) next[k] = -((k + 1) * p[k + 1] + (k > 0 ? (k - 1) * p[k - 1] : 0));
            p = next;
        }
        for (int k = n + 1; k >= 0; k--) wave = wave * cotangent + p[k];
        return (n % 2 == 0 ? 1 : -1) * Polygamma(1 - x, n) - factor * wave;
    }
}
