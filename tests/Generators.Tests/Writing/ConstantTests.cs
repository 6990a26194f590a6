using System;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Writing;

/// <summary>Constants that derivation brings in are shown as people write them, and computed as the nearest double (by mpmath).</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("SpecialFunctions.Erf(z)", "2/√π·exp(−z²)", "2 / Math.Sqrt(Math.PI) *", "1.1283791670955126 /* 2/√π */")]
    [InlineData("-3 * SpecialFunctions.Erfc(2 * z)", "12/√π·exp(−4z²)", "12 / Math.Sqrt(Math.PI) *", "6.770275002573076 /* 12/√π */")]
    [InlineData(
        "SpecialFunctions.Erf(z / 3)",
        "2/(3·√π)·exp(−(z/3)²)",
        "2 / (3 * Math.Sqrt(Math.PI))",
        "0.37612638903183754 /* 2/(3·√π) */")]
    [InlineData("Math.Log2(z)", "1/(z·log(2))", "1 / (Math.Log(2) * z)", "0.6931471805599453 /* log(2) */")]
    [InlineData("Math.Log(z, 3)", "1/z/log(3)", "/ Math.Log(3)", "Math.Log(3)")]
    [InlineData("Math.Tanh(z / 3)", "1/3·(1 − tanh²(z/3))", "1.0 / 3.0 *", "0.3333333333333333 /* 1/3 */")]
    [InlineData("Math.Pow(z, 1.0 / 3)", "z^(−2/3)/3", "Math.Pow(z, 1.0 / 3.0 - 1) / 3", "1.0 / 3.0")]
    [InlineData("Math.Cbrt(z) / 3", "1/(9cbrt²(z))", "1 / (3 * (cbrt * cbrt)) / 3", "/ 3")]
    public void Derivatives_have_them(string body, string formula, string shown, string emitted)
    {
        (Activation activation, string file) = Derived(body);
        Assert.Equal($"f′(z) = {formula}", activation.DerivativeFormula);
        Assert.Contains(shown, activation.DerivativeSource, StringComparison.Ordinal);
        Assert.Contains(emitted, file, StringComparison.Ordinal);
    }

    /// <summary>Digits that people typed are theirs: in the function always, in its derivatives unless a rule brings in the same.</summary>
    [Theory]
    [InlineData("1.1283791670955126 * z * z", "f(z) = 1.1283791670955126z²", "f′(z) = 2.256758334191025z")]
    [InlineData(
        "0.3333333333333333 * z * Math.Sin(z)",
        "f(z) = 0.3333333333333333z·sin(z)",
        "f′(z) = 0.3333333333333333·(sin(z) + z·cos(z))")]
    [InlineData("0.1 * Math.Exp(0.3 * z)", "f(z) = 0.1exp(0.3z)", "f′(z) = 0.03exp(0.3z)")]
    [InlineData("0.7071 * Math.Sin(z)", "f(z) = 0.7071sin(z)", "f′(z) = 0.7071cos(z)")]
    [InlineData(
        "1.1283791670955126 * z + SpecialFunctions.Erf(z)",
        "f(z) = 1.1283791670955126z + erf(z)",
        "f′(z) = 2/√π + 2/√π·exp(−z²)")]
    public void What_was_typed_stays(string body, string formula, string derivative)
    {
        Activation activation = Derived(body).Activation;
        Assert.Equal(formula, activation.Formula);
        Assert.Equal(derivative, activation.DerivativeFormula);
    }

    [Theory]
    [InlineData(2, 3, 1, -1, 0, 0, 0.37612638903183754)] // 2/(3√π)
    [InlineData(1, 2, 1, 1, 0, 0, 0.886226925452758)] // √π/2
    [InlineData(1, 1, 2, -1, 0, 0, 0.7978845608028654)] // √(2/π)
    [InlineData(1, 2, 2, -1, 0, 0, 0.3989422804014327)] // 1/√(2π)
    [InlineData(1, 2, 2, 0, 0, 0, 0.7071067811865476)] // 1/√2
    [InlineData(1, 1, 1, 0, 10, -1, 0.4342944819032518)] // 1/log 10
    [InlineData(1, 6, 1, 2, 0, 0, 0.5235987755982989)] // π/6
    public void Each_is_the_nearest_double(int over, int under, int radicand, int rootsOfPi, int logOf, int logs, double nearest) =>
        Assert.Equal(nearest, new ClosedForm(over, under, radicand, rootsOfPi, logOf, logs).Nearest);

    [Fact]
    public void Products_and_inverses_are_in_lowest_terms()
    {
        ClosedForm root = new(1, 2, 2, 0, 0, 0); // 1/√2
        Assert.Equal(new ClosedForm(1, 2, 1, 0, 0, 0), root.Times(root));
        Assert.Equal(new ClosedForm(1, 1, 2, 0, 0, 0), root.Inverse);
        Assert.Equal(ClosedForm.One, ClosedForm.TwoOverRootOfPi.Times(ClosedForm.HalfRootOfPi));
        Assert.Equal(ClosedForm.One, ClosedForm.Log(3).Inverse!.Value.Times(ClosedForm.Log(3)));
        Assert.Null(ClosedForm.Log(3).Times(ClosedForm.Log(2)));
    }

    /// <summary>Of numbers near it, only those that are the fraction to the last bit.</summary>
    [Fact]
    public void Nothing_else_is_taken_for_a_fraction()
    {
        Assert.Equal(new ClosedForm(1, 3, 1, 0, 0, 0), ClosedForm.One.Fraction(1.0 / 3));
        Assert.Null(ClosedForm.One.Fraction(Math.BitIncrement(1.0 / 3)));
        Assert.Null(ClosedForm.TwoOverRootOfPi.Fraction(0.3761263890318));
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++) Assert.Null(ClosedForm.One.Fraction(random.NextDouble()));
    }

    private static (Activation Activation, string File) Derived(string body)
    {
        var run = GeneratorRun.From($$"""
            using System;
            using GradRepl.Runtime;
            public static partial class C
            {
                [Activation] public static double F(double z) => {{body}};
            }
            """);
        return (run.Method<Func<Activation>>("C", "CreateFActivation")(), string.Concat(run.Files.Values));
    }
}
