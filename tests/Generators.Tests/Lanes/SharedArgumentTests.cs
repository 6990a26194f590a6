using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Lanes;

/// <summary>Kernels of functions whose first argument is the same for all elements, while another depends on z.</summary>
public sealed class SharedArgumentTests
{
    [Theory]
    [InlineData("Math.Sqrt(Math.Sin(d) * Math.Sin(d) * Math.Cos(z) + Math.Exp(z))")]
    [InlineData("Math.Sqrt(Math.Sin(z) * Math.Sin(z) + Math.Cos(z) * Math.Pow(Math.Sin(d), 2))")]
    [InlineData("Math.Sqrt(d * d * Math.Cosh(z) + Math.Exp(z))")]
    [InlineData("d / Math.Sqrt(d * d * Math.Cosh(z) + Math.Exp(z))")]
    [InlineData("1 / (d * d * Math.Cosh(z) + Math.Exp(z))")]
    [InlineData("SpecialFunctions.Hypot(d, 2, z)")]
    public void Are_computed_in_lanes(string body)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static double F(double z, double d = 0.4) => {{body}}; }
            """);
        Assert.Empty(run.Diagnostics);
        Activation f = Activation.Of(run.Method<Func<double, double, double>>("C", "F"));
        Assert.True(f.IsVectorized);
        double[] z = [-1.4, -1, -0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.5], values = new double[z.Length], slopes = new double[z.Length];
        f.ValueAndDerivative(z, values, slopes);
        for (int i = 0; i < z.Length; i++)
        {
            Assert.Equal(f.Value(z[i]), values[i], 1e-14);
            Assert.Equal(f.Derivative(z[i]), slopes[i], 1e-13);
        }
    }
}
