using System;
using System.Linq;
using MathNet.Numerics.Statistics;

namespace GradRepl.Networks.Tests;

public sealed class DistributionTests
{
    [Fact]
    public void Statistics_agree_with_MathNet()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 4321).Select(_ => 1000 + Math.Pow(random.NextDouble(), 3))];
        Distribution spread = Distribution.Of(values);
        Close.Relative(values.Mean(), spread.Mean, 1e-13);
        Close.Relative(values.PopulationStandardDeviation(), spread.Deviation, 1e-9);
        Assert.Equal(values.Minimum(), spread.Minimum);
        Assert.Equal(values.Maximum(), spread.Maximum);
        Close.Relative(Math.Sqrt(values.Sum(value => value * value)), spread.Norm, 1e-13);
    }

    [Fact]
    public void Every_finite_number_is_in_the_bin_that_holds_it()
    {
        double[] values = [0, 0.1, 0.5, 0.99, 1, 0.2, 0.21];
        Histogram histogram = Distribution.Of(values).Histogram;
        Assert.Equal((0, 1, 50), (histogram.From, histogram.To, histogram.Counts.Count));
        int[] expected = new int[50];
        foreach (double value in values) expected[Math.Min(49, (int)(value * 50))]++;
        Assert.Equal(expected, histogram.Counts);
        Close.Relative(0.01, histogram.Middle(0), 1e-14);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_apart()
    {
        Distribution spread = Distribution.Of([1, double.NaN, 3, double.PositiveInfinity]);
        Assert.Equal((4, 2, 2, 1), (spread.Count, spread.NotFinite, spread.Mean, spread.Deviation));
        Assert.Equal(2, spread.Histogram.Counts.Sum());
        Assert.True(double.IsNaN(Distribution.Of([double.NaN]).Mean));
        Assert.Equal(0, Distribution.Of([]).Count);
    }

    [Fact]
    public void The_norm_of_vanished_and_of_huge_numbers_is_not_0_or_infinite()
    {
        Close.Relative(5e-200, Distribution.Of([3e-200, 4e-200]).Norm, 1e-14);
        Close.Relative(5e200, Distribution.Of([3e200, 4e200]).Norm, 1e-14);
    }
}
