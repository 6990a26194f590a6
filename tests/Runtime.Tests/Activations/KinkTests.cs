using System.Globalization;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>At a kink the slope is that of the branch that is taken, as the functions are written.</summary>
public sealed class KinkTests
{
    private const double SeluSlopeAtZero = 1.0507009873554805 * 1.6732632423543772;

    [Theory]
    [InlineData("Step", 0, 0)]
    [InlineData("ReLU", 0, 0)]
    [InlineData("ReLU6", 0, 0)]
    [InlineData("ReLU6", 6, 0)]
    [InlineData("LeakyReLU", 0, 0.01)]
    [InlineData("LeakyReLU negative_slope=0.2", 0, 0.2)]
    [InlineData("PReLU", 0, 0.25)]
    [InlineData("SELU", 0, SeluSlopeAtZero)]
    [InlineData("Hardsigmoid", -3, 0)]
    [InlineData("Hardsigmoid", 3, 0)]
    [InlineData("Hardswish", -3, 0)]
    [InlineData("Hardswish", 3, 1)]
    [InlineData("Hardtanh", -1, 0)]
    [InlineData("Hardtanh", 1, 0)]
    [InlineData("Hardtanh min_val=-2.0 max_val=0.5", 0.5, 0)]
    [InlineData("Hardshrink", -0.5, 0)]
    [InlineData("Hardshrink", 0.5, 0)]
    [InlineData("Softshrink lambd=1.5", -1.5, 0)]
    [InlineData("Softshrink lambd=1.5", 1.5, 0)]
    [InlineData("Threshold threshold=-1.0 value=-20.0", -1, 0)]
    public void Takes_the_slope_of_the_branch(string title, double z, double slope)
    {
        ActivationSection section = ActivationTable.Sections[title];
        Assert.True(section.IsKink(z));
        Assert.Equal(slope, section.Activation.Derivative(z), 15);

        // torch 1.13.1 agrees, except that its hardswish takes the slope of the middle piece at both ends.
        ActivationPoint point = section.Points.Single(point => point.Z == z);
        if (title == "Hardswish") Assert.Equal(z == 3 ? 1.5 : -0.5, point.TorchGradient);
        else if (title != "Step") Assert.Equal(point.TorchGradient, section.Activation.Derivative(z), 15);
    }

    [Theory]
    [InlineData("Linear", "")]
    [InlineData("Sigmoid", "")]
    [InlineData("GELU", "")]
    [InlineData("Softsign", "")]
    [InlineData("ELU", "")]
    [InlineData("CELU alpha=3.0", "")]
    [InlineData("ReLU", "0")]
    [InlineData("ReLU6", "0 6")]
    [InlineData("SELU", "0")]
    [InlineData("Step", "0")]
    [InlineData("Hardswish", "-3 3")]
    [InlineData("Hardtanh min_val=-2.0 max_val=0.5", "-2 0.5")]
    [InlineData("Hardshrink lambd=1.5", "-1.5 1.5")]
    [InlineData("Softshrink", "-0.5 0.5")]
    [InlineData("Threshold threshold=-1.0 value=-20.0", "-1")]
    public void Kinks_lie_where_the_hyperparameters_put_them(string title, string at) =>
        Assert.Equal(
            at,
            string.Join(" ", ActivationTable.Sections[title].Activation.Kinks
                .Select(kink => kink.At!.Value)
                .Order()
                .Select(each => each.ToString(CultureInfo.InvariantCulture))));
}
