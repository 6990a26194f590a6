using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>The functions of <see cref="LaneMath"/> with one result, and what each promises.</summary>
internal static class LaneFunctions
{
    /// <summary>The promised accuracy in ulp, of double and of float.</summary>
    public static readonly IReadOnlyDictionary<string, (double Double, double Single)> Promised = new Dictionary<string, (double, double)>
    {
        ["Exp"] = (1.25, 1.25),
        ["Exp2"] = (1.25, 1.25),
        ["ExpOfBounded"] = (1.25, 1.25),
        ["Expm1"] = (2, 2),
        ["ExpOfSquare"] = (2, 2),
        ["Decay"] = (1.25, 1.25),
        ["Decaym1"] = (2, 2),
        ["Log"] = (1.5, 1.5),
        ["Log2"] = (2.5, 2.5),
        ["Log10"] = (2.5, 3),
        ["Log1p"] = (2, 2),
        ["Sinh"] = (3, 3),
        ["Cosh"] = (2, 2),
        ["Tanh"] = (3, 3),
        ["Sech"] = (3, 3),
        ["SechSquared"] = (3, 3),
        ["LogCosh"] = (2, 2),
        ["Asinh"] = (3, 3),
        ["Acosh"] = (3, 3),
        ["Atanh"] = (3, 3),
        ["Logistic"] = (3, 3),
        ["LogisticDerivative"] = (3, 3),
        ["Softplus"] = (3, 3),
        ["TanhSoftplus"] = (3, 3),
        ["TanhSoftplusDerivative"] = (4, 4),
        ["Erf"] = (3, 3),
        ["Erfc"] = (3, 3),
        ["ScaledErfc"] = (3, 3),
        ["NormalCdf"] = (3, 3),
        ["NormalPdf"] = (2, 2),
        ["Sin"] = (2, 2),
        ["Cos"] = (2, 2),
        ["Tan"] = (3, 3),
        ["SinPi"] = (2, 2.5),
        ["CosPi"] = (2, 2.5),
        ["Asin"] = (2.5, 2.5),
        ["Acos"] = (2, 2),
        ["Atan"] = (2.5, 2.5),
        ["Atan2"] = (3, 3),
        ["Pow"] = (4, 4),
        ["Cbrt"] = (1.5, 1.5),
        ["Hypot"] = (2, 2),
        ["Remainder"] = (0, 0),
        ["Softsign"] = (3, 3),
        ["LogAddExp"] = (3, 3),
        ["Log1mExp"] = (3, 3),
        ["LogExpm1"] = (3, 3),
        ["Logit"] = (3, 3),
        ["XLogY"] = (2.5, 2.5),
        ["Entropy"] = (2.5, 2.5),
        ["Erfcx"] = (3, 3),
        ["LogErfc"] = (3, 3),
        ["LogNormalCdf"] = (3, 3),
        ["InverseMills"] = (3, 3),
        ["BesselI0e"] = (3, 3),
        ["BesselI1e"] = (3, 3),
        ["ErfInv"] = (3, 3),
        ["NormalQuantile"] = (3, 3),
        ["Gamma"] = (3, 3),
        ["LogGamma"] = (3, 3),
        ["Digamma"] = (3, 3),
        ["Trigamma"] = (3, 3),
        ["LambertW"] = (3, 3),
        ["LambertWDerivative"] = (3, 3),
        ["SincDerivative"] = (2, 2),
        ["ErfcxDerivative"] = (2, 2),
        ["InverseMillsDerivative"] = (2, 2),
        ["Polygamma"] = (2, 2),
        ["BesselI0eDerivative"] = (2, 2),
        ["BesselI1eDerivative"] = (2, 2),
        ["Heaviside"] = (0, 0),
        ["FloorMod"] = (0.5, 0.5),
        ["Sinc"] = (3, 3),
    };

    /// <summary>The function of one argument over a lane type.</summary>
    public static Func<TLane, TLane> Unary<TLane>(string name)
        where TLane : struct, ILane<TLane> => Method<TLane>(name, 1).CreateDelegate<Func<TLane, TLane>>();

    /// <summary>The function of two arguments over a lane type.</summary>
    public static Func<TLane, TLane, TLane> Binary<TLane>(string name)
        where TLane : struct, ILane<TLane> => Method<TLane>(name, 2).CreateDelegate<Func<TLane, TLane, TLane>>();

    private static MethodInfo Method<TLane>(string name, int arguments) => typeof(LaneMath).GetMethods()
        .Single(m => m.Name == name && m.ReturnType != typeof(void) && m.GetParameters().Length == arguments)
        .MakeGenericMethod(typeof(TLane));
}
