using System;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>The scaled modified Bessel functions on numbers, to six digits as those of <see cref="StableNumbers"/>.</summary>
internal static class BesselNumbers
{
    /// <summary>The derivative of e^-|x|·I(x) of an index 0 or 1.</summary>
    public static double Scaled(double x, int index, int order)
    {
        if (double.IsNaN(x)) return x;
        if (x < 0) return ((index + order) & 1) == 0 ? Scaled(-x, index, order) : -Scaled(-x, index, order);
        if (x == 0 && ((index + order) & 1) != 0) return 0;
        if (order == 0 && index == 1 && x < 1e-4) return x / 2 * (1 - x);
        return x > 100 ? Far(x, index, order) : Integral(x, index, order);
    }

    /// <summary>The mean of cos(index·θ)·(cos θ - 1)ⁿ·e^(-x·(1 - cos θ)), by the trapezoidal rule (DLMF 10.32.1).</summary>
    private static double Integral(double x, int index, int order)
    {
        const int parts = 96;
        double sum = 0;
        for (int i = 0; i <= parts; i++)
        {
            double sine = Math.Sin(Math.PI * i / (2 * parts)), less = 2 * sine * sine;
            double value = (index == 0 ? 1 : 1 - less) * Math.Pow(-less, order) * Math.Exp(-x * less);
            sum += i == 0 || i == parts ? value / 2 : value;
        }
        return sum / parts;
    }

    /// <summary>The asymptotic series, term by term.</summary>
    private static double Far(double x, int index, int order)
    {
        double term = 1 / Math.Sqrt(2 * Math.PI * x), sum = 0;
        for (int i = 0; i < order; i++) term *= -(i + 0.5) / x;
        for (int k = 1; k < 8; k++)
        {
            sum += term;
            term *= ((2 * k - 1) * (2 * k - 1) - 4 * index) * (k + order - 0.5) / (k - 0.5) / (8 * k * x);
        }
        return sum;
    }
}
