using System;
using System.Collections.Generic;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.LostDigits;

/// <summary>The functions of <see cref="NamedRules"/> on numbers, to six digits as those of <see cref="StableNumbers"/>.</summary>
internal static class NamedNumbers
{
    public static readonly IReadOnlyDictionary<Function, Func<double[], double>> Table = new Dictionary<Function, Func<double[], double>>
    {
        [NamedRules.LogAddExp] = x => LogAddExp(x[0], x[1]),
        [NamedRules.Log1mExp] = x => Log1mExp(x[0]),
        [NamedRules.LogExpm1] = x => x[0] > 1 ? x[0] + Log1mExp(-x[0]) : Math.Log(StableNumbers.Expm1(x[0])),
        [NamedRules.Logit] = x => Math.Abs(x[0] - 0.5) < 0.25
            ? StableNumbers.Log1p((2 * x[0] - 1) / (1 - x[0]))
            : Math.Log(x[0]) - StableNumbers.Log1p(-x[0]),
        [NamedRules.Sinc] = x => SincDerivative(x[0], 0),
        [NamedRules.SincDerivative] = x => SincDerivative(x[0], (int)x[1]),
        [NamedRules.Erfcx] = x => NormalNumbers.Erfcx(x[0]),
        [NamedRules.ErfcxDerivative] = x => NormalNumbers.ErfcxDerivative(x[0], (int)x[1]),
        [NamedRules.LogErfc] = x => NormalNumbers.LogErfc(x[0]),
        [NamedRules.LogNormalCdf] = x => NormalNumbers.LogNormalCdf(x[0]),
        [NamedRules.InverseMills] = x => NormalNumbers.InverseMillsDerivative(x[0], 0),
        [NamedRules.InverseMillsDerivative] = x => NormalNumbers.InverseMillsDerivative(x[0], (int)x[1]),
        [NamedRules.ErfInv] = x => NormalNumbers.ErfInv(x[0]),
        [NamedRules.NormalQuantile] = x => NormalNumbers.Quantile(x[0]),
        [NamedRules.Gamma] = x => GammaNumbers.Gamma(x[0]),
        [NamedRules.LogGamma] = x => GammaNumbers.LogGamma(x[0]),
        [NamedRules.Digamma] = x => GammaNumbers.Polygamma(x[0], 0),
        [NamedRules.Trigamma] = x => GammaNumbers.Polygamma(x[0], 1),
        [NamedRules.Polygamma] = x => GammaNumbers.Polygamma(x[0], (int)x[1]),
        [NamedRules.LambertW] = x => LambertW(x[0]),
        [NamedRules.LambertWDerivative] = x => Math.Exp(-LambertW(x[0])) / (1 + LambertW(x[0])),
        [NamedRules.BesselI0e] = x => BesselNumbers.Scaled(x[0], 0, 0),
        [NamedRules.BesselI0eDerivative] = x => BesselNumbers.Scaled(x[0], 0, (int)x[1]),
        [NamedRules.BesselI1e] = x => BesselNumbers.Scaled(x[0], 1, 0),
        [NamedRules.BesselI1eDerivative] = x => BesselNumbers.Scaled(x[0], 1, (int)x[1]),
        [NamedRules.Hypot3] = x => StableNumbers.Hypot(StableNumbers.Hypot(x[0], x[1]), x[2]),
    };

    private static double LogAddExp(double x, double y) =>
        x == y ? x + Math.Log(2) : Math.Max(x, y) + StableNumbers.Log1p(Math.Exp(-Math.Abs(x - y)));

    private static double Log1mExp(double x) => x < -1 ? StableNumbers.Log1p(-Math.Exp(x)) : Math.Log(-StableNumbers.Expm1(x));

    private static double LambertW(double x)
    {
        double excess = 1 + Math.E * x, p = Math.Sqrt(2 * Math.Max(excess, 0));
        if (excess < -1e-15) return double.NaN;
        if (p < 1e-3 || x == 0 || double.IsInfinity(x)) return p < 1e-3 ? -1 + p * (1 - p * (1.0 / 3 - p * 11 / 72)) : x;
        double start = StableNumbers.Log1p(x), w = x < -0.25 ? p - 1 - p * p / 3 : start * (1 - StableNumbers.Log1p(start) / (2 + start));
        for (int i = 0; i < 6; i++)
        {
            double newton = (w - x * Math.Exp(-w)) / (1 + w);
            w -= newton / (1 - newton * (w + 2) / (2 * (w + 1)));
        }
        return w;
    }

    /// <summary>As the runtime has it, with the series as far as it does not cancel.</summary>
    private static double SincDerivative(double x, int order)
    {
        if (double.IsInfinity(x)) return 0;
        if (Math.Abs(x) < 1 + 0.5 * order) return SincSeries(x, order);
        double value = RealMembers.SinPi(x) / (Math.PI * x), power = 1 / Math.PI;
        for (int n = 1; n <= order; n++)
        {
            power *= Math.PI;
            double wave = (n % 4) switch
            {
                0 => RealMembers.SinPi(x),
                1 => RealMembers.CosPi(x),
                2 => -RealMembers.SinPi(x),
                _ => -RealMembers.CosPi(x),
            };
            value = (power * wave - n * value) / x;
        }
        return value;
    }

    private static double SincSeries(double x, int order)
    {
        double sum = 0, term = Math.Pow(-Math.PI * Math.PI, (order + 1) / 2) * (order % 2 == 0 ? 1 : x);
        for (int k = (order + 1) / 2; k < 40 + order; k++)
        {
            sum += term / (2 * k + 1);
            term *= -Math.PI * Math.PI * x * x / ((2 * k + 2 - order) * (2 * k + 1 - order));
        }
        return sum;
    }
}
