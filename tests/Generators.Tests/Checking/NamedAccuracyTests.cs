using System;
using System.Linq;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Checking;

/// <summary>Activations of the functions that have names are compared with their definitions as all others are.</summary>
public sealed class NamedAccuracyTests(ITestOutputHelper output)
{
    private static readonly string[] Calls =
    [
        "LogAddExp(z, 0.5)", "Log1mExp(z)", "LogExpm1(z)", "Logit(z)", "XLogY(z, 1 + z)", "Entropy(z)", "Sinc(z)",
        "SincDerivative(z, 1)", "Erfcx(z)", "ErfcxDerivative(z, 2)", "LogErfc(z)", "LogNormalCdf(z)", "InverseMills(z)",
        "InverseMillsDerivative(z, 1)", "ErfInv(z)", "NormalQuantile(z)", "Gamma(z)", "LogGamma(z)", "Digamma(z)", "Trigamma(z)",
        "Polygamma(z, 2)", "LambertW(z)",
        "LambertWDerivative(z)", "Hypot(z, 2 * z + 1, 3)", "Heaviside(z, 0.5)", "FloorMod(z, 3)",
    ];

    private static readonly string[] Shapes = ["{0}", "z * {0}", "{0} / (1 + z * z)"];

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorRun.From($$"""
        using System;
        using GradRepl.Runtime;
        using static GradRepl.Runtime.SpecialFunctions;
        public static partial class Nets
        {
            {{string.Join("\n    ", Calls.SelectMany(call => Shapes.Select((shape, i) =>
                $"[Activation] public static double {NameOf(call, i)}(double z) => {string.Format(null, shape, call)};")))}}
        }
        """));

    public static TheoryData<string> All => new(Calls);

    private static string NameOf(string call, int shape) => $"{call[..call.IndexOf('(', StringComparison.Ordinal)]}{shape}";

    [Theory]
    [MemberData(nameof(All))]
    public void Every_member_is_compared_and_has_its_digits(string call)
    {
        for (int shape = 0; shape < Shapes.Length; shape++)
        {
            ActivationAccuracy accuracy = Run.Value.Method<Func<Activation>>("Nets", $"Create{NameOf(call, shape)}Activation")().Accuracy;
            MeasuredError?[] members = [accuracy.Value, accuracy.Derivative, accuracy.SecondDerivative];
            output.WriteLine($"{call}, {shape}: {accuracy}, at {string.Join(", ", members.Select(each => each?.Points))} points");
            Assert.Null(accuracy.Obstacle);
            Assert.True(accuracy.Value!.Points > 0 && accuracy.Derivative!.Points > 0);
            Assert.InRange(accuracy.Derivative!.Ulps, 0, 8);
            Assert.InRange(accuracy.SecondDerivative!.Ulps, 0, 40);
        }
    }

    [Fact]
    public void Nothing_is_reported() => Assert.Empty(Run.Value.Diagnostics);
}
