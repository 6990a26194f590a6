using System;
using System.Linq;
using CsCheck;
using GradRepl.Plotting.Axes;

namespace GradRepl.Plotting.Tests;

/// <summary>Where axes have their ticks, what stands there, and what range they show.</summary>
public sealed class TicksTests
{
    private static string[] Labels(double low, double high, int wanted = 6, bool log = false, bool whole = false)
    {
        var ticks = new Ticks(new Limits(low, high), wanted, log, whole);
        return [.. ticks.Values.Select(ticks.Label)];
    }

    [Fact]
    public void Labels_are_what_a_reader_expects()
    {
        Assert.Equal(["−6", "−4", "−2", "0", "2", "4", "6"], Labels(-6, 6));
        Assert.Equal(["0", "0.05", "0.10", "0.15", "0.20", "0.25"], Labels(0, 0.25));
        Assert.Equal(["−10⁻⁷", "0", "10⁻⁷"], Labels(-1.4e-7, 1.4e-7, 3));
        Assert.Equal(["0", "2×10⁸", "4×10⁸"], Labels(0, 5e8, 3));
        Assert.Equal(["1000000", "1000005", "1000010"], Labels(1e6, 1e6 + 10, 2));
        Assert.Equal(["−5.0", "−2.5", "0", "2.5", "5.0"], Labels(-6.5, 6.5, 6));
        Assert.Equal(["10⁻³", "10⁻²", "10⁻¹", "1", "10", "10²"], Labels(-3, 2, 6, log: true));
        Assert.Equal(["1", "2", "3", "4"], Labels(0.5, 4.5, 16, whole: true));
    }

    [Fact]
    public void Ticks_lie_inside_the_limits_and_are_few()
        => Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-8, 8]).Sample((low, exponent) =>
        {
            var limits = new Limits(low, low + Math.Max(Math.Pow(10, exponent), Math.Abs(low) * 1e-9));
            var ticks = new Ticks(limits, 6);
            Assert.InRange(ticks.Values.Count, 1, 14);
            Assert.All(ticks.Values, tick => Assert.InRange(tick, limits.Low - 1e-6 * limits.Span, limits.High + 1e-6 * limits.Span));
            Assert.Equal(ticks.Values.Count, ticks.Values.Select(ticks.Label).Distinct().Count());
        });

    [Fact]
    public void Limits_hold_every_finite_value_inside()
        => Gen.Double[-1e9, 1e9].Array[1, 20].Sample(values =>
        {
            Limits limits = Limits.Around(values.Append(double.NaN).Append(double.NegativeInfinity), 0.08);
            Assert.All(values, value => Assert.True(value > limits.Low && value < limits.High));
            Assert.True(double.IsFinite(limits.Span));
        });
}
