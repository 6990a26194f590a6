using System;
using static GradRepl.Runtime.SpecialFunctions;

namespace GradRepl.Runtime.Tests;

/// <summary>Special values that the truth table does not hold, or that are worth reading.</summary>
public sealed class SpecialValueTests
{
    [Fact]
    public void Log1p_outside_its_domain()
    {
        Assert.Equal(double.NegativeInfinity, Log1p(-1));
        Assert.True(double.IsNaN(Log1p(Math.BitDecrement(-1))));
        Assert.True(double.IsNaN(Log1p(double.NegativeInfinity)));
        Assert.True(double.IsNaN(Log1p(-double.NaN))); // double.NaN has its sign bit set
    }

    [Fact]
    public void Expm1_and_Log1p_are_the_identity_near_zero()
    {
        foreach (double x in (double[])[0.0, -0.0, double.Epsilon, -1e-320, 1e-20])
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(Expm1(x)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(x), BitConverter.DoubleToInt64Bits(Log1p(x)));
        }
    }

    [Fact]
    public void Damped_is_zero_once_the_factor_is()
    {
        Assert.Equal(0, Damped(0, double.PositiveInfinity));
        Assert.Equal(0, Damped(-0.0, double.NegativeInfinity));
        Assert.Equal(0, Damped(0, double.NaN));
    }

    [Fact]
    public void Damped_is_otherwise_the_product()
    {
        Assert.Equal(-6, Damped(2, -3));
        Assert.Equal(double.PositiveInfinity, Damped(double.Epsilon, double.PositiveInfinity));
        Assert.True(double.IsNaN(Damped(double.NaN, 1)));
    }

    [Fact]
    public void ExpOfSquare_at_zero_times_infinity_is_undefined()
    {
        Assert.True(double.IsNaN(ExpOfSquare(0, double.PositiveInfinity)));
        Assert.True(double.IsNaN(ExpOfSquare(double.NegativeInfinity, 0)));
        Assert.Equal(1, ExpOfSquare(0, double.MaxValue));
    }

    [Fact]
    public void AlgebraicSigmoid_at_the_edges_of_its_parameter()
    {
        Assert.Equal(0.5, AlgebraicSigmoid(1e300, double.PositiveInfinity));
        Assert.Equal(1, AlgebraicSigmoid(3, 0));
        Assert.Equal(0, AlgebraicSigmoid(-3, 0));
        Assert.Equal(0.5 * (1 + 5 / 4.0), AlgebraicSigmoid(5, -9));
    }

    [Fact]
    public void RootOfSquarePlus_at_the_edges_of_its_parameter()
    {
        Assert.Equal(4, RootOfSquarePlus(5, -9));
        Assert.True(double.IsNaN(RootOfSquarePlus(1, -2)));
        Assert.Equal(double.PositiveInfinity, RootOfSquarePlus(1, double.PositiveInfinity));
        Assert.True(double.IsNaN(RootOfSquarePlus(1, double.NaN)));
    }
}
