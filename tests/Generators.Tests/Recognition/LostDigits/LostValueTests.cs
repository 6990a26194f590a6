using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Recognition.LostDigits;

/// <summary>GRAD014: which formulas it blames, from where on, and what it recommends; and which it leaves in peace.</summary>
public sealed class LostValueTests
{
    // log(double.MaxValue) = 709.783: from there on e^z overflows; z·e^z does from 703.23 on, and cosh from
    // acosh(double.MaxValue) = 710.476 on.
    // √double.MaxValue = 1.34e154 is the same for a square.
    [Theory]
    [InlineData("Math.Log(1 + Math.Exp(z))", "Math.Log(1 + Math.Exp(z))", "overflows for z > 709.78", "SpecialFunctions.Softplus(z)")]
    [InlineData(
        "Math.Exp(z) / (1 + Math.Exp(z))", "Math.Exp(z) / (1 + Math.Exp(z))", "overflows for z > 709.78", "SpecialFunctions.Logistic(z)")]
    [InlineData(
        "(Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z))",
        "(Math.Exp(z) - Math.Exp(-z)) / (Math.Exp(z) + Math.Exp(-z))",
        "overflows for |z| > 709.78",
        "Math.Tanh(z)")]
    [InlineData(
        "(Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1)",
        "(Math.Exp(2 * z) - 1) / (Math.Exp(2 * z) + 1)",
        "overflows for z > 354.89",
        "Math.Tanh(z)")]
    [InlineData("Math.Log(Math.Cosh(z))", "Math.Log(Math.Cosh(z))", "overflows for |z| > 710.48", "SpecialFunctions.LogCosh(z)")]
    [InlineData("Math.Sqrt(z * z + 1)", "Math.Sqrt(z * z + 1)", "overflows for |z| > 1.34e154", "SpecialFunctions.RootOfSquarePlus(z, 1)")]
    [InlineData(
        "z / Math.Sqrt(1 + z * z)",
        "z / Math.Sqrt(1 + z * z)",
        "overflows for |z| > 1.34e154",
        "SpecialFunctions.InverseSquareRootUnit(z, 1)")]
    [InlineData("Math.Exp(z) - 1", "Math.Exp(z) - 1", "loses most of its digits near z = 0", "SpecialFunctions.Expm1(z)")]
    [InlineData("Math.Log(1 + z * z)", "Math.Log(1 + z * z)", "loses most of its digits near z = 0", "SpecialFunctions.Log1p(z * z)")]
    [InlineData(
        "0.5 * z * (1 + SpecialFunctions.Erf(z / Math.Sqrt(2)))",
        "1 + SpecialFunctions.Erf(z / Math.Sqrt(2))",
        "loses most of its digits for z < −",
        "2 * SpecialFunctions.NormalCdf(z)")]
    [InlineData(
        "1 - Math.Tanh(z) * Math.Tanh(z)",
        "1 - Math.Tanh(z) * Math.Tanh(z)",
        "loses most of its digits for",
        "SpecialFunctions.SechSquared(z)")]
    [InlineData(
        "z * Math.Tanh(Math.Log(1 + Math.Exp(z)))",
        "Math.Tanh(Math.Log(1 + Math.Exp(z)))",
        "loses most of its digits for z < −",
        "SpecialFunctions.TanhSoftplus(z)")]
    [InlineData(
        "z * Math.Exp(z) / (1 + Math.Exp(z))",
        "z * Math.Exp(z) / (1 + Math.Exp(z))",
        "overflows for z > 703.23",
        "z * SpecialFunctions.Logistic(z)")]
    public async Task Names_the_formula_the_range_and_the_stable_spelling(string body, string blamed, string where, string stable)
    {
        (string source, IReadOnlyList<Diagnostic> losses) = await Losses($"=> {body};");

        Diagnostic loss = Assert.Single(losses);
        Assert.Equal(blamed, AnalyzerRun.Text(loss, source));
        Assert.Contains(where, loss.GetMessage());
        Assert.Contains($": {stable} is the stable spelling", loss.GetMessage());
    }

    [Theory]
    [InlineData("=> 1 / (1 + Math.Exp(-z));")] // the overflow ends in the right 0
    [InlineData("=> z / (1 + Math.Exp(-z));")]
    [InlineData("=> Math.Exp(z);")] // the function itself overflows
    [InlineData("=> Math.Exp(-z * z);")]
    [InlineData("=> Math.Tanh(z);")]
    [InlineData("=> z / (1 + Math.Abs(z));")]
    [InlineData("=> SpecialFunctions.Softplus(z);")]
    [InlineData("=> SpecialFunctions.Expm1(z);")]
    [InlineData("=> z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));")] // each side where it is safe
    [InlineData("=> Math.Max(z, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z)));")]
    [InlineData("=> z > 30 ? z : 1 + Math.Log(1 + Math.Exp(z));")] // guarded on the right, and 1 hides what the left loses
    public async Task Leaves_a_formula_in_peace_that_keeps_its_value(string body) => Assert.Empty((await Losses(body)).Losses);

    [Fact]
    public async Task Sees_through_locals_and_points_at_the_quotient()
    {
        (string source, IReadOnlyList<Diagnostic> losses) =
            await Losses("{ var e = Math.Exp(z); var n = e * e + 2 * e; return z * (n / (n + 2)); }");

        Diagnostic loss = Assert.Single(losses);
        Assert.Equal("n / (n + 2)", AnalyzerRun.Text(loss, source));
        Assert.Contains("overflows for z > 354.89", loss.GetMessage()); // e² overflows first: 709.78/2
        Assert.Contains("SpecialFunctions.TanhSoftplus(z)", loss.GetMessage());
    }

    [Fact]
    public async Task Is_a_warning_in_a_build()
    {
        (_, IReadOnlyList<Diagnostic> losses) = await Losses("=> Math.Log(1 + Math.Exp(z));");

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(losses).Severity);
    }

    [Theory]
    [InlineData("#pragma warning disable GRAD014\n[Activation]", false)]
    [InlineData("#pragma warning disable\n[Activation]", false)]
    [InlineData("#pragma warning disable GRAD010, GRAD014\n[Activation]", false)]
    [InlineData("#pragma warning disable GRAD010\n[Activation]", true)]
    [InlineData("#pragma warning disable GRAD014\n#pragma warning restore GRAD014\n[Activation]", true)]
    public async Task Is_silenced_by_a_pragma_in_a_build_and_in_a_session(string attribute, bool warns)
    {
        string source = "using System;\nusing GradRepl.Runtime;\npublic static partial class C\n{\n"
            + attribute + " public static double F(double z) => Math.Log(1 + Math.Exp(z));\n}\n";

        Assert.Equal(warns, (await AnalyzerRun.Diagnose(source)).Any(each => each.Id == "GRAD014"));
        Assert.Equal(warns, GeneratorRun.Derive(source, "F").Diagnostics.Any(each => each.Id == "GRAD014"));
    }

    [Fact]
    public async Task Says_for_which_hyperparameters()
    {
        (_, IReadOnlyList<Diagnostic> losses) = await Losses("=> Math.Log(1 + Math.Exp(beta * z)) / beta;", ", double beta = 2");

        Assert.Contains("overflows for z > 354.89 (with beta = 2)", Assert.Single(losses).GetMessage());
    }

    private static async Task<(string Source, IReadOnlyList<Diagnostic> Losses)> Losses(string body, string hyperparameters = "")
    {
        string source = $$"""
            using System;
            using GradRepl.Runtime;

            public static partial class C
            {
                [Activation]
                public static double F(double z{{hyperparameters}}) {{body}}
            }
            """;
        return (source, [.. (await AnalyzerRun.Diagnose(source)).Where(each => each.Id == "GRAD014")]);
    }
}
