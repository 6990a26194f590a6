using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Simplification;

/// <summary>z times what vanishes towards one side: kernels bound z where that is the left one, and else choose.</summary>
public sealed class VanishingFactorTests
{
    [Theory]
    [InlineData("z", "ExpOfBounded", 0, double.PositiveInfinity)]
    [InlineData("1.702 * z", "ExpOfBounded", 0, double.PositiveInfinity)]
    [InlineData("z / 3", "FiniteBelow", 0, double.PositiveInfinity)]
    [InlineData("Math.Sqrt(8 / Math.PI) * (z + 0.044715 * z * z * z)", "ExpOfBounded", 0, double.PositiveInfinity)]
    [InlineData("2 * z * (z * z)", "FiniteBelow", 0, double.PositiveInfinity)]
    [InlineData("-2 * z", "Damped", double.NegativeInfinity, 0)]
    [InlineData("z * z", "Damped", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("z - z * z * z", "Damped", double.NaN, double.NaN)]
    [InlineData("beta * z", "Damped", double.NegativeInfinity, 0)]
    public void Bounds_take_the_place_of_choices(string argument, string by, double farLeft, double farRight)
    {
        string beta = argument.Contains("beta", StringComparison.Ordinal) ? ", double beta = -1" : "";
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z{{beta}}) => z / (1 + Math.Exp(-({{argument}})));
            }
            """);
        Assert.Empty(run.Diagnostics);
        string kernel = run.Files.Values.Single(file => file.Contains("readonly struct FKernel", StringComparison.Ordinal));
        Assert.All(
            new[] { "ExpOfBounded", "FiniteBelow", "Damped" },
            way => Assert.Equal(way == by, kernel.Contains($"LaneMath.{way}", StringComparison.Ordinal)));

        double[] z = [double.NegativeInfinity, -700, -2, 0, 3, 700,
            double.PositiveInfinity], values = new double[z.Length], slopes = new double[z.Length];
        Activation f = beta.Length > 0
            ? Activation.Of(run.Method<Func<double, double, double>>("C", "F"))
            : Activation.Of(run.Method<Func<double, double>>("C", "F"));
        f.ValueAndDerivative(z, values, slopes);
        Assert.Equal((farLeft, farRight), (values[0], values[^1]));
        for (int i = 1; i < z.Length - 1; i++)
            Assert.True(
                Math.Abs(values[i] - f.Value(z[i])) <= 1e-13 * Math.Abs(f.Value(z[i])),
                $"At {z[i]}: {values[i]:R} instead of {f.Value(z[i]):R}.");
    }
}
