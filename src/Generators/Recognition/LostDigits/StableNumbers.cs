using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>
/// The well-conditioned forms on numbers, over the whole range of double to a relative 2e-7: enough to see where a naive
/// formula loses its value. The runtime's own functions, which keep the last digits, are not at hand in a compiler.
/// </summary>
internal static class StableNumbers
{
    public static readonly IReadOnlyDictionary<Function, Func<double[], double>> Table = new Dictionary<Function, Func<double[], double>>
    {
        [Rules.Asinh] = x => Asinh(x[0]),
        [Rules.Hypot] = x => Hypot(x[0], x[1]),
        [Rules.Expm1] = x => Expm1(x[0]),
        [Rules.Log1p] = x => Log1p(x[0]),
        [Rules.LogisticDerivative] = x => Bell(Math.Exp(-Math.Abs(x[0])), 1),
        [Rules.Softplus] = x => Softplus(x[0]),
        [Rules.LogCosh] = x => LogCosh(x[0]),
        [Rules.Sech] = x => Sech(x[0]),
        [Rules.SechSquared] = x => Bell(Math.Exp(-2 * Math.Abs(x[0])), 4),
        [Rules.TanhSoftplus] = x => TanhSoftplus(x[0]),
        [Rules.TanhSoftplusDerivative] = x => Bell(Math.Exp(-2 * Softplus(x[0])), 4) / (1 + Math.Exp(-x[0])),
        [Rules.Erf] = x => Erf(x[0]),
        [Rules.Erfc] = x => Erfc(x[0]),
        [Rules.NormalCdf] = x => 0.5 * Erfc(-x[0] / Math.Sqrt(2)),
        [Rules.NormalPdf] = x => Math.Exp(-0.5 * x[0] * x[0]) / Math.Sqrt(2 * Math.PI),
        [Rules.RootOfSquarePlus] = x => Root(x[0], x[1]),
        [Rules.Isru] = x => x[0] / Root(x[0], x[1]),
        [Rules.Lorentzian] = x => 1 / Root(x[0], x[1]) / Root(x[0], x[1]),
        [Rules.Dispersion] = x => x[0] / Root(x[0], x[1]) / Root(x[0], x[1]),
        [Rules.RootOfQuadratic] = x => Quadratic(x, root: true) * Math.Max(Math.Abs(x[0]), 1),
        [Rules.QuadraticRootUnit] = x => x[0] / Math.Max(Math.Abs(x[0]), 1) / Quadratic(x, root: true),
        [Rules.QuadraticReciprocal] = x => 1 / Quadratic(x) / Math.Max(Math.Abs(x[0]), 1) / Math.Max(Math.Abs(x[0]), 1),
        [Rules.QuadraticRatio] = x => x[0] / Math.Max(Math.Abs(x[0]), 1) / Quadratic(x) / Math.Max(Math.Abs(x[0]), 1),
        [Rules.AlgebraicSigmoid] = x => x[0] < 0
            ? 0.5 * (x[1] / Root(x[0], x[1])) / (Root(x[0], x[1]) - x[0])
            : 0.5 * (1 + x[0] / Root(x[0], x[1])),
        [Rules.Squareplus] = x => x[0] < 0 ? 0.5 * x[1] / (Root(x[0], x[1]) - x[0]) : 0.5 * (x[0] + Root(x[0], x[1])),
    }.Concat(NamedNumbers.Table).ToDictionary(row => row.Key, row => row.Value);

    /// <summary>p·u² + q over u² where |u| is above 1.</summary>
    private static double Quadratic(double[] x, bool root = false)
    {
        (double u, double p, double q) = (x[0], x[1], x[2]);
        double sum = Math.Abs(u) > 1 ? p + q / u / u : p * u * u + q;
        return root ? Math.Sqrt(sum) : sum;
    }

    // W. Kahan: the rounding error of e^x is divided out by the logarithm of what it became.
    internal static double Expm1(double x)
    {
        double exponential = Math.Exp(x);
        if (exponential == 1) return x;
        double difference = exponential - 1;
        return difference == -1 || double.IsInfinity(exponential) ? difference : difference * (x / Math.Log(exponential));
    }

    internal static double Log1p(double x)
    {
        double sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    private static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    private static double LogCosh(double x) =>
        Math.Abs(x) < 1 ? 0.5 * Log1p(Math.Sinh(x) * Math.Sinh(x)) : Math.Abs(x) + Log1p(Math.Exp(-2 * Math.Abs(x))) - Math.Log(2);

    private static double Sech(double x)
    {
        double t = Math.Exp(-Math.Abs(x));
        return 2 * t / (1 + t * t);
    }

    private static double Bell(double t, double height) => height * t / (1 + t) / (1 + t);

    private static double TanhSoftplus(double x)
    {
        double t = Math.Exp(-Math.Abs(x));
        return x > 0 ? (1 + 2 * t) / (1 + 2 * t + 2 * t * t) : t * (t + 2) / (t * (t + 2) + 2);
    }

    internal static double Erf(double x)
    {
        if (Math.Abs(x) > 0.5) return x > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
        double term = x, sum = x;
        for (int n = 1; n < 16; n++)
        {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static readonly double[] ErfcCoefficients =
    [
        -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223,
    ];

    // Numerical Recipes' erfcc: a Chebyshev fit with a relative error below 1.2e-7 everywhere.
    internal static double Erfc(double x)
    {
        double t = 1 / (1 + 0.5 * Math.Abs(x));
        double polynomial = 0.17087277;
        foreach (double coefficient in ErfcCoefficients)
            polynomial = polynomial * t + coefficient;
        double tail = t * Math.Exp(-x * x + polynomial);
        return x >= 0 ? tail : 2 - tail;
    }

    private static double Asinh(double x)
    {
        double size = Math.Abs(x);
        double value = size > 1e8 ? Math.Log(size) + Math.Log(2) : Log1p(size + size * size / (1 + Math.Sqrt(size * size + 1)));
        return x < 0 ? -value : value;
    }

    internal static double Hypot(double x, double y)
    {
        double scale = Math.Max(Math.Abs(x), Math.Abs(y));
        return scale == 0 || double.IsInfinity(scale) ? scale : scale * Math.Sqrt(x / scale * (x / scale) + y / scale * (y / scale));
    }

    private static double Root(double u, double c)
    {
        double scale = Math.Max(Math.Abs(u), Math.Sqrt(Math.Abs(c)));
        return scale == 0 ? 0 : scale * Math.Sqrt(u / scale * (u / scale) + c / scale / scale);
    }
}
