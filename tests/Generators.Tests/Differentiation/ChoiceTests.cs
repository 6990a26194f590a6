using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>
/// Functions of a choice whose derivative is infinite where the choice rests: a derivative that multiplied by the side that is
/// not taken would answer 0·∞ there. Truths are closed forms.
/// </summary>
public sealed class ChoiceTests
{
    private const string Functions = """
        using System;
        using GradRepl.Runtime;
        public static partial class Choices
        {
            [Activation] public static double Root(double z) => Math.Sqrt(Math.Max(0, z));
            [Activation] public static double CubeRoot(double z) => Math.Cbrt(z > 0 ? z : 0);
            [Activation] public static double Power(double z, double p = 0.5) => Math.Pow(Math.Max(0, z), p);
            [Activation] public static double Arccosine(double z) => Math.Acos(Math.Clamp(z, -1, 1));
            [Activation] public static double Artanh(double z) => Math.Atanh(Math.Max(Math.Min(z, 1), -1));
            [Activation] public static double Times(double z) => Math.Sqrt(Math.Max(z, 0)) * Math.Exp(-z);
            [Activation] public static double Over(double z) => Math.Sqrt(Math.Max(z, 0)) / (1 + z * z);
            [Activation] public static double Inside(double z) => Math.Sin(Math.Sqrt(Math.Max(z, 0)));
            [Activation] public static double Several(double z) => Math.Sqrt(z < 0 ? 0 : z > 4 ? 4 : z);
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From(Functions));

    [Theory]
    [InlineData("Root", -2.0, 0.0, 0.0)]
    [InlineData("Root", 4.0, 0.25, -0.03125)]
    [InlineData("CubeRoot", -2.0, 0.0, 0.0)]
    [InlineData("CubeRoot", 8.0, 1 / 12.0, -1 / 144.0)]
    [InlineData("Power", -2.0, 0.0, 0.0)]
    [InlineData("Power", 4.0, 0.25, -0.03125)]
    [InlineData("Arccosine", -2.0, 0.0, 0.0)]
    [InlineData("Arccosine", 0.6, -1.25, -1.171875)]
    [InlineData("Arccosine", 2.0, 0.0, 0.0)]
    [InlineData("Artanh", -2.0, 0.0, 0.0)]
    [InlineData("Artanh", 0.5, 4 / 3.0, 16 / 9.0)]
    [InlineData("Artanh", 2.0, 0.0, 0.0)]
    [InlineData("Times", -2.0, 0.0, 0.0)]
    [InlineData("Over", -2.0, 0.0, 0.0)]
    [InlineData("Over", 1.0, -0.25, -0.125)]
    [InlineData("Inside", -2.0, 0.0, 0.0)]
    [InlineData("Several", -2.0, 0.0, 0.0)]
    [InlineData("Several", 1.0, 0.5, -0.25)]
    [InlineData("Several", 9.0, 0.0, 0.0)]
    public void The_side_that_is_not_taken_does_not_count(string name, double z, double slope, double curvature)
    {
        Activation activation = Run.Value.Method<Func<Activation>>("Choices", $"Create{name}Activation")();
        Close(slope, activation.Derivative(z));
        Close(curvature, activation.SecondDerivative(z));

        // Lanes compute both sides and choose afterwards.
        double[] many = [.. Enumerable.Repeat(z, 17)], values = new double[17], slopes = new double[17];
        activation.ValueAndDerivative(many, values, slopes);
        Assert.All(slopes, each => Close(slope, each));
        float[] manySingles = [.. Enumerable.Repeat((float)z, 17)], singles = new float[17], singleSlopes = new float[17];
        activation.ValueAndDerivative(manySingles, singles, singleSlopes);
        Assert.All(singleSlopes, each => Close(slope, each, 1e-6));
    }

    private static void Close(double expected, double actual, double tolerance = 1e-14) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-300), $"{actual:R} instead of {expected:R}");
}
