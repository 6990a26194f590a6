using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Lanes;

/// <summary>Where the hyperparameters are their defaults a kernel of its own runs, in which they are numbers.</summary>
public sealed class DefaultKernelTests
{
    private const string Swish = "double F(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z))";

    [Theory]
    [InlineData(Swish, true)]
    [InlineData("double F(double z, double alpha = 1) => z > 0 ? z : alpha * (Math.Exp(z) - 1)", true)]
    [InlineData("double F(double z, double alpha = 0.25) => z > 0 ? z : alpha * (Math.Exp(z / alpha) - 1)", true)]
    [InlineData("double F(double z, double a = 2, double b = -0.5) => Math.Sin(a * z) + b * Math.Log(1 + Math.Exp(a * z))", true)]
    [InlineData("float F(float z, float slope = 0.1f) => z > 0 ? z : slope * z", true)]
    [InlineData("double F(double z, double beta) => z / (1 + Math.Exp(-beta * z))", false)]
    [InlineData("double F(double z, double low = double.NegativeInfinity) => z > low ? Math.Tanh(z) : 0", false)]
    [InlineData("double F(double z, int n = 3) => Math.Sin(n * z)", false)]
    [InlineData("double F(double z) => Math.Sin(3 * z)", false)]
    public void Defaults_have_a_kernel(string method, bool has)
    {
        var run = Run(method);
        Assert.Equal(has, run.Files.Values.Any(file => file.Contains("new FKernel.AtDefaults(", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Swish, 1)]
    [InlineData("double F(double z, double alpha = 1) => z > 0 ? z : alpha * (Math.Exp(z) - 1)", 1)]
    [InlineData("double F(double z, double alpha = 0.25) => z > 0 ? z : alpha * (Math.Exp(z / alpha) - 1)", 0.25)]
    [InlineData("double F(double z, double beta = -2) => z / (1 + Math.Exp(-beta * z))", -2)]
    [InlineData("double F(double z, double beta = 3) => Math.Log(1 + Math.Exp(beta * z)) / beta", 3)]
    public void Both_kernels_compute_the_function_that_is_written(string method, double number)
    {
        Activation f = Activation.Of(Run(method).Method<Func<double, double, double>>("C", "F"));
        string name = f.Parameters.Single().Name;
        double[] z = [.. Enumerable.Range(-60, 121).Select(i => i / 8.0)];
        foreach (double hyperparameter in new[] { number, number * 1.25, number, number / 2 })
        {
            Activation with = f.With(name, hyperparameter);
            double[] values = new double[z.Length], slopes = new double[z.Length];
            with.ValueAndDerivative(z, values, slopes);
            for (int i = 0; i < z.Length; i++)
            {
                Assert.True(
                    Math.Abs(values[i] - with.Value(z[i])) <= 1e-14 * (1 + Math.Abs(z[i])),
                    $"{name} = {hyperparameter}, at {z[i]}: {values[i]:R} instead of {with.Value(z[i]):R}");
                double central = (with.Value(z[i] + 1e-5) - with.Value(z[i] - 1e-5)) / 2e-5;
                if (z[i] != 0)
                    Assert.True(
                        Math.Abs(slopes[i] - central) <= 1e-8,
                        $"{name} = {hyperparameter}, at {z[i]}: slope {slopes[i]:R}, by differences {central:R}");
            }
        }
    }

    private static GeneratorRun Run(string method)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static {{method}}; }
            """);
        Assert.Empty(run.Diagnostics);
        return run;
    }
}
