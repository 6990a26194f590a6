using System;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Harness;

/// <content>Lambert's W, with its derivatives e^(-nW)·p(W)/(1 + W)^(2n - 1).</content>
public static partial class JetMath
{
    public static Jet LambertW(Jet u)
    {
        double w = SpecialFunctions.LambertW(u.Value);
        return Jet.Apply(u, w, LambertTerm(1, w, 1), LambertTerm(2, w, -(w + 2)), LambertTerm(3, w, 9 + w * (8 + 2 * w)));
    }

    public static Jet LambertWDerivative(Jet u)
    {
        double w = SpecialFunctions.LambertW(u.Value);
        double fourth = -(64 + w * (79 + w * (36 + 6 * w)));
        return Jet.Apply(
            u, LambertTerm(1, w, 1), LambertTerm(2, w, -(w + 2)), LambertTerm(3, w, 9 + w * (8 + 2 * w)), LambertTerm(4, w, fourth));
    }

    private static double LambertTerm(int n, double w, double p) => Math.Exp(-n * w) * p / Math.Pow(1 + w, 2 * n - 1);
}
