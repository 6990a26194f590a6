
namespace GradRepl.Runtime.Tests;

public sealed class TruthPointTests
{
    [Theory]
    [InlineData(1.0, 0.25, 1.0, 0.25)]
    [InlineData(1.0, -0.25, 1.0000000000000002, 1.25)]
    [InlineData(0.0, 0.5, 5e-324, 0.5)]
    [InlineData(5e-320, 0.5, 5.005e-320, 9.5)]
    [InlineData(double.MaxValue, 0, double.MaxValue, 0)]
    public void CountsInUnitsOfTheTruthsLastPlace(double nearest, double remainder, double value, double expected) =>
        Assert.Equal(expected, new TruthPoint([0], nearest, remainder).UlpError(value), 9);

    [Theory]
    [InlineData(1.0, double.NaN)]
    [InlineData(double.NaN, 1.0)]
    [InlineData(double.PositiveInfinity, double.MaxValue)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(double.MaxValue, double.PositiveInfinity)]
    [InlineData(0.0, -0.0)]
    public void AWrongSpecialValueIsInfinitelyOff(double nearest, double value) =>
        Assert.Equal(double.PositiveInfinity, new TruthPoint([0], nearest, 0).UlpError(value));
}
