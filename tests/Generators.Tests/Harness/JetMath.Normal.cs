using System;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Harness;

/// <content>The kin of the error function: the values by the runtime, the derivatives from the differential equations.</content>
public static partial class JetMath
{
    private static readonly double TwoOverRootOfPi = 2 / Math.Sqrt(Math.PI);

    public static Jet Erfcx(Jet u) => ErfcxDerivative(u, 0);

    public static Jet ErfcxDerivative(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.ErfcxDerivative(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }

    public static Jet LogErfc(Jet u)
    {
        // f′ = -(2/√π)/erfcx(u) = s, s′ = -s·(2u + s)
        double x = u.Value, s = -TwoOverRootOfPi / SpecialFunctions.Erfcx(x), slack = 2 * x + s;
        return Jet.Apply(u, SpecialFunctions.LogErfc(x), s, -s * slack, s * slack * slack - s * (2 - s * slack));
    }

    public static Jet LogNormalCdf(Jet u) => LogErfc(-u / Math.Sqrt(2)) - Math.Log(2);

    public static Jet InverseMills(Jet u) => InverseMillsDerivative(u, 0);

    public static Jet InverseMillsDerivative(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.InverseMillsDerivative(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }

    public static Jet ErfInv(Jet u)
    {
        double x = SpecialFunctions.ErfInv(u.Value), slope = Math.Exp(x * x) / TwoOverRootOfPi;
        return Jet.Apply(u, x, slope, 2 * x * slope * slope, (2 + 8 * x * x) * slope * slope * slope);
    }

    public static Jet NormalQuantile(Jet u) => Math.Sqrt(2) * ErfInv(2 * u - 1);
}
