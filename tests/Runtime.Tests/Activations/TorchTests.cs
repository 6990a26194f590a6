using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>The built-ins against torch 1.13.1 in float64, and against values computed at 60 digits.</summary>
public sealed class TorchTests
{
    private const double Tolerance = 1e-12;

    /// <summary>Where torch's own value or gradient loses digits, so that only the truth can judge.</summary>
    private static readonly Dictionary<string, string> TorchLosesDigits = new()
    {
        ["CELU"] = "computes exp(z) - 1, which cancels near 0",
        ["ELU"] = "computes exp(z) - 1, which cancels near 0",
        ["SELU"] = "computes exp(z) - 1, which cancels near 0",
        ["GELU"] = "computes 1 + erf, which cancels on the left",
        ["GELUTanh"] = "computes 1 + tanh, which cancels on the left",
        ["Hardsigmoid"] = "multiplies the gradient by 1/6 rounded to float",
        ["Sigmoid"] = "computes y(1 - y), which cancels on the right",
        ["Tanh"] = "computes 1 - y², which cancels in both tails",
        ["Tanhshrink"] = "computes 1 - (1 - y²), which cancels near 0",
    };

    public static TheoryData<string> Titles => ActivationTable.Titles;

    [Fact]
    public void The_table_holds_every_built_in() =>
        Assert.Equal(
            Activations.All.Select(activation => activation.Name).Order(),
            ActivationTable.Sections.Values.Select(section => section.Activation.Name).Distinct().Order());

    [Theory]
    [MemberData(nameof(Titles))]
    public void Equals_torch_where_torch_keeps_its_digits(string title)
    {
        ActivationSection section = ActivationTable.Sections[title];
        int lost = 0;
        foreach (ActivationPoint point in section.Points.Where(point => !double.IsNaN(point.TorchValue) && !section.IsKink(point.Z)))
        {
            if (Lost(point.Value, point.TorchValue)) lost++;
            else Close.Relative(point.TorchValue, section.Activation.Value(point.Z), Tolerance, $"{title}({point.Z:R})");
            if (Lost(point.Derivative, point.TorchGradient)) lost++;
            else Close.Relative(point.TorchGradient, section.Activation.Derivative(point.Z), Tolerance, $"{title}′({point.Z:R})");
        }
        // No other activation may hide behind torch's error, and none may be excused in vain.
        Assert.Equal(TorchLosesDigits.ContainsKey(section.Activation.Name), lost > 0);

        bool Lost(double truth, double torch) => Math.Abs(torch - truth) > 0.1 * Tolerance * Math.Abs(truth);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Equals_the_truth(string title)
    {
        ActivationSection section = ActivationTable.Sections[title];
        Compare(section, "", point => point.Value, section.Activation.Value, _ => false);
        Compare(section, "′", point => point.Derivative, section.Activation.Derivative, _ => false);
        // Softsign″ jumps from 2 to -2 at 0, where softsign′ has no jump.
        Compare(
            section,
            "″",
            point => point.SecondDerivative,
            section.Activation.SecondDerivative,
            z => section.IsKink(z) || (title == "Softsign" && z == 0));
    }

    private static void Compare(
        ActivationSection section,
        string prime,
        Func<ActivationPoint, double> truth,
        Func<double, double> ours,
        Func<double, bool> skip)
    {
        foreach (ActivationPoint point in section.Points.Where(point => !skip(point.Z)))
        {
            double expected = truth(point), actual = ours(point.Z);
            double tolerance = Tolerance * Math.Abs(expected) + NextToZero(section, point.Z, truth);
            double error = Math.Abs(actual - expected);
            Assert.True(
                error <= tolerance,
                FormattableString.Invariant($"{section}{prime}({point.Z:R}) = {actual:R}, not {expected:R}: ")
                + FormattableString.Invariant($"off by {error:E1}, tolerance {tolerance:E1}"));
        }
    }

    /// <summary>
    /// Next to a zero no relative accuracy is asked for, but 4 units in the last place of the largest value nearby;
    /// and none among the subnormals, of which a unit grows by z² in the second derivative.
    /// </summary>
    private static double NextToZero(ActivationSection section, double z, Func<ActivationPoint, double> truth)
    {
        double[] nearby = [.. section.Points.Where(point => Math.Abs(point.Z - z) <= 1).Select(truth)];
        bool crosses = nearby.Min() <= 0 && nearby.Max() >= 0;
        return 1e-319 + (crosses ? 4 * Math.BitIncrement(1) - 4 : 0) * nearby.Max(Math.Abs);
    }
}
