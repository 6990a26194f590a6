using System;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>The power of a derivative has the exponent that C# computes, not the decimal one, from which it is far for far z.</summary>
public sealed class ExponentTests
{
    // 1.6 − 1 and 1.2 − 1 in doubles, exactly.
    private const double Rest = 0.6000000000000001, DefaultRest = 0.19999999999999996;

    [Fact]
    public void Of_a_number_is_exact_and_shown_as_written()
    {
        var run = Run("Math.Pow(z, 1.6)", "");
        Activation f = Activation.Of(run.Method<Func<double, double>>("C", "F"));
        Assert.Equal(1, f.Derivative(1e-250) / (1.6 * Math.Pow(1e-250, Rest)), 2e-15);
        Assert.Contains("z^(0.6)", f.DerivativeFormula, StringComparison.Ordinal);
        Assert.DoesNotContain("0.6000000000000001", f.DerivativeFormula, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_default_is_exact_in_kernels()
    {
        var run = Run("Math.Pow(z, p)", ", double p = 1.2");
        Activation f = Activation.Of(run.Method<Func<double, double, double>>("C", "F"));
        double[] values = new double[2], slopes = new double[2];
        f.ValueAndDerivative([1e-250, 1e250], values, slopes);
        Assert.Equal(1, slopes[0] / (1.2 * Math.Pow(1e-250, DefaultRest)), 2e-15);
        Assert.Equal(1, slopes[1] / (1.2 * Math.Pow(1e250, DefaultRest)), 2e-15);
    }

    private static GeneratorRun Run(string body, string parameters)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C { [Activation] public static double F(double z{{parameters}}) => {{body}}; }
            """);
        Assert.Empty(run.Diagnostics);
        return run;
    }
}
