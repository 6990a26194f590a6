using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Generator;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Generator;

/// <summary>An edit derives again what it changed, and nothing else.</summary>
public sealed class IncrementalTests
{
    private const string Spared = "spared", Derived = "derived";

    private const string Activations = """
        using System;
        using GradRepl.Runtime;
        namespace Sample;
        public static partial class C
        {
            [Activation] public static double First(double z) => z * z;
            [Activation] public static double Second(double z, double beta = 1) => z > 0 ? Math.Sin(beta * z) : z;
            [Activation] public static double Third(double z) => Second(z, 2) + z / (1 + Math.Exp(-z));
        }
        """;

    private const string Unrelated = "namespace Sample; public static class D { public static int Answer => 42; }";

    [Fact]
    public void Nothing_changes_without_an_edit() => Assert.Equal([Spared, Spared, Spared], Edit(Activations, Unrelated));

    [Fact]
    public void An_unrelated_file_derives_nothing() =>
        Assert.Equal([Spared, Spared, Spared], Edit(Activations, Unrelated.Replace("42", "43")));

    [Fact]
    public void An_activation_above_derives_itself_alone()
    {
        // Two lines more, so that all below it moves.
        string edited = Activations.Replace("First(double z) => z * z;", "First(double z)\n    {\n        return z * z * z;\n    }");
        Assert.Equal([Derived, Spared, Spared], Edit(edited, Unrelated));
    }

    [Fact]
    public void A_called_activations_body_is_its_own_affair() =>
        Assert.Equal([Spared, Derived, Spared], Edit(Activations.Replace("Math.Sin", "Math.Cos"), Unrelated));

    [Fact]
    public void A_new_activation_derives_itself_alone()
    {
        string edited = Activations.Replace(
            "    [Activation] public static double Third",
            "    [Activation] public static double Between(double z) => -z;\n    [Activation] public static double Third");
        string[] reasons = Edit(edited, Unrelated);
        // The new third place and the new fourth one; what moved is recognized by its place alone.
        Assert.Equal((4, 2), (reasons.Length, reasons.Count(reason => reason == Spared)));
    }

    [Theory]
    [InlineData("z * z;", "z   *   z ;")]
    [InlineData("z * z;", "/* the square */ z * z; // of z")]
    [InlineData("using GradRepl.Runtime;", "using GradRepl.Runtime;\n\n// Activations.\n")]
    [InlineData(
        "    [Activation] public static double Second",
        "    /// <summary>The second.</summary>\n    [Activation]\n    public static double Second")]
    [InlineData("z > 0 ? Math.Sin(beta * z) : z", "(z > 0) ? (Math.Sin(beta * z)) : (z)")]
    public void Whitespace_comments_and_parentheses_derive_nothing(string before, string after)
    {
        Assert.Contains(before, Activations);
        Assert.Equal([Spared, Spared, Spared], Edit(Activations.Replace(before, after), Unrelated));
    }

    [Theory]
    [InlineData("double beta = 1", "double beta = 2")]
    [InlineData("double beta = 1", "double gamma = 1")]
    [InlineData("z > 0", "z >= 0")]
    [InlineData("public static double Second", "internal static double Second")]
    public void What_changes_the_derivative_derives_again(string before, string after)
    {
        string[] reasons = Edit(
            Activations.Replace(before, after).Replace("beta *", after.Contains("gamma") ? "gamma *" : "beta *"), Unrelated);
        Assert.Equal((Spared, Derived), (reasons[0], reasons[1]));
    }

    [Fact]
    public void A_first_run_gives_in_order_what_later_runs_give()
    {
        // The first run derives several at once, later runs one after the other.
        static string Method(int i, int constant) =>
            $"    [GradRepl.Runtime.Activation] public static double F{i}(double z) => z / ({i + constant} + System.Math.Exp(-z));\n";
        static string Source(int constant) =>
            $"public static partial class Many\n{{\n{string.Concat(Enumerable.Range(0, 40).Select(i => Method(i, constant)))}}}";
        SyntaxTree before = Parse(Source(1));
        CSharpCompilation compilation = GeneratorRun.Compile([before]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ActivationGenerator().AsSourceGenerator()], parseOptions: GeneratorRun.Parsing).RunGenerators(compilation);
        GeneratorDriver edited = driver.RunGenerators(compilation.ReplaceSyntaxTree(before, Parse(Source(2)))),
            back = edited.RunGenerators(compilation);
        Assert.Equal(41, driver.GetRunResult().GeneratedTrees.Length);
        Assert.DoesNotContain(Sources(driver).Take(40), Sources(edited).Contains);
        Assert.Equal(Sources(driver), Sources(back));

        static string[] Sources(GeneratorDriver run) => [.. run.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
    }

    /// <summary>Runs on the original sources, then on the edited ones.</summary>
    /// <returns>Whether the deriving step made something new, for each activation in the order of the source.</returns>
    private static string[] Edit(string activations, string unrelated)
    {
        SyntaxTree[] before = [Parse(Activations), Parse(Unrelated)];
        CSharpCompilation compilation = GeneratorRun.Compile(before);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ActivationGenerator().AsSourceGenerator()],
            parseOptions: GeneratorRun.Parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        if (activations != Activations) compilation = compilation.ReplaceSyntaxTree(before[0], Parse(activations));
        if (unrelated != Unrelated) compilation = compilation.ReplaceSyntaxTree(before[1], Parse(unrelated));
        IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableArray<IncrementalGeneratorRunStep>> steps =
            driver.RunGenerators(compilation).GetRunResult().Results.Single().TrackedSteps;
        return [.. steps[ActivationGenerator.DeriveStep].SelectMany(step => step.Outputs)
            .Select(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged ? Spared : Derived)];
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, GeneratorRun.Parsing);
}
