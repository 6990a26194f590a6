using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Harness;

/// <content>The gamma function and its kin, from the logarithm's derivatives.</content>
public static partial class JetMath
{
    public static Jet Gamma(Jet u)
    {
        double x = u.Value, f = SpecialFunctions.Gamma(x), s = SpecialFunctions.Polygamma(x, 0);
        double s1 = SpecialFunctions.Polygamma(x, 1), s2 = SpecialFunctions.Polygamma(x, 2);
        return Jet.Apply(u, f, f * s, f * (s * s + s1), f * (s * s * s + 3 * s * s1 + s2));
    }

    public static Jet LogGamma(Jet u)
    {
        double Order(int n) => SpecialFunctions.Polygamma(u.Value, n);
        return Jet.Apply(u, SpecialFunctions.LogGamma(u.Value), Order(0), Order(1), Order(2));
    }

    public static Jet Digamma(Jet u) => Polygamma(u, 0);

    public static Jet Trigamma(Jet u) => Polygamma(u, 1);

    public static Jet Polygamma(Jet u, int order)
    {
        double Order(int n) => SpecialFunctions.Polygamma(u.Value, order + n);
        return Jet.Apply(u, Order(0), Order(1), Order(2), Order(3));
    }
}
