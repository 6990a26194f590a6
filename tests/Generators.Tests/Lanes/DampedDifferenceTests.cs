using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Lanes;

/// <summary>Kernels of differences of powers beside what decays: ∞ − ∞ times 0 is 0 there.</summary>
public sealed class DampedDifferenceTests
{
    [Theory]
    [InlineData("z * z * z * Math.Exp(-z * z)")]
    [InlineData("(8 * z * z * z - 12 * z) * Math.Exp(-z * z / 2)")]
    public void Vanish_where_their_powers_overflow(string body)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static double F(double z) => {{body}}; }
            """);
        Assert.Empty(run.Diagnostics);
        Activation f = Activation.Of(run.Method<Func<double, double>>("C", "F"));
        Assert.True(f.IsVectorized);
        double[] z = [-1e308, -1e165, -1e60, 1e60, 1e120, 1e165, 1e200, 1e308];
        double[] values = new double[z.Length], slopes = new double[z.Length];
        f.ValueAndDerivative(z, values, slopes);
        Assert.All(slopes, slope => Assert.Equal(0, slope));
        f.ValueAndDerivative([double.NaN], values.AsSpan(0, 1), slopes.AsSpan(0, 1));
        Assert.Equal(double.NaN, slopes[0]);
    }
}
