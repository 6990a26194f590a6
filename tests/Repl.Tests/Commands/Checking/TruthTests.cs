using System;
using GradRepl.Repl.Commands.Checking;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Repl.Tests.Commands.Checking;

/// <summary>The truth that activations are checked with, against mpmath at 2,500 digits (tests/Truth/check_truths.py).</summary>
public sealed class TruthTests
{
    private static Jet Function(string name, Jet z) => name switch
    {
        "sigmoid" => 1 / (1 + JetMath.Exp(-z)),
        "gelu" => z * JetMath.Erfc(-z / JetMath.Sqrt(2)) / 2,
        "expm1" => JetMath.Exp(z) - 1,
        "sin" => JetMath.Sin(z),
        "cube" => z * z * z,
        "tanh" => JetMath.Tanh(z),
        "root" => JetMath.Sqrt(z + 1) - JetMath.Sqrt(z),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory]
    [InlineData("sigmoid", 0.5, 0.6224593312018546, 0.2350037122015945, -0.05755679485232074)]
    [InlineData("sigmoid", -40, 4.248354255291589e-18, 4.248354255291589e-18, 4.248354255291589e-18)]
    [InlineData("sigmoid", 700, 1.0, 9.85967654375977e-305, -9.85967654375977e-305)]
    [InlineData("sigmoid", -745, 5e-324, 5e-324, 5e-324)]
    [InlineData("sigmoid", 1e-300, 0.5, 0.25, -1.25e-301)]
    [InlineData("sigmoid", 36, 0.9999999999999998, 2.319522830243568e-16, -2.319522830243567e-16)]
    [InlineData("gelu", 0.7, 0.5306254434438489, 0.9766141011336599, 0.4715034393838095)]
    [InlineData("gelu", -8, -4.976768459417427e-15, -3.979607261086796e-14, -3.1324080717928733e-13)]
    [InlineData("gelu", -38, -1.096462777e-314, -4.1665545693e-313, -1.582192756995e-311)]
    [InlineData("gelu", 6.5, 6.49999999973896, 1.0000000016950519, -1.0744965374420479e-08)]
    [InlineData("gelu", 1e-20, 5e-21, 0.5, 0.7978845608028654)]
    [InlineData("expm1", 1e-16, 1e-16, 1.0, 1.0)]
    [InlineData("expm1", -1e-300, -1e-300, 1.0, 1.0)]
    [InlineData("expm1", 300, 1.9424263952412558e+130, 1.9424263952412558e+130, 1.9424263952412558e+130)]
    [InlineData("sin", 100, -0.5063656411097588, 0.8623188722876839, 0.5063656411097588)]
    [InlineData("sin", 1e10, -0.4875060250875107, 0.873119622676856, 0.4875060250875107)]
    [InlineData("sin", 3.141592653589793, 1.2246467991473532e-16, -1.0, -1.2246467991473532e-16)]
    [InlineData("cube", -2.5, -15.625, 18.75, -15.0)]
    [InlineData("cube", 1e-100, 1e-300, 3e-200, 6e-100)]
    [InlineData("cube", 1e90, 9.999999999999999e+269, 3e+180, 6e+90)]
    [InlineData("tanh", 1e-5, 9.999999999666668e-06, 0.9999999999, -1.9999999997333335e-05)]
    [InlineData("tanh", 19, 0.9999999999999999, 1.2556531168192118e-16, -2.511306233638423e-16)]
    [InlineData("tanh", -300, -1.0, 1.0601586212017243e-260, 2.1203172424034486e-260)]
    [InlineData("root", 1e10, 4.999999999875e-06, -2.4999999998125e-16, 3.74999999953125e-26)]
    [InlineData("root", 1e-10, 0.99999000005, -49999.50000000002, 249999999999999.75)]
    public void Value_slope_and_curvature_are_right_to_the_last_place(
        string function, double z, double value, double slope, double curvature) =>
        Assert.Equal((value, slope, curvature), Found(at => Function(function, at), z));

    [Fact]
    public void What_goes_to_zero_is_zero()
    {
        Assert.Equal((1, 0, -1), Found(z => JetMath.Cos(z), 0));
        Assert.Equal((0, 0, 0), Found(z => z * z * z, 0));
        Assert.Equal(0, Found(z => JetMath.Max(z, 0) * JetMath.Max(z, 0), 0).Slope);
        Assert.Equal((1, 0, 0), Found(z => 1 / (1 + JetMath.Exp(-z)), 1e300));
    }

    [Fact]
    public void Where_a_formula_divides_by_zero_there_is_no_value_and_the_slopes_are_limits()
    {
        (double value, double slope, double curvature) = Found(z => JetMath.Sin(z) / z, 0);
        Assert.Equal(double.NaN, value);
        Assert.Equal((0, -1.0 / 3), (slope, curvature));
        Assert.Equal(double.NaN, Found(z => JetMath.Log(z), 0).Value);
        Assert.Equal((double.NaN, double.NaN, double.NaN), Found(z => JetMath.Sqrt(z), -1));
    }

    [Fact]
    public void A_jump_and_a_kink_have_no_slope()
    {
        var truth = new Truth(z => JetMath.Abs(Jet.Constant(z)).Value + (z.Sign < 0 ? 0 : 1));
        Assert.Null(truth.At(0).Slope);
        // The secants of a kink agree across it: those who ask leave kinks out. One that is not in the middle is found.
        Assert.Equal(1, Found(z => JetMath.Max(z, 0) + JetMath.Max(-z, 0), 5e-324).Slope);
    }

    [Fact]
    public void A_bell_that_is_narrower_than_the_first_steps_is_seen()
    {
        // e^−(2¹⁰⁰z − 1)² at 0, whose values a step away are zero.
        (double value, double slope, _) = Found(z => JetMath.Exp(-JetMath.Pow((z * Math.Pow(2, 100)) - 1, 2)), 0);
        Assert.Equal((Math.Exp(-1), Math.Pow(2, 101) * Math.Exp(-1)), (value, slope));
    }

    [Fact]
    public void What_is_too_large_is_infinite_and_its_neighbors_are_not()
    {
        Assert.Equal((double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity), Found(z => JetMath.Exp(z), 1e300));
        // e^(2⁶⁰(z − 1)) is 1 at 1, and beyond all doubles a step away.
        Assert.Equal(Math.Pow(2, 60), Found(z => JetMath.Exp((z - 1) * Math.Pow(2, 60)), 1).Slope);
        Assert.Equal(1, Found(z => JetMath.Exp(z - 1e16), 1e16).Slope);
    }

    /// <summary>Rounded; NaN where there is none.</summary>
    private static (double Value, double Slope, double Curvature) Found(Func<Jet, Jet> function, double z)
    {
        (Ball? value, Ball? slope, Ball? curvature) = new Truth(at => function(Jet.Constant(at)).Value).At(z);
        return (AccuracyRow.Rounded(value!.Value), AccuracyRow.Rounded(slope!.Value), AccuracyRow.Rounded(curvature!.Value));
    }
}
