using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Reading;

/// <summary>What <c>[Derivative]</c> gives is used, and what cannot be one is told at the attribute.</summary>
public sealed class GivenDerivativeTests
{
    [Theory]
    [InlineData(
        "Parameter = \"gamma\"", "double z, double beta",
        "'F' has no parameter 'gamma': write Parameter = one of \"z\", \"beta\", \"n\"")]
    [InlineData("Parameter = \"n\"", "double z, double beta", "there is no derivative by 'n', which is int and not a real number")]
    [InlineData("Order = 3", "double z, double beta", "Order is 3, but only derivatives of order 1 and 2 can be given")]
    [InlineData(
        "Order = 2, Parameter = \"beta\"", "double z, double beta",
        "of second order, only the derivative by 'z' can be given: leave Parameter out")]
    [InlineData("Parameter = \"beta\"", "double z", "it takes (double, int), not (double, double, int)")]
    public async Task What_does_not_fit_is_told_at_the_attribute(string with, string parameters, string why)
    {
        IReadOnlyList<Diagnostic> found = await AnalyzerRun.Diagnose($$"""
            using GradRepl.Runtime;
            static partial class C
            {
                [Activation] public static double F(double z, double beta = 1, int n = 2) => beta * z * n;
                [Derivative(nameof(F), {{with}})] static double G({{parameters}}, int n) => z;
            }
            """);
        Diagnostic diagnostic = Assert.Single(found);
        Assert.Equal($"'G' cannot be the derivative of 'F': {why}", diagnostic.GetMessage());
        Assert.Equal(4, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Equal(5, diagnostic.Location.GetLineSpan().StartLinePosition.Character);
    }

    [Theory]
    [InlineData("Parameter = \"k\"")]
    [InlineData("Order = 2")]
    public async Task Of_a_plain_method_the_first_derivative_must_be_given(string with)
    {
        IReadOnlyList<Diagnostic> found = await AnalyzerRun.Diagnose($$"""
            using GradRepl.Runtime;
            static partial class C
            {
                static double H(double x, double k) => x * k;
                [Derivative(nameof(H), {{with}})] static double G(double x, double k) => x;
            }
            """);
        Assert.EndsWith("the derivative by 'x' is not given: mark it with [Derivative(nameof(H))]", Assert.Single(found).GetMessage());
    }

    [Fact]
    public async Task One_derivative_is_given_once()
    {
        IReadOnlyList<Diagnostic> found = await AnalyzerRun.Diagnose("""
            using GradRepl.Runtime;
            static partial class C
            {
                [Activation] public static double F(double z) => z * z;
                [Derivative(nameof(F))] static double G(double z) => 2 * z;
                [Derivative(nameof(F), Parameter = "z")] static double H(double z) => 2 * z;
            }
            """);
        Assert.Equal(
            ["'H' cannot be the derivative of 'F': 'G' is given for the same derivative: remove one of the two"],
            found.Select(diagnostic => diagnostic.GetMessage()));
    }

    /// <summary>Given wrongly on purpose, so that it is seen which is used.</summary>
    [Theory]
    [InlineData("FDerivative", "", 30)]
    [InlineData("FSecondDerivative", ", Order = 2", 30)]
    [InlineData("FPartialBeta", ", Parameter = \"beta\"", 30)]
    [InlineData("FSecondDerivative", ", Parameter = \"beta\"", 2)]
    [InlineData("FPartialBeta", ", Order = 2", 9)]
    public void The_given_one_is_used_and_the_others_are_found(string member, string with, double value)
    {
        var run = GeneratorRun.From($$"""
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z, double beta = 1) => beta * z * z;
                [Derivative(nameof(F){{with}})] private static double G(double z, double beta) => 10 * z;
            }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Equal(value, run.Method<System.Func<double, double, double>>("C", member)(3, 1));
    }
}
