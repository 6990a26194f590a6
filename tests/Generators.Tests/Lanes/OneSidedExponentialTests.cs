using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Lanes;

/// <summary>Kernels compute e^z as e^−|z| where a choice takes it only for z ≤ 0, and only there.</summary>
public sealed class OneSidedPowerTests
{
    [Theory]
    [InlineData("z > 0 ? z : Math.Exp(z) - 1", true)]
    [InlineData("z >= 0 ? z : Math.Exp(z) - 1", true)]
    [InlineData("z < 0 ? z * Math.Exp(z) : z", true)]
    [InlineData("z <= 0 ? Math.Exp(z) - 1 + z * Math.Exp(z) : z", true)]
    [InlineData("z < 0 ? Math.Log(1 - z) : Math.Exp(z) - 1", false)]
    [InlineData("z > 0 ? Math.Exp(z) : Math.Exp(2 * z)", false)]
    [InlineData("z > 1 ? z : Math.Exp(z)", false)]
    [InlineData("(z > 0 ? z : Math.Exp(z) - 1) + Math.Exp(z)", false)]
    public void Decay_stands_for_the_power_where_only_negative_numbers_reach_it(string body, bool decays)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static double F(double z) => {{body}}; }
            """);
        Assert.Empty(run.Diagnostics);
        string kernel = run.Files.Values.Single(file => file.Contains("readonly struct FKernel", StringComparison.Ordinal));
        Assert.Equal(decays, kernel.Contains("LaneMath.Decay", StringComparison.Ordinal));
        Assert.NotEqual(decays, kernel.Contains("LaneMath.Exp", StringComparison.Ordinal));

        Activation f = Activation.Of(run.Method<Func<double, double>>("C", "F"));
        double[] z = [-800, -40, -3, -0.5, -0.0, 0, 0.5, 1, 1.5, 3, 700, double.PositiveInfinity,
            double.NaN], values = new double[z.Length], slopes = new double[z.Length];
        f.ValueAndDerivative(z, values, slopes);
        for (int i = 0; i < z.Length; i++)
        {
            Near(f.Value(z[i]), values[i], z[i]);
            Near(f.Derivative(z[i]), slopes[i], z[i]);
        }
    }

    private static void Near(double expected, double actual, double z) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-14 * Math.Abs(expected),
            $"At {z:R}: {actual:R} instead of {expected:R}.");
}
