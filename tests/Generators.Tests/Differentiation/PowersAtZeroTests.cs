using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>z^p at z = 0, where p·z^(p − 1) and p·(p − 1)·z^(p − 2) are 0·∞ for p = 0 and 1: a factor that is 0 wins.</summary>
public sealed class PowersAtZeroTests
{
    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From("""
        using System;
        using GradRepl.Runtime;
        public static partial class Powers
        {
            private const double Zero = 0;
            [Activation] public static double Of(double z, double p = 1.5) => Math.Pow(z, p);
            [Activation] public static double Scaled(double z, double p = 1.5, double a = 3) => a * Math.Pow(2 * z, p);
            [Activation] public static double Whole(double z, int n = 2) => Math.Pow(z, n);
            [Activation] public static double None(double z) => Math.Pow(z, 0);
            [Activation] public static double Named(double z) => Math.Pow(z, Zero);
            [Activation] public static double One(double z) => Math.Pow(z, 1);
            [Activation] public static double Half(double z) => Math.Pow(z, 1.5);
            [Activation] public static double Square(double z) => Math.Pow(z, 2);
            [Activation] public static double Third(double z) => Math.Pow(z, 1.0 / 3);
        }
        """));

    private static Activation Named(string name) => Run.Value.Method<Func<Activation>>("Powers", $"Create{name}Activation")();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(1.5, 0, double.PositiveInfinity)] // 0.75/√z
    [InlineData(2, 0, 2)]
    [InlineData(3, 0, 0)]
    [InlineData(0.5, double.PositiveInfinity, double.NegativeInfinity)]
    public void A_hyperparameter_may_be_the_exponent(double p, double first, double second)
    {
        Activation power = Named("Of").With("p", p), scaled = Named("Scaled").With("p", p);
        Assert.Equal(first, power.Derivative(0));
        Assert.Equal(second, power.SecondDerivative(0));
        Assert.Equal(3 * Math.Pow(2, p) * first, scaled.Derivative(0), 1e-14);
        Assert.Equal(3 * Math.Pow(2, p) * second, scaled.SecondDerivative(0), 1e-14);
        if (p > 0) Assert.Equal(0, power.Partial("p", 0)); // z^p·log z tends to 0
        if (p == Math.Floor(p))
        {
            Activation whole = Named("Whole").With("n", p);
            Assert.Equal((first, second), (whole.Derivative(0), whole.SecondDerivative(0)));
        }

        double[] z = [0, 1, 4, 0, 0.25, 9, 0, 2, 0], values = new double[9], slopes = new double[9];
        power.ValueAndDerivative(z, values, slopes);
        Assert.Equal(p == 0 ? 1 : 0, values[0]);
        Assert.All(z.Zip(slopes), each => Assert.Equal(p == 0 ? 0 : p * Math.Pow(each.First, p - 1), each.Second, 1e-13));
    }

    [Theory]
    [InlineData("None", 0, 0)]
    [InlineData("Named", 0, 0)]
    [InlineData("One", 1, 0)]
    [InlineData("Half", 0, double.PositiveInfinity)]
    [InlineData("Square", 0, 2)]
    [InlineData("Third", double.PositiveInfinity, double.NegativeInfinity)]
    public void A_number_may_be_the_exponent(string name, double first, double second)
    {
        Assert.Equal(first, Named(name).Derivative(0));
        Assert.Equal(second, Named(name).SecondDerivative(0));
    }

    [Fact]
    public void The_code_says_so_and_numbers_need_no_word()
    {
        string source = Named("Of").DerivativeSource;
        Assert.Contains("SpecialFunctions.Damped(p, Math.Pow(z, p - 1))", source, StringComparison.Ordinal);
        Assert.Contains("SpecialFunctions.Damped(p * (p - 1), Math.Pow(z, p - 2))", source, StringComparison.Ordinal);
        Assert.Equal("of′(z) = p·z^(p − 1)", Named("Of").DerivativeFormula);
        Assert.DoesNotContain("Damped", Named("Half").DerivativeSource + Named("Third").DerivativeSource, StringComparison.Ordinal);
    }
}
