using System;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>The kin of the error function on numbers, to six digits.</summary>
internal static class NormalNumbers
{
    /// <summary>By its continued fraction, DLMF 7.9.1, for great x, and by the scaled integrals' power series about 0.</summary>
    public static double Erfcx(double x) => x < -2 ? 2 * Math.Exp(x * x) - Erfcx(-x) : ErfcIntegral(x, 0);

    public static double ErfcxDerivative(double x, int order)
    {
        double factor = 1;
        for (int n = 1; n <= order; n++) factor *= -2 * n;
        return factor * ErfcIntegral(x, order);
    }

    public static double LogErfc(double x) =>
        x > 0.5 ? -x * x + Math.Log(Erfcx(x)) : StableNumbers.Log1p(-StableNumbers.Erf(x));

    public static double LogNormalCdf(double x) => x > 0
        ? StableNumbers.Log1p(-0.5 * StableNumbers.Erfc(x / Math.Sqrt(2)))
        : LogErfc(-x / Math.Sqrt(2)) - Math.Log(2);

    /// <summary>From h′ = h(h - x), or its asymptotic series where that cancels.</summary>
    public static double InverseMillsDerivative(double x, int order)
    {
        if (x > 30) return order == 0 ? x + (1 - 2 / x / x) / x : order == 1 ? 1 - 1 / x / x * (1 - 6 / x / x) : MillsTail(x, order);
        double hazard = x > -2
            ? Math.Sqrt(2 / Math.PI) / Erfcx(x / Math.Sqrt(2))
            : Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI) / (1 - 0.5 * StableNumbers.Erfc(-x / Math.Sqrt(2)));
        // g = h - x = √2·S₁/S₀ and 1 - h′ = (4·S₀·S₂ - 2·S₁²)/S₀²
        double y = x / Math.Sqrt(2), slack = x > 0.45 ? Math.Sqrt(2) * ErfcIntegral(y, 1) / ErfcIntegral(y, 0) : hazard - x;
        if (order == 0) return hazard;
        double first = hazard * slack;
        if (order == 1) return first;
        double least = x > 0.45
            ? (4 * ErfcIntegral(y, 0) * ErfcIntegral(y, 2) - 2 * Math.Pow(ErfcIntegral(y, 1), 2)) / Math.Pow(ErfcIntegral(y, 0), 2)
            : 1 - first;
        return order == 2 ? hazard * (slack * slack - least) : double.NaN;
    }

    public static double ErfInv(double y)
    {
        if (Math.Abs(y) > 0.5) return y > 0 ? -Quantile(0.5 * (1 - y)) / Math.Sqrt(2) : Quantile(0.5 * (1 + y)) / Math.Sqrt(2);
        double x = Math.Sqrt(Math.PI) / 2 * y;
        for (int i = 0; i < 5 && y != 0; i++) x -= (StableNumbers.Erf(x) - y) * Math.Sqrt(Math.PI) / 2 * Math.Exp(x * x);
        return x;
    }

    public static double Quantile(double p)
    {
        if (!(p > 0 && p < 1)) return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        if (Math.Abs(p - 0.5) <= 0.25) return Math.Sqrt(2) * ErfInv(2 * p - 1);
        if (p > 0.5) return -Quantile(1 - p);
        double z = -Math.Sqrt(-2 * Math.Log(p));
        for (int i = 0; i < 12; i++) z -= (LogErfc(-z / Math.Sqrt(2)) - Math.Log(2) - Math.Log(p)) / InverseMillsDerivative(-z, 0);
        return z;
    }

    private static double MillsTail(double x, int order)
    {
        double value = order % 2 == 0 ? 1 : -1;
        for (int n = 1; n <= order; n++) value *= n / x;
        double two = (order + 1) * (order + 2), four = two * (order + 3) * (order + 4), six = four * (order + 5) * (order + 6);
        return value / x * (1 - (two - (5.0 / 12 * four - 37.0 / 360 * six / x / x) / x / x) / x / x);
    }

    /// <summary>e^(x²)·iⁿerfc(x).</summary>
    private static double ErfcIntegral(double x, int n)
    {
        if (x > 1e8) return 2 / Math.Sqrt(Math.PI) / Math.Pow(2 * x, n + 1);
        if (x > 0.3)
        {
            double above = 0, here = 1e-300, wanted = 0;
            for (int m = (int)(400 / x / x) + 2 * n + 20; m >= 0; m--)
            {
                if (m == n) wanted = here;
                (above, here) = (here, 2 * x * here + 2 * (m + 1) * above);
                if (here > 1e200) (above, here, wanted) = (above * 1e-250, here * 1e-250, wanted * 1e-250);
            }
            return 2 / Math.Sqrt(Math.PI) * (wanted / here);
        }
        double before = 2 / Math.Sqrt(Math.PI), value = Math.Exp(x * x) * (1 - StableNumbers.Erf(x));
        for (int m = 1; m <= n; m++) (before, value) = (value, (before - 2 * x * value) / (2 * m));
        return value;
    }
}
