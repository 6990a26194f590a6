using System;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Harness;

/// <content>Members of SpecialFunctions: by their definitions where these keep their digits, else by derivatives written out.</content>
public static partial class JetMath
{
    public static Jet LogAddExp(Jet u, Jet v)
    {
        Jet high = u.Value > v.Value ? u : v, low = u.Value > v.Value ? v : u;
        return (high + Log(1 + Exp(low - high))) with { Value = SpecialFunctions.LogAddExp(u.Value, v.Value) };
    }

    public static Jet Log1mExp(Jet u)
    {
        double x = u.Value, r = 1 / SpecialFunctions.Expm1(-x), e = Math.Exp(-x);
        return Jet.Apply(u, SpecialFunctions.Log1mExp(x), -r, -r * r * e, -r * r * r * e * (1 + e));
    }

    public static Jet LogExpm1(Jet u) => u + Log1mExp(-u);

    public static Jet Logit(Jet u) => Log(u) - Log(1 - u);

    public static Jet XLogY(Jet u, Jet v) => (u * Log(v)) with { Value = SpecialFunctions.XLogY(u.Value, v.Value) };

    public static Jet Entropy(Jet u) => (-u * Log(u)) with { Value = SpecialFunctions.Entropy(u.Value) };

    public static Jet Sinc(Jet u) => SincDerivative(u, 0);

    public static Jet SincDerivative(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.SincDerivative(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }

    public static Jet BesselI0e(Jet u) => BesselI0eDerivative(u, 0);

    public static Jet BesselI0eDerivative(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.BesselI0eDerivative(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }

    public static Jet BesselI1e(Jet u) => BesselI1eDerivative(u, 0);

    public static Jet BesselI1eDerivative(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.BesselI1eDerivative(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }

    public static Jet Hypot(Jet x, Jet y, Jet z) => Sqrt(x * x + y * y + z * z);

    public static Jet Heaviside(Jet u, Jet atZero) => u > 0 ? 1 : u.Value < 0 ? 0 : atZero;

    public static Jet FloorMod(Jet u, Jet v) => (u - v * Floor(u / v)) with { Value = SpecialFunctions.FloorMod(u.Value, v.Value) };
}
