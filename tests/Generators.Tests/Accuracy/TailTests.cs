using System;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>Formulas that overflow long before their derivatives are 0, at points where these are known in closed form.</summary>
public sealed class TailTests
{
    // Their exponents, up to 200, are rounded once or twice before they are powers.
    private const double Tolerance = 1e-13;

    private static readonly Type Formulas = GeneratorRun.From(
        """
        using System;
        using GradRepl.Runtime;
        public static partial class Formulas
        {
            [Activation]
            public static double SoftmaxOfTwo(double z) => Math.Exp(z) / (Math.Exp(z) + Math.Exp(1 - z));

            [Activation]
            public static double SoftmaxOfThree(double z) => Math.Exp(z) / (Math.Exp(z) + Math.Exp(-z) + 1);

            [Activation]
            public static double Softclip(double z) => Math.Log((1 + Math.Exp(10 * z)) / (1 + Math.Exp(10 * z - 10))) / 10;
        }
        """).Assembly.GetType("Formulas", throwOnError: true)!;

    [Theory]
    [InlineData(100)]
    [InlineData(-60)]
    [InlineData(365)]
    [InlineData(-365)]
    public void A_softmax_of_two(double z) => Near(2 * Math.Exp(-Math.Abs(2 * z - 1)), Call("SoftmaxOfTwoDerivative", z));

    [Theory]
    [InlineData(40, 1)]
    [InlineData(700, 1)]
    [InlineData(-50, 2)]
    [InlineData(-360, 2)]
    public void A_softmax_of_three(double z, int power) =>
        Near(power * Math.Exp(-power * Math.Abs(z)), Call("SoftmaxOfThreeDerivative", z));

    [Theory]
    [InlineData(-20)]
    [InlineData(-70)]
    public void A_softclip(double z) => Near((1 - Math.Exp(-10)) * Math.Exp(10 * z), Call("SoftclipDerivative", z));

    [Theory]
    [InlineData(-1e300)]
    [InlineData(-1000)]
    [InlineData(1000)]
    [InlineData(1e300)]
    public void Far_out_all_are_flat(double z)
    {
        Assert.Equal(0, Call("SoftmaxOfTwoDerivative", z));
        Assert.Equal(0, Call("SoftmaxOfTwoSecondDerivative", z));
        Assert.Equal(0, Call("SoftmaxOfThreeDerivative", z));
        Assert.Equal(0, Call("SoftmaxOfThreeSecondDerivative", z));
        Assert.Equal(0, Call("SoftclipDerivative", z));
        Assert.Equal(0, Call("SoftclipSecondDerivative", z));
    }

    private static double Call(string method, double z) => (double)Formulas.GetMethod(method)!.Invoke(null, [z])!;

    private static void Near(double truth, double ours) => Assert.InRange(ours, truth * (1 - Tolerance), truth * (1 + Tolerance));
}
