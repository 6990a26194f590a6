using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Checking;

/// <summary>
/// Derivatives that no formula in double keeps the digits of: where a running error bound fails, the definition is computed in
/// as many bits as it takes, in scalar code and for the failing lanes of kernels. Truths are closed forms and series.
/// </summary>
public sealed class LastNetTests
{
    private const string Functions = """
        using System;
        using GradRepl.Runtime;
        public static partial class Nets
        {
            [Activation] public static double Roots(double z) => Math.Sqrt(z + 1) - Math.Sqrt(z);
            [Activation] public static double Sinc(double z) => Math.Sin(z) / z;
            [Activation] public static double Deficit(double z) => z - Math.Sin(z);
            [Activation] public static double BoxCox(double z, double lambda = 0.5) => (Math.Pow(z, lambda) - 1) / lambda;
            [Activation] public static float Single(float z, float a = 0.5f) => (1 - MathF.Cos(a * z)) / (z * z);
            [Activation] public static double Swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z));
            [Activation] public static double Given(double z) => Math.Sin(z) / z;
            [Derivative(nameof(Given))] public static double GivenSlope(double z) => (Math.Cos(z) - Math.Sin(z) / z) / z;
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From(Functions));

    private static Activation Named(string name) => Run.Value.Method<Func<Activation>>("Nets", $"Create{name}Activation")();

    [Theory]
    [InlineData("Roots", 1e10, -2.4999999998125e-16)]
    [InlineData("Roots", 1e200, -2.5e-301)] // −z^(−3/2)/4
    [InlineData("Sinc", 0, 0)]
    [InlineData("Sinc", 1e-9, -3.3333333333333337e-10)]
    [InlineData("Deficit", 1e-9, 5e-19)]
    [InlineData("BoxCox", 1, 1)]
    public void Slopes_have_their_digits_in_scalars_and_lanes(string name, double z, double slope)
    {
        Activation activation = Named(name);
        Assert.Equal(slope, activation.Derivative(z), 1e-15 * Math.Abs(slope));
        Assert.True(activation.IsVectorized);
        // Lanes whose other elements are ordinary numbers.
        double[] points = [0.5, z, 2, 3, 0.25, 7, 1.5, z, 4], values = new double[9], slopes = new double[9];
        activation.ValueAndDerivative(points, values, slopes);
        Assert.All(points.Zip(slopes), each => Assert.Equal(activation.Derivative(each.First), each.Second, 4e-15 * Math.Abs(each.Second)));
    }

    [Fact]
    public void Second_derivatives_and_partials_have_theirs()
    {
        Assert.Equal(-1.0 / 3, Named("Sinc").SecondDerivative(0), 1e-16);
        Assert.Equal(-1.0 / 3 + 1e-10, Named("Sinc").SecondDerivative(3.1622776601683795e-5), 1e-15); // −1/3 + z²/10
        Assert.Equal(1e-9, Named("Deficit").SecondDerivative(1e-9), 1e-24);
        // (z^λ·(λ·log z − 1) + 1)/λ² beside z = 1: (log z)²/2·(1 + …)
        double log = Math.Log(1 + 1e-6);
        Assert.Equal(log * log / 2 * (1 + log / 3), Named("BoxCox").Partial("lambda", 1 + 1e-6), 1e-21);
    }

    [Fact]
    public void A_hyperparameter_at_its_own_singularity_has_the_limit() =>
        Assert.Equal(0.5, Named("BoxCox").With("lambda", 0).Derivative(2));

    [Fact]
    public void Parameters_may_have_the_names_that_generated_code_would_give()
    {
        var run = GeneratorRun.From("""
            using System;
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double otherwise, int x = 1) => Math.Sqrt(otherwise + x) - Math.Sqrt(otherwise);
            }
            """);
        Assert.Equal(-2.4999999998125e-16, run.Method<Func<double, int, double>>("C", "FDerivative")(1e10, 1), 1e-30);
    }

    [Fact]
    public void Floats_have_theirs()
    {
        Activation single = Named("Single");
        float[] z = [1e-3f, 0.01f, 1, 2, 30], values = new float[5], slopes = new float[5];
        single.ValueAndDerivative(z, values, slopes);
        // (1 − cos az)/z² = a²/2 − a⁴z²/24 …, whose slope is −a⁴z/12.
        Assert.Equal(-0.0625 / 12 * 1e-3, slopes[0], 1e-12);
        Assert.Equal(0.125, values[0], 1e-7);
    }

    [Fact]
    public void What_keeps_its_digits_has_no_net()
    {
        string source = Named("Swish").DerivativeSource + string.Concat(Run.Value.Files.Values.Where(file => file.Contains("SwishKernel")));
        Assert.DoesNotContain("Wide", source, StringComparison.Ordinal);
        Assert.False(Named("Swish").Accuracy.Derivative!.IsComputedAgain);
        Assert.True(Named("Swish").Accuracy.Derivative!.Ulps <= 32); // beside the zero of the slope, with other β
    }

    [Fact]
    public void The_activation_says_what_it_is_worth()
    {
        ActivationAccuracy accuracy = Named("Sinc").Accuracy;
        Assert.True(accuracy.Derivative!.IsComputedAgain);
        Assert.InRange(accuracy.Derivative.Ulps, 0, 8);
        Assert.InRange(accuracy.SecondDerivative!.Ulps, 0, 40);
        Assert.True(accuracy.Derivative.Points > 8);
        Assert.Null(accuracy.Obstacle);
    }

    [Fact]
    public void What_people_read_is_what_books_print()
    {
        string source = Named("Sinc").DerivativeSource;
        Assert.Contains("return (Math.Cos(z) - Math.Sin(z) / z) / z;", source, StringComparison.Ordinal);
        Assert.Contains("// What runs also bounds its rounding errors", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_derivative_that_loses_digits_is_said() => Assert.Single(
        Run.Value.Diagnostics,
        diagnostic => diagnostic.Id == "GRAD017" && diagnostic.ToString().Contains("'Given'", StringComparison.Ordinal));

    /// <summary>The kernels that are measured, and what they would cost with a net under them.</summary>
    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("SiLU")]
    [InlineData("Softplus")]
    [InlineData("Mish")]
    [InlineData("GELUTanh")]
    [InlineData("GELU")]
    [InlineData("LeakyReLU")]
    [InlineData("ELU")]
    public void The_measured_families_have_no_net(string name)
    {
        ActivationAccuracy accuracy = Activation.Named("GradRepl.Runtime.ActivationFunctions." + name).Accuracy;
        Assert.InRange(accuracy.Derivative!.Ulps, 0, 8);
        Assert.InRange(accuracy.SecondDerivative!.Ulps, 0, 40);
        Assert.False(accuracy.Value!.IsComputedAgain || accuracy.Derivative.IsComputedAgain || accuracy.SecondDerivative.IsComputedAgain);
    }
}
