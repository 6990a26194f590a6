using System;
using CsCheck;

namespace GradRepl.Runtime.Tests;

/// <summary>
/// The constants come from mpmath 1.2.1 (Debian's python3-mpmath) at 400 working digits, rounded to 20, of the exact double arguments:
/// <c>-y*log(a) - (1-y)*log1p(-a)</c>, <c>-y/a + (1-y)/(1-a)</c>; <c>log1p(exp(z)) - y*z</c>, <c>1/(1+exp(-z)) - y</c>.
/// </summary>
public class LogLossTests
{
    [Theory]
    [InlineData(0.25, 1, 1.3862943611198906188, -4)]
    [InlineData(0.25, 0, 0.28768207245178092744, 1.3333333333333333333)]
    [InlineData(0.9, 1, 0.10536051565782627656, -1.1111111111111110837)]
    [InlineData(1e-20, 0, 9.9999999999999994516e-21, 1)]
    [InlineData(1e-300, 1, 690.77552789821370518, -9.9999999999999997494e+299)]
    [InlineData(0.7, 0.2, 1.0345132322484951547, 2.3809523809523804866)]
    [InlineData(0.999999, 1, 1.0000005000290890269e-6, -1.0000010000010000298)]
    [InlineData(1 - 1.0 / (1L << 53), 0, 36.736800569677101399, 9007199254740992)]
    public void Of_a_probability(double a, double y, double value, double derivative)
    {
        Close.Relative(value, LogLoss.Value(a, y), 1e-15, "value");
        Close.Relative(derivative, LogLoss.Derivative(a, y), 1e-15, "derivative");
    }

    [Theory]
    [InlineData(0.0, 0.0, 0.0, 1.0)] // 0·log 0 = 0
    [InlineData(1.0, 1.0, 0.0, -1.0)]
    [InlineData(0.0, 1.0, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1.0, 0.0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0.0, 0.5, double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1.0, 0.5, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, 1.0, double.NaN, double.NaN)]
    public void Has_the_limits_at_the_ends(double a, double y, double value, double derivative)
    {
        Assert.Equal(value, LogLoss.Value(a, y));
        Assert.Equal(derivative, LogLoss.Derivative(a, y));
    }

    [Fact]
    public void Takes_minus_zero_for_zero() => Assert.Equal(double.NegativeInfinity, LogLoss.Derivative(-0.0, 1));

    [Theory]
    [InlineData(0, 1, 0.69314718055994530942, -0.5)]
    [InlineData(0.5, 1, 0.47407698418010668087, -0.37754066879814543536)]
    [InlineData(0.5, 0, 0.97407698418010668087, 0.62245933120185456464)]
    [InlineData(-3, 0.3, 0.94858735157374202545, -0.25257412682243320802)]
    [InlineData(40, 1, 4.2483542552915889863e-18, -4.2483542552915889773e-18)]
    [InlineData(40, 0, 40.000000000000000004, 0.99999999999999999575)]
    [InlineData(-50, 0, 1.928749847963917783e-22, 1.928749847963917783e-22)]
    [InlineData(-50, 1, 50, -1)]
    [InlineData(700, 1, 9.8596765437597708567e-305, -9.8596765437597708567e-305)]
    [InlineData(800, 0.25, 600, 0.75)]
    [InlineData(-800, 1, 800, -1)]
    [InlineData(double.PositiveInfinity, 1, 0, 0)]
    [InlineData(double.PositiveInfinity, 0, double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0, 0, 0)]
    [InlineData(double.NegativeInfinity, 1, double.PositiveInfinity, -1)]
    [InlineData(double.NaN, 1, double.NaN, double.NaN)]
    public void Of_a_logit(double z, double y, double value, double derivative)
    {
        Close.Relative(value, LogLoss.ValueOfLogit(z, y), 1e-15, "value");
        Close.Relative(derivative, LogLoss.DerivativeOfLogit(z, y), 1e-15, "derivative");
    }

    [Fact]
    public void The_two_forms_agree() => Gen.Select(Gen.Double[-30, 30], Gen.Double[0, 1]).Sample((z, y) =>
    {
        double a = 1 / (1 + Math.Exp(-z));
        // a carries half an ulp, which 1/(1 − a) enlarges by e^z.
        double tolerance = 1e-15 * (1 + Math.Exp(z));
        Assert.Equal(LogLoss.Value(a, y), LogLoss.ValueOfLogit(z, y), tolerance + 1e-14 * Math.Abs(z));
        Assert.Equal(LogLoss.Derivative(a, y) * a * (1 - a), LogLoss.DerivativeOfLogit(z, y), 1e-14);
    });

    [Theory]
    [InlineData(-0.1, 0.5, "a")]
    [InlineData(1.2, 1, "a")]
    [InlineData(0.5, -1, "y")]
    [InlineData(0.5, 2, "y")]
    [InlineData(0.5, double.NaN, "y")]
    public void Refuses_what_is_no_probability(double a, double y, string parameter)
    {
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => LogLoss.Value(a, y)).ParamName);
        Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(() => LogLoss.Derivative(a, y)).ParamName);
        if (parameter != "y") return;
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLoss.ValueOfLogit(a, y));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogLoss.DerivativeOfLogit(a, y));
    }
}
