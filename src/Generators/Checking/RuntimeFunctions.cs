using System;
using System.Collections.Generic;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>
/// What the runtime's functions answer, within a few units in the last place: they are not at hand in a compiler, and most of a
/// comparison's time would go into computing these, the commonest, in many bits.
/// </summary>
internal static class RuntimeFunctions
{
    /// <summary>Of one argument.</summary>
    public static readonly IReadOnlyDictionary<Function, Func<double, double>> Forms = new Dictionary<Function, Func<double, double>>
    {
        [Rules.Expm1] = Expm1,
        [Rules.Log1p] = Log1p,
        [Rules.Logistic] = x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)),
        [Rules.LogisticDerivative] = x => Math.Exp(-Math.Abs(x)) / Square(1 + Math.Exp(-Math.Abs(x))),
        [Rules.Softplus] = x => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x))),
        [Rules.LogCosh] = x => Math.Abs(x) < 1 ? Log1p(2 * Square(Math.Sinh(x / 2))) : Math.Abs(x) - Log1p(Math.Tanh(Math.Abs(x))),
        [Rules.Sech] = Sech,
        [Rules.SechSquared] = x => Square(Sech(x)),
        [Rules.TanhSoftplus] = x =>
        {
            double e = Math.Exp(-Math.Abs(x)), twice = 2 * e;
            return x < 0 ? e * (e + 2) / ((e * (e + 2)) + 2) : (1 + twice) / (1 + twice + (twice * e));
        },
        [Rules.TanhSoftplusDerivative] = x =>
        {
            double e = Math.Exp(-Math.Abs(x)), shared = 4 * e * (1 + e);
            return x < 0 ? shared / Square((e * (e + 2)) + 2) : shared * e / Square(1 + (2 * e) + (2 * e * e));
        },
    };

    /// <summary>Of several arguments, of which the first is small enough to be squared and large enough to keep its digits then.</summary>
    public static readonly IReadOnlyDictionary<Function, Func<double[], double>> Algebraic =
        new Dictionary<Function, Func<double[], double>>
        {
            [Rules.RootOfSquarePlus] = x => Math.Sqrt(Square(x[0]) + x[1]),
            [Rules.Isru] = x => x[0] / Math.Sqrt(Square(x[0]) + x[1]),
            [Rules.Lorentzian] = x => 1 / (Square(x[0]) + x[1]),
            [Rules.Dispersion] = x => x[0] / (Square(x[0]) + x[1]),
            [Rules.QuadraticReciprocal] = x => 1 / ((x[1] * Square(x[0])) + x[2]),
            [Rules.QuadraticRatio] = x => x[0] / ((x[1] * Square(x[0])) + x[2]),
        };

    /// <summary>The functions into which the rounding error of their argument is carried.</summary>
    public static readonly IReadOnlyDictionary<Function, Func<Pair, double>> Corrected = new Dictionary<Function, Func<Pair, double>>
    {
        [Rules.Exp] = u => Math.Exp(u.High) * (1 + u.Low),
        [Rules.Logistic] = u => Forms[Rules.Logistic](u.High) + (Forms[Rules.LogisticDerivative](u.High) * u.Low),
        [Rules.LogisticDerivative] = u => Forms[Rules.LogisticDerivative](u.High) * (1 - (Math.Tanh(u.High / 2) * u.Low)),
        [Rules.SechSquared] = u => Forms[Rules.SechSquared](u.High) * (1 - (2 * Math.Tanh(u.High) * u.Low)),
    };

    /// <summary>Whether <see cref="Algebraic"/> serves: signs alike, and nothing near overflow or underflow.</summary>
    public static bool AreOrdinary(double[] arguments)
    {
        const double least = 1e-100, most = 1e100;
        if (!(Math.Abs(arguments[0]) is > least and < most)) return false;
        for (int i = 1; i < arguments.Length; i++)
            if (!(arguments[i] is > least and < most)) return false;
        return true;
    }

    private static double Square(double x) => x * x;

    private static double Sech(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return 2 * e / (1 + (e * e));
    }

    // W. Kahan: the rounding of e^x is undone by its logarithm's.
    private static double Expm1(double x)
    {
        double u = Math.Exp(x);
        return Math.Abs(x) > 1 ? u - 1 : u == 1 ? x : (u - 1) * x / Math.Log(u);
    }

    private static double Log1p(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) * x / (u - 1);
    }
}
