using System;
using System.Linq;
using CsCheck;
using GradRepl.Plotting.Sampling;

namespace GradRepl.Plotting.Tests;

public sealed class CurveSamplerTests
{
    private static SampledCurve Sample(Func<double, double> f, double from, double to, params double[] breaks) =>
        CurveSampler.Sample(f, from, to, breaks);

    [Theory]
    [InlineData("steep sigmoid")]
    [InlineData("fast sine")]
    [InlineData("narrow peak")]
    [InlineData("kink")]
    public void The_polyline_stays_within_a_thousandth_of_the_height(string name)
    {
        Func<double, double> f = name switch
        {
            "steep sigmoid" => x => Samples.Logistic(200 * (x - 0.123)),
            "fast sine" => x => Math.Sin(20 * x),
            "narrow peak" => x => Math.Exp(-Math.Pow((x - 0.3) / 0.02, 2)),
            _ => x => Math.Abs(x - 0.12345),
        };
        SampledCurve curve = Sample(f, -3, 3);
        Assert.Empty(curve.Jumps);
        Assert.Equal((-3, 3), (curve.X[0], curve.X[^1]));
        double height = curve.Y.Max() - curve.Y.Min();
        for (int i = 1; i < curve.X.Length; i++)
        {
            Assert.True(curve.X[i] > curve.X[i - 1]);
            for (double share = 0.1; share < 1; share += 0.2)
            {
                double x = curve.X[i - 1] + share * (curve.X[i] - curve.X[i - 1]);
                double chord = curve.Y[i - 1] + share * (curve.Y[i] - curve.Y[i - 1]);
                Assert.True(Math.Abs(chord - f(x)) < 1e-3 * height, $"at {x}: {chord} for {f(x)}");
            }
        }
    }

    [Fact]
    public void A_jump_is_found_wherever_it_is()
        => Gen.Select(Gen.Double[-2.9, 2.9], Gen.Double[0.1, 50], Gen.Bool).Sample((at, rise, closed) =>
        {
            SampledCurve curve = Sample(x => Math.Sin(x) + ((closed ? x >= at : x > at) ? rise : 0), -3, 3);
            Jump jump = Assert.Single(curve.Jumps);
            Assert.Equal(at, jump.At, 1e-9);
            Assert.Equal(Math.Sin(at), jump.Left, 1e-6);
            Assert.Equal(Math.Sin(at) + rise, jump.Right, 1e-6);
        });

    [Fact]
    public void The_break_lies_between_the_limits_of_both_sides()
    {
        SampledCurve curve = Sample(z => z > 0 ? 1 : z < 0 ? 0 : 0.5, -1, 1);
        Jump jump = Assert.Single(curve.Jumps);
        Assert.Equal(new Jump(0, 0, 1, 0.5, false), jump);
        Assert.Equal([0, 1], jump.OpenEnds);
        int gap = Array.FindIndex(curve.Y, double.IsNaN);
        Assert.Equal((0.0, 1.0), (curve.Y[gap - 1], curve.Y[gap + 1]));
    }

    [Fact]
    public void A_pole_is_a_break_without_ends_and_limits_the_window()
    {
        foreach (Func<double, double> f in new Func<double, double>[] { x => 1 / x, x => 1 / (x - 0.3217), x => Math.Tan(2 * x) })
        {
            SampledCurve curve = Sample(f, -3, 3);
            Assert.All(curve.Jumps, jump => Assert.True(jump.IsPole));
            Assert.Contains(curve.Y, double.IsNaN);
            Assert.True(curve.Window is { Low: < -1 and > -1e3, High: > 1 and < 1e3 }, $"{curve.Window}");
        }
    }

    [Fact]
    public void Noise_is_sampled_with_bounded_effort()
    {
        int calls = 0;
        SampledCurve curve = Sample(x => (++calls, Math.Sin(1e9 * x)).Item2, -1, 1);
        Assert.InRange(curve.X.Length, 257, 31_000);
        Assert.InRange(calls, 257, 420_000); // 30,000 points, two calls each, and 8,000 searches of at most 44 halvings
    }

    [Fact]
    public void Where_the_function_is_undefined_the_curve_begins_at_the_edge()
    {
        SampledCurve curve = Sample(Math.Sqrt, -1, 2);
        int first = Array.FindIndex(curve.Y, y => !double.IsNaN(y));
        Assert.Equal(0, curve.X[first], 1e-6);
        Assert.Null(curve.Window);
        Assert.DoesNotContain(double.NaN, curve.Y[first..]);
    }

    [Fact]
    public void A_break_that_is_given_but_is_no_jump_leaves_the_line_whole()
    {
        SampledCurve curve = Sample(Math.Abs, -1, 1, 0);
        Assert.Empty(curve.Jumps);
        Assert.DoesNotContain(double.NaN, curve.Y);
        Assert.Contains((0, 0), curve.X.Zip(curve.Y));
    }
}
