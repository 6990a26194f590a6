using System;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>Coefficients that are hyperparameters, of which nothing is known: as good as the formula where they are not positive.</summary>
public sealed class CoefficientTests
{
    private static readonly GeneratorRun Run = GeneratorRun.From("""
        using System;
        using GradRepl.Runtime;
        public static partial class C
        {
            [Activation] public static double Unit(double z, double a = 1) => z / Math.Sqrt(1 + a * z * z);
            [Activation] public static double Root(double z, double a = 1) => Math.Sqrt(1 + a * z * z);
            [Activation] public static double Ratio(double z, double a = 1) => z / (1 + a * z * z);
            [Activation] public static double Softsign(double z, double a = 1) => a * z / (a + Math.Abs(z));
        }
        """);

    [Theory]
    [InlineData("UnitDerivative", 1.0, -0.75, 8.0)]
    [InlineData("UnitDerivative", 3.0, 0.0, 1.0)]
    [InlineData("UnitPartialA", 1.0, -0.75, -4.0)]
    [InlineData("UnitPartialA", 2.0, 0.0, -4.0)]
    [InlineData("RootDerivative", 1.0, -0.75, -1.5)]
    [InlineData("RootDerivative", 2.0, 0.0, 0.0)]
    [InlineData("RootPartialA", 1.0, -0.75, 1.0)]
    [InlineData("RootPartialA", 2.0, 0.0, 2.0)]
    [InlineData("RatioDerivative", 1.0, -0.5, 6.0)]
    [InlineData("RatioDerivative", 1.0, -2.0, 3.0)]
    [InlineData("RatioPartialA", 2.0, 0.0, -8.0)]
    [InlineData("RatioPartialA", 1.0, -2.0, -1.0)]
    [InlineData("SoftsignDerivative", 1.0, -3.0, 2.25)]
    [InlineData("SoftsignDerivative", 1.0, 0.0, 0.0)]
    [InlineData("SoftsignPartialA", 1.0, -3.0, 0.25)]
    public void A_coefficient_may_be_zero_or_negative(string member, double z, double a, double truth) =>
        Assert.Equal(truth, Run.Method<Func<double, double, double>>("C", member)(z, a), 1e-14);

    [Theory]
    [InlineData(1e160, 1e-200)]
    [InlineData(-1e300, 1e200)]
    [InlineData(1e-200, 1e200)]
    public void A_coefficient_may_be_far_from_one(double z, double a)
    {
        double truth = Math.Abs(z) < Math.Sqrt(1 / a) ? 1 : Math.Pow(Math.Sqrt(a) * Math.Abs(z), -3);
        Assert.Equal(truth, Run.Method<Func<double, double, double>>("C", "UnitDerivative")(z, a), 1e-12);
    }

    [Fact]
    public void A_quotient_reads_as_in_a_textbook()
    {
        string source = """
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z, double a = 2) => a * z / (a + System.Math.Abs(z));
                [Activation] public static double G(double z, double a = 2) => z / (1 + a * System.Math.Abs(z));
                [Activation] public static double H(double z, double a = 2) => z / System.Math.Sqrt(1 + a * z * z);
            }
            """;
        Assert.Equal("f′(z) = (a/(a + |z|))²", GeneratorRun.Derive(source, "F").Derivation!.DerivativeFormula);
        Assert.Equal("g′(z) = 1/(1 + a·|z|)²", GeneratorRun.Derive(source, "G").Derivation!.DerivativeFormula);
        Assert.Equal("h′(z) = 1/√(a·z² + 1)³", GeneratorRun.Derive(source, "H").Derivation!.DerivativeFormula);
    }
}
