using System;
using System.Linq;
using System.Threading;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Differentiation;

/// <summary>Where a derivative jumps, and what it is there.</summary>
public sealed class KinkTests
{
    private static int _count;

    [Theory]
    [InlineData("double z", "z > 0 ? z : 0", "z = 0")]
    [InlineData("double z", "z >= 0 ? 1 : 0", "z = 0")]
    [InlineData("double z", "Math.Abs(z - 1)", "z = 1")]
    [InlineData("double z", "Math.Max(0, z)", "z = 0")]
    [InlineData("double z", "Math.Clamp(z, -1, 2)", "z = −1", "z = 2")]
    [InlineData("double z", "2 * z + 3 > 0 ? z * z : z", "z = −1.5")]
    [InlineData("double z, double low = -1, double high = 1", "z <= low ? low : z >= high ? high : z", "z = −1", "z = 1")]
    [InlineData("double z, double lambd = 0.5", "Math.Abs(z) > lambd ? z : 0", "z = −0.5", "z = 0.5")]
    [InlineData("double z, double lambd = 0.5", "z >= -lambd && z <= lambd ? 0 : z", "z = −0.5", "z = 0.5")]
    [InlineData("double z", "Math.Sin(z) > 0 ? z : 0", "sin(z) = 0")]
    public void Are_found_where_the_formula_changes(string parameters, string body, params string[] kinks) =>
        Assert.Equal(
            kinks.Order(StringComparer.Ordinal),
            Define(parameters, body).Kinks.Select(kink => kink.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("double z, double alpha = 1", "z > 0 ? z : alpha * (Math.Exp(z) - 1)")]
    [InlineData("double z", "z > 0 ? z * z : 0")]
    [InlineData("double z", "z > 0 ? z : z")]
    [InlineData("double z", "z / (1 + Math.Abs(z))")]
    [InlineData("double z, double a = 1", "a > 0 ? z : 2 * z")]
    public void Are_not_found_where_the_derivative_is_continuous(string parameters, string body) =>
        Assert.Empty(Define(parameters, body).Kinks);

    [Fact]
    public void Move_with_the_hyperparameters()
    {
        Activation hardtanh = Define("double z, double low = -1, double high = 1", "z <= low ? low : z >= high ? high : z");
        Assert.Equal([-2.0, 0.5], hardtanh.With("low", -2).With("high", 0.5).Kinks.Select(kink => kink.At!.Value).Order());
    }

    [Theory]
    [InlineData("z >= 0 ? z : 0", 0, 1)] // The branch that is taken
    [InlineData("z > 0 ? z : 0", 0, 0)]
    [InlineData("z < 0 ? -z : z", 0, 1)]
    [InlineData("Math.Abs(z)", 0, 0)]
    [InlineData("Math.Abs(z - 1)", 1, 0)]
    [InlineData("Math.Max(0, z)", 0, 0)] // As torch's relu
    [InlineData("Math.Max(z, 0)", 0, 0)]
    [InlineData("Math.Min(z, 3)", 3, 0)]
    [InlineData("Math.Max(z, 2 - z)", 1, 0)] // Half of each slope, as torch's maximum
    [InlineData("Math.Max(3 * z, z)", 0, 2)]
    [InlineData("Math.Min(3 * z, z)", 0, 2)]
    [InlineData("Math.Clamp(z, -1, 1)", 1, 1)] // As its definition: low if below low, high if above high, else z
    [InlineData("Math.Clamp(z, -1, 1)", 2, 0)]
    [InlineData("Math.Floor(z)", 2, 0)]
    [InlineData("Math.Sign(z)", 0, 0)]
    public void The_slope_at_a_kink_follows_the_convention(string body, double z, double slope)
    {
        Assert.Equal(slope, Define("double z", body).Derivative(z));
        Assert.Equal(0, Define("double z", body).SecondDerivative(z));
    }

    private static Activation Define(string parameters, string body)
    {
        string name = "Kink" + Interlocked.Increment(ref _count);
        var run = GeneratorRun.From(
            $"using System; using GradRepl.Runtime; namespace {name}; public static partial class C {{ [Activation] public static "
                + $"double F({parameters}) => {body}; }}");
        Assert.Empty(run.Diagnostics);
        return (Activation)run.Assembly.GetType(name + ".C")!.GetMethod(
            "CreateFActivation", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.Invoke(null, null)!;
    }
}
