using System;
using System.Collections.ObjectModel;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Generators.Tests.Pipeline.DualNumbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Diagnostics;

/// <summary>Every GRADnnn: its words and its exact place.</summary>
public sealed class DiagnosticTests
{
    private const string Start = "using System;\nusing GradRepl.Runtime;\n\nnamespace Sample;\n\npublic static partial class C\n{\n    ";
    private const string End = "\n}\n";

    [Theory]
    [InlineData(
        "[Activation] public static double F(double z) => z * [|new Random(1).NextDouble()|];",
            "GRAD004",
            "Cannot derive the call to 'NextDouble', which is an instance method: use System.Math or SpecialFunctions, write it as "
                + "a static method with source, or give its derivative with [Derivative]")]
    [InlineData(
        "[Activation] public static double F(double z)\n    {\n        return [|double.MaxNative(z, 2)|] * z;\n    }",
            "GRAD004",
            "Cannot derive the call to 'MaxNative', which has no exact derivative: call Math.Max: what this makes of NaN differs "
                + "between processors")]
    [InlineData(
        "[Activation] public static double F(double z) => z * [|Math.BigMul(3, 4)|];",
            "GRAD004",
            "Cannot derive the call to 'BigMul', which has no rule for integers: use System.Math or SpecialFunctions, write it as a "
                + "static method with source, or give its derivative with [Derivative]")]
    [InlineData(
        "[Activation] public static double F(double z) => [|Math.ReciprocalEstimate(z)|];",
            "GRAD004",
            "Cannot derive the call to 'ReciprocalEstimate', which has no exact derivative: write 1 / x: the estimate differs "
                + "between processors")]
    [InlineData(
        "[Activation] public static double F(double z) => [|Environment.GetEnvironmentVariables().Count|] * z;",
            "GRAD001",
            "Cannot derive 'Environment.GetEnvironmentVariables().Count': use numbers, locals, operators, System.Math, "
                + "SpecialFunctions, and other [Activation] methods")]
    [InlineData(
        "[Activation] public static double F(double z) { [|lock (typeof(C)) { return z; }|] }",
        "GRAD001",
        "Cannot derive the statement 'lock (typeof(C)) { return z; }': write it with locals, if, switch and for")]
    [InlineData(
        "private static double s_gain = 2;\n    [Activation] public static double F(double z) => [|s_gain|] * z;",
        "GRAD005",
        "Cannot hold 's_gain' constant, because it can change: make it const or static readonly, or a parameter")]
    [InlineData(
        "private static double Loop(double x) => [|Loop(x - 1)|] + 1;\n    [Activation] public static double F(double z) => Loop(z);",
        "GRAD007",
        "Cannot follow 'Loop' deeper than 64 calls: a derivative needs recursion that a constant or an integer parameter counts")]
    [InlineData(
        "[Activation] public static float [|F|](double z) => (float)z;",
        "GRAD003",
        "'F' does not take a float first: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|](int n) => n;",
        "GRAD003",
        "'F' does not take a double first: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|]() => 1;",
        "GRAD003",
        "'F' does not take a double first: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|](double z, string s) => z;",
        "GRAD003",
        "'F' takes 's' as string: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|](double z, ref double a) => z * a;",
        "GRAD003",
        "'F' takes 'a' by reference: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double [|F|](double z, params double[] a) => z;",
        "GRAD003",
        "'F' takes 'a' as params: an activation is written 'static double F(double z, double hyperparameter = 1)'")]
    [InlineData(
        "[Activation] public static double F(double z, double [|beta|] = 1) => z * z;",
        "GRAD010",
        "The result of 'F' does not depend on 'beta', so that its derivative is zero: use the parameter or remove it")]
    [InlineData(
        "[Activation] public static double F(double [|z|]) => 3;",
        "GRAD010",
        "The result of 'F' does not depend on 'z', so that its derivative is zero: use the parameter or remove it")]
    [InlineData(
        "[Activation] public static double G(double z, double a = 1) => Math.Sin(a * z);\n    [Activation] public static double "
            + "[|F|](double z) => G(z, z);",
            "GRAD009",
            "The second derivative of 'F' is left out: it needs a mixed derivative of 'G' by 'a', which is not generated: hold that "
                + "argument constant, or write the call out")]
    [InlineData(
        "[Activation] public static double F(double z) => [|z > 2|] ? 3 * z : z;",
        "GRAD011",
        "The derivative of 'F' jumps where z = 2; there it takes the value of the branch that is taken")]
    [InlineData(
        "[Activation] public static double F(double z) => z * [|Math.Abs(z - 1)|];",
        "GRAD011",
        "The derivative of 'F' jumps where z = 1; there it takes the value of the branch that is taken")]
    [InlineData(
        "[Activation] public static double F(double z) => z + [|Math.Floor(z)|];",
        "GRAD012",
        "'Math.Floor(z)' is constant between its jumps, so that its derivative is taken as zero")]
    public void Is_reported_at_its_place(string members, string id, string message)
    {
        var source = new MarkedSource(Start + members + End);
        Diagnostic derived = Assert.Single(GeneratorRun.Derive(source.Text, "F").Diagnostics);
        Assert.Equal((id, message), (derived.Id, derived.GetMessage()));
        source.IsAt(derived);

        // The generator says the same at build time, except for what is only worth knowing.
        var run = GeneratorRun.From(source.Text);
        if (derived.Severity == DiagnosticSeverity.Info)
        {
            Assert.Empty(run.Diagnostics);
            return;
        }
        Diagnostic reported = Assert.Single(run.Diagnostics);
        Assert.Equal((id, message), (reported.Id, reported.GetMessage()));
        Assert.Equal("Source0.cs", reported.Location.GetLineSpan().Path);
        source.IsAt(reported);
    }

    [Theory]
    [InlineData(
        "public static class C { [Activation] public static double [|F|](double z) => z; }",
        "'C' must be declared 'static partial', so that the derivatives of 'F' can be added to it")]
    [InlineData(
        "public static class Outer { public static partial class C { [Activation] public static double [|F|](double z) => z; } }",
        "'Outer' must be declared 'static partial', so that the derivatives of 'F' can be added to it")]
    [InlineData(
        "public partial class C { [Activation] public double [|F|](double z) => z; }",
        "'F' is an instance method: declare it 'static', since an activation has no object to read")]
    [InlineData(
        "public class C { [Activation] public double [|F|](double z) => z; }",
        "'F' is an instance method: declare it 'static', since an activation has no object to read")]
    public void The_method_must_be_static_and_the_types_around_it_partial(string declarations, string message)
    {
        var source = new MarkedSource("using GradRepl.Runtime;\n" + declarations);
        Diagnostic reported = Assert.Single(GeneratorRun.From(source.Text).Diagnostics);
        Assert.Equal(("GRAD002", message), (reported.Id, reported.GetMessage()));
        source.IsAt(reported);
    }

    [Fact]
    public void A_large_function_is_refused()
    {
        // Loops of 30 rounds are unrolled: 15,000 products of sines pass the limit of the graph.
        string lines = string.Join(
            "\n",
            Enumerable.Range(0, 500).Select(i => $"        for (int i{i} = 0; i{i} < 30; i{i}++) z = Math.Sin(z) * Math.Cos(z + i{i});"));
        var source = new MarkedSource(
            $"{Start}[Activation] public static double [|F|](double z)\n    {{\n{lines}\n        return z;\n    }}{End}");
        Diagnostic reported = Assert.Single(GeneratorRun.From(source.Text).Diagnostics);
        Assert.Equal(
            ("GRAD008", "'F' grows past what can be derived: split it into several [Activation] methods"),
            (reported.Id, reported.GetMessage()));
        source.IsAt(reported);
    }

    [Fact]
    public void A_helper_whose_field_a_script_redefined_is_refused()
    {
        CSharpCompilation first = Script("double gain = 2; double Helper(double x) => gain * x;", null);
        var source = new MarkedSource("[GradRepl.Runtime.Activation] double F(double z) => Helper(z); double gain = 3;[||]");
        CSharpCompilation second = Script(source.Text, first);
        IMethodSymbol method = second.GetSymbolsWithName("F").OfType<IMethodSymbol>().Single();
        Diagnostic reported = Assert.Single(Deriver.Derive(method, second.GetSemanticModel(second.SyntaxTrees.Single())).Diagnostics);
        Assert.Equal(
            ("GRAD006", "'gain' has been redefined since this was written: enter the definition that uses it again"),
            (reported.Id, reported.GetMessage()));

        static CSharpCompilation Script(string text, CSharpCompilation? previous) => CSharpCompilation.CreateScriptCompilation(
            "Submission" + (previous is null ? 1 : 2),
            CSharpSyntaxTree.ParseText(text, GeneratorRun.Parsing.WithKind(SourceCodeKind.Script)),
            GeneratorRun.Compile([]).References,
            previousScriptCompilation: previous);
    }

    [Fact]
    public void A_failing_method_stops_no_other()
    {
        var run = GeneratorRun.From(Start + """
            [Activation] public static double Bad(double z) => Math.ReciprocalEstimate(z);
            [Activation] public static double Good(double z) => z * z;
            [Activation] public static double Worse(int n) => n;
            [Activation] public static double Fine(double z) => Math.Sin(z);
            """ + End);
        Assert.Equal(["GRAD004", "GRAD003"], run.Diagnostics.Select(each => each.Id));
        Assert.Equal(8, run.Method<Func<double, double>>("Sample.C", "GoodDerivative")(4));
        Assert.Equal(1, run.Method<Func<double, double>>("Sample.C", "FineDerivative")(0));
    }

    [Fact]
    public void Every_complaint_of_a_method_is_reported()
    {
        var run = GeneratorRun.From(
            Start + "[Activation] public static double F(double z) => Math.ReciprocalEstimate(z) * double.MaxNative(z, 2);" + End);
        Assert.Equal(["GRAD004", "GRAD004"], run.Diagnostics.Select(each => each.Id));
    }

    [Fact]
    public void Good_code_is_not_complained_about() => Assert.Empty(TestFunctions.Real.Diagnostics);

    [Fact]
    public void Every_descriptor_is_tested()
    {
        var tested = typeof(DiagnosticTests).GetMethod(nameof(Is_reported_at_its_place))!.GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (ReadOnlyCollection<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
            .Select(arguments => (string)arguments[1].Value!)
            // These are triggered elsewhere.
            .Concat(["GRAD002", "GRAD006", "GRAD008", "GRAD013", "GRAD014", "GRAD015", "GRAD016", "GRAD017", "GRAD099"]);
        Assert.Empty(Descriptors.ById.Keys.Except(tested));
    }
}
