using System;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Simplification;

/// <summary>Factors that vanish beside roots whose slope is infinite: the derivative is the limit.</summary>
public sealed class RootTests
{
    private static readonly GeneratorRun Run = GeneratorRun.From("""
        using System;
        using GradRepl.Runtime;
        public static partial class C
        {
            [Activation] public static double Root(double z) => z * Math.Sqrt(Math.Abs(z));
            [Activation] public static double CubeRoot(double z) => z * Math.Cbrt(z);
            [Activation] public static double Over(double z) => z / (1 + Math.Sqrt(Math.Abs(z)));
            [Activation] public static double Power(double z, double p = 1.5) => Math.Pow(Math.Max(0, z), p);
        }
        """);

    [Theory]
    [InlineData("RootDerivative", 0.0, 0.0)]
    [InlineData("RootDerivative", -4.0, 3.0)]
    [InlineData("CubeRootDerivative", 0.0, 0.0)]
    [InlineData("CubeRootDerivative", -8.0, -8 / 3.0)]
    [InlineData("OverDerivative", 0.0, 1.0)]
    [InlineData("OverDerivative", -4.0, 2 / 9.0)]
    public void The_slope_at_zero_is_the_limit(string member, double z, double truth) =>
        Assert.Equal(truth, Run.Method<Func<double, double>>("C", member)(z), 1e-15);

    [Theory]
    [InlineData(-2.0, 1.5)]
    [InlineData(0.0, 1.5)]
    [InlineData(0.0, 1.0)]
    public void A_power_of_zero_does_not_change_with_its_exponent(double z, double p) =>
        Assert.Equal(0, Run.Method<Func<double, double, double>>("C", "PowerPartialP")(z, p));

    [Theory]
    [InlineData("z * Math.Sqrt(Math.Abs(z))", "f′(z) = 1.5·√(|z|)")]
    [InlineData("z * Math.Cbrt(z)", "f′(z) = cbrt(z) + cbrt(z)/3")]
    public void What_cancels_is_not_shown(string formula, string derivative) => Assert.Equal(
        derivative,
        GeneratorRun.Derive(
            "using System; using GradRepl.Runtime; public static partial class C { [Activation] public static double F(double z) => "
                + formula + "; }",
            "F").Derivation!.DerivativeFormula);
}
