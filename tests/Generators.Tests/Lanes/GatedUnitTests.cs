using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Lanes;

/// <summary>Kernels of gated units hold z between where the gate is shut and where it is open; what they compute stays the same.</summary>
public sealed class GateTests
{
    private const string Sigma = "/ (1 + Math.Exp(-z))", Mish = "Math.Tanh(Math.Log(1 + Math.Exp(z)))";

    [Theory]
    [InlineData($"z {Sigma}", true)]
    [InlineData($"3 * z {Sigma}", true)]
    [InlineData("z / (1 + Math.Exp(-100 * z))", true)]
    [InlineData("z / (1 + Math.Exp(-0.001 * z))", true)]
    [InlineData("z / (1 + Math.Exp(-(0.5 * z + z * z * z / 7)))", false)] // has a net under it, which needs the exponential itself
    [InlineData($"z * {Mish}", true)]
    [InlineData("0.5 * z * (1 + Math.Tanh(0.7978845608028654 * (z + 0.044715 * z * z * z)))", true)]
    [InlineData($"1 {Sigma}", false)] // its derivative must vanish to the right
    [InlineData($"(z - 5) {Sigma}", false)] // crosses 0 on the way
    [InlineData($"z * z {Sigma}", false)] // nor goes to −∞ with z
    [InlineData($"z * z * z {Sigma}", false)]
    [InlineData($"z {Sigma} + 2 * z", false)]
    [InlineData($"z {Sigma} + z / (1 + Math.Exp(-2 * z))", false)]
    [InlineData("z / (1 + Math.Exp(-z * z))", false)]
    [InlineData("z / (1 + Math.Exp(z))", false)]
    [InlineData($"z * z * Math.Exp(-z) {Sigma}", false)]
    public void Bounded_or_not_they_compute_the_same(string body, bool isBounded)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static double F(double z) => {{body}}; }
            """);
        Assert.Empty(run.Diagnostics);
        string kernel = run.Files.Values.Single(file => file.Contains("readonly struct FKernel", StringComparison.Ordinal));
        Assert.Equal(isBounded, kernel.Contains("LaneMath.ExpOfBounded", StringComparison.Ordinal));

        Activation f = Activation.Of(run.Method<Func<double, double>>("C", "F"));
        Assert.True(f.IsVectorized);
        double[] z = [.. Points()], values = new double[z.Length], slopes = new double[z.Length];
        f.ValueAndDerivative(z, values, slopes);
        float[] zs = [.. z.Select(each => (float)each)], singleValues = new float[z.Length], singleSlopes = new float[z.Length];
        f.ValueAndDerivative(zs, singleValues, singleSlopes);
        for (int i = 0; i < z.Length; i++)
        {
            // Far out the formula as it is written divides infinities and takes 1 from 1; Tails says what holds there.
            if (double.IsNaN(f.Value(z[i])) && !double.IsNaN(z[i])) continue;
            // An exponential's argument is rounded, and so the tail is wrong by that part of itself.
            double rounding = 4 + Math.Min(Math.Abs(z[i]) * 100, 2000);
            Near(f.Value(z[i]), values[i], rounding * Math.ScaleB(1, -52), 1e-13, z[i]);
            Near(f.Derivative(z[i]), slopes[i], rounding * Math.ScaleB(1, -52), 1e-15, z[i]);
            Near((float)f.Value(zs[i]), singleValues[i], rounding * Math.ScaleB(1, -23), 1e-13, zs[i]);
            Near((float)f.Derivative(zs[i]), singleSlopes[i], rounding * Math.ScaleB(1, -23), 1e-6, zs[i]);
        }
    }

    public static TheoryData<Activation, double, double, double> Tails => new()
    {
        // To the left z·eᶻ and (1 + z)eᶻ, where these have lost digits to being subnormal; to the right z and 1.
        { Activations.SiLU, -745.2, 0, -739.2 * double.Epsilon },
        { Activations.SiLU, -1e300, 0, 0 },
        { Activations.SiLU, double.NegativeInfinity, 0, 0 },
        { Activations.SiLU, -740, -740 * Math.Exp(-740), -739 * Math.Exp(-740) },
        { Activations.SiLU, -700, -700 * Math.Exp(-700), -699 * Math.Exp(-700) },
        { Activations.SiLU, 46, 46, 1 },
        { Activations.SiLU, 1e300, 1e300, 1 },
        { Activations.SiLU, double.PositiveInfinity, double.PositiveInfinity, 1 },
        { Activations.SiLU, double.NaN, double.NaN, double.NaN },
        { Activations.Mish, -740, -740 * Math.Exp(-740), -739 * Math.Exp(-740) },
        { Activations.Mish, -700, -700 * Math.Exp(-700), -699 * Math.Exp(-700) },
        { Activations.Mish, double.NegativeInfinity, 0, 0 },
        { Activations.Mish, 25, 25, 1 },
        { Activations.Mish, 31, 31, 1 },
        { Activations.Mish, double.PositiveInfinity, double.PositiveInfinity, 1 },
        { Activations.Mish, double.NaN, double.NaN, double.NaN },
        { Activations.GELUTanh, double.NegativeInfinity, 0, 0 },
        { Activations.GELUTanh, -31, 0, 0 },
        { Activations.GELUTanh, 8.5, 8.5, 1 },
        { Activations.GELUTanh, double.PositiveInfinity, double.PositiveInfinity, 1 },
        { Activations.GELUTanh, double.NaN, double.NaN, double.NaN },
    };

    [Theory]
    [MemberData(nameof(Tails))]
    public void Beyond_the_ends_they_are_what_their_limits_are(Activation f, double z, double value, double slope)
    {
        double[] values = new double[9], slopes = new double[9];
        f.ValueAndDerivative(Enumerable.Repeat(z, 9).ToArray(), values, slopes);
        Assert.All(values, each => Near(value, each, 1e-12, 800 * double.Epsilon, z));
        Assert.All(slopes, each => Near(slope, each, 1e-12, 1600 * double.Epsilon, z));
    }

    private static IEnumerable<double> Points()
    {
        for (int i = -2000; i <= 2000; i++) yield return i / 40.0;
        foreach (double far in new[] { 90.0, 744, 746, 1000, 40_000, 800_000, 1e20, double.PositiveInfinity })
        {
            yield return far;
            yield return -far;
        }
        yield return -0.0;
        yield return double.NaN;
    }

    private static void Near(double expected, double actual, double relative, double absolute, double z) =>
        Assert.True(
            expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected) + absolute,
            $"At {z:R}: {actual:R} instead of {expected:R}.");
}
