using System;
using System.Collections.Generic;

namespace GradRepl.Plotting.Tests;

public sealed class FigureArgumentTests
{
    [Theory]
    [InlineData(1, 1, "'from' must be less than 'to'")]
    [InlineData(2, -2, "'from' must be less than 'to'")]
    [InlineData(double.NaN, 1, "not finite")]
    [InlineData(0, double.PositiveInfinity, "not finite")]
    [InlineData(-1e308, 1e308, "±1e300")]
    [InlineData(1, 1.0000000000000002, "too narrow")]
    public void A_bad_range_says_what_to_give(double from, double to, string message)
    {
        foreach (Action draw in new Action[]
        {
            () => Figure.Of(Samples.Sigmoid, from, to),
            () => Figure.Of(Math.Sin, from, to),
            () => Figure.Of(Math.Sin, Math.Cos, from, to),
            () => Figure.Compare([Samples.Sigmoid], from, to),
            () => Figure.Step(from, to),
            () => new Panel().XRange(from, to),
            () => new Panel().YRange(from, to),
        })
            Assert.Contains(message, Assert.Throws<ArgumentException>(draw).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mismatched_lengths_are_named()
    {
        Assert.Contains(
            "2 horizontal and 3 vertical",
            Assert.Throws<ArgumentException>(() => new Panel().Line([1, 2], [1, 2, 3])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "∂L/∂W⁽¹⁾ has 1 values for 2 inputs",
            Assert.Throws<ArgumentException>(() => Figure.Layers([1, 2], [[1, 2], [1, 2]], [[], [1]])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "2 entries",
            Assert.Throws<ArgumentException>(() => Figure.Layers([1, 2], [[1, 2], [1, 2]], [[1, 2]])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Figure.Layers([1], [[1]], [[]]));
    }

    [Fact]
    public void Bad_classes_weights_sizes_and_dimensions_are_refused()
    {
        Assert.Contains(
            "y[1] is 2", Assert.Throws<ArgumentException>(() => Figure.Logistic([1, 2], [0, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Figure.DecisionBoundary([1], [1], [1], 0, 0, 1));
        Assert.Throws<ArgumentException>(() => Figure.DecisionBoundary([1], [1], [1], double.NaN, 0, 1));
        Assert.Contains(
            "layer 2 is -1", Assert.Throws<ArgumentException>(() => Figure.GradientSizes([1, -1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Figure.GradientSizes(new List<double>()));
        Assert.Throws<ArgumentException>(() => Figure.Compare());
        Assert.Throws<ArgumentException>(() => new Figure(width: 10));
        Assert.Throws<ArgumentException>(() => new Figure(height: double.NaN));
        Assert.Throws<InvalidOperationException>(() => new Panel().YRange(-1, 1).LogY());
        Assert.Throws<ArgumentException>(() => new Panel().LogY().YRange(0, 1));
    }
}
