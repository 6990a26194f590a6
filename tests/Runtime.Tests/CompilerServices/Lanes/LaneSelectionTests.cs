using System.Linq;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Runtime.Tests;

/// <summary>The small functions that keep infinities apart from what has vanished.</summary>
public sealed class LaneSelectionTests
{
    private static readonly double[] Values = [0, -0.0, 1, -2.5, 1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Fact]
    public void FiniteBoundsInfinitiesOnly() =>
        Assert.Equal(
            [0, -0.0, 1, -2.5, 1e300, double.MaxValue, double.MaxValue, double.MinValue, double.NaN],
            Values.Select(value => (double)LaneMath.Finite<LaneScalar<double>>(value)));

    [Fact]
    public void FiniteBelowBoundsTheNegativeInfinityOnly() =>
        Assert.Equal(
            [0, -0.0, 1, -2.5, 1e300, double.MaxValue, double.PositiveInfinity, double.MinValue, double.NaN],
            Values.Select(value => (double)LaneMath.FiniteBelow<LaneScalar<double>>(value)));

    [Theory]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(0, double.NaN, 0)]
    [InlineData(2, 3, 6)]
    [InlineData(double.NaN, 3, double.NaN)]
    [InlineData(1e-300, double.PositiveInfinity, double.PositiveInfinity)]
    public void WhatHasVanishedWins(double decayed, double value, double expected) =>
        Assert.Equal(expected, (double)LaneMath.Damped<LaneScalar<double>>(decayed, value));

    [Fact]
    public void MasksAndReciprocals()
    {
        Assert.Equal(3, (double)LaneScalar<double>.Select(LaneMath.Mask<LaneScalar<double>>(true), 3, 4));
        Assert.Equal(4, (double)LaneScalar<double>.Select(LaneMath.Mask<LaneScalar<double>>(false), 3, 4));
        Assert.Equal(0.25, (double)LaneMath.Reciprocal<LaneScalar<double>>(4));
    }
}
