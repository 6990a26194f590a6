using System;
using System.Linq;
using CsCheck;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime.Tests;

public sealed class LogSumExpTests
{
    private static readonly Gen<double[]> Values = Gen.Double[-50, 50].Array[1, 40];

    [Fact]
    public void Of_two_values_is_LogAddExp() => Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50]).Sample((x, y) =>
        Assert.Equal(LogAddExp(x, y), LogSumExp([x, y]), 2 * TruthPoint.Ulp(LogAddExp(x, y))));

    [Fact]
    public void Of_one_value_is_the_value() => Assert.Equal(-3.25, LogSumExp([-3.25]));

    [Fact]
    public void Of_no_values_is_minus_infinity() => Assert.Equal(double.NegativeInfinity, LogSumExp([]));

    [Fact]
    public void Weights_add_up_to_one() => Values.Sample(values =>
    {
        var weights = new double[values.Length];
        Softmax(values, weights);
        Assert.Equal(1, weights.Sum(), 1e-14);
    });

    [Fact]
    public void Weights_may_replace_the_values() => Values.Sample(values =>
    {
        var weights = new double[values.Length];
        Softmax(values, weights);
        Softmax(values, values);
        Assert.Equal(weights, values);
    });

    [Fact]
    public void A_weight_in_the_tail_keeps_its_digits()
    {
        var weights = new double[2];
        Softmax([0, -740], weights);
        Assert.Equal([1, SpecialFunctions.Exp(-740.0, 1)], weights);
    }

    [Fact]
    public void Room_for_fewer_weights_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Softmax([1, 2, 3], new double[2]));
        Assert.Contains("3 values, but room for 2 weights", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_order_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SincDerivative(1, -1));
}
