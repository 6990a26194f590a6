using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Generators.Tests.Pipeline.DualNumbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Reading;

/// <summary>
/// Calls into an assembly that is there as metadata alone: no source to read, so that its generated derivatives must serve.
/// </summary>
public sealed class OtherAssemblyTests
{
    private const string Library = """
        using System;
        using GradRepl.Generators.Tests.Harness;
        using GradRepl.Runtime;
        namespace Library;
        public static partial class Gates
        {
            [Activation] public static double Swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z));

            [Activation] public static double Leaky(double z) => z > 0 ? z : 0.01 * z * z;

            public static double Plain(double z) => z * z;
        }
        """;

    private const string Consumer = """
        using System;
        using GradRepl.Generators.Tests.Harness;
        using GradRepl.Runtime;
        using Library;
        namespace Consumers;
        public static partial class Consumer
        {
            [Activation] public static double Inside(double z) => z * Gates.Swish(Math.Sin(z), 1.5) + Gates.Leaky(z * z - 2);

            [Activation] public static double Passed(double z, double beta = 0.7) => 2 * Gates.Swish(z, beta);

            [Activation] public static double Twice(double z) => Gates.Swish(Gates.Leaky(z) + 0.5 * z, 1);
        }
        """;

    [Fact]
    public void Calls_go_by_the_derivatives_that_their_own_assembly_has()
    {
        GeneratorRun library = GeneratorRun.From(Library);
        GeneratorRun consumer = Against(library.Compilation, Consumer);
        Assembly jets = GeneratorRun.Load(
            GeneratorRun.Compile(new[] { Library, Consumer }.Select(source => JetRewriter.Rewrite(Parse(source))), strict: false));

        Assert.Empty(consumer.Diagnostics);
        Assert.NotNull(library.Assembly);
        FunctionPair[] pairs = [.. TestFunctions.Pairs(consumer, jets)];
        Assert.Equal(["Inside", "Passed", "Twice"], pairs.Select(pair => pair.Name).Order(StringComparer.Ordinal));
        foreach (FunctionPair pair in pairs)
        {
            Comparison[] comparisons = [.. Points().Select(z => pair.Compare(z, pair.Settings[0]))];
            Assert.Empty(comparisons.SelectMany(comparison => comparison.Complaints));
            Assert.True(2 * comparisons.Sum(comparison => comparison.Sharp) > comparisons.Sum(comparison => comparison.Total), pair.Name);
        }
        Assert.Contains("Gates.SwishDerivative(", consumer.Files["Consumers.Consumer.Inside.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "Gates.SwishPartialBeta(", consumer.Files["Consumers.Consumer.Passed.Double_Double.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_without_source_and_without_derivative_is_refused_where_it_is_called()
    {
        const string source =
            "using GradRepl.Runtime; public static partial class C { [Activation] public static double F(double z) => z + "
                + "Library.Gates.Plain(2 * z); }";

        Diagnostic refusal = Assert.Single(Against(GeneratorRun.From(Library).Compilation, source).Diagnostics);

        Assert.Equal("GRAD004", refusal.Id);
        Assert.Equal("Library.Gates.Plain(2 * z)", source.Substring(refusal.Location.SourceSpan.Start, refusal.Location.SourceSpan.Length));
        Assert.Contains("[Derivative]", refusal.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotated_method_whose_assembly_was_built_without_the_generator_is_refused()
    {
        const string source =
            "using GradRepl.Runtime; public static partial class C { [Activation] public static double F(double z) => "
                + "Library.Gates.Swish(z); }";

        Diagnostic refusal = Assert.Single(Against(GeneratorRun.Compile([Parse(Library)]), source).Diagnostics);

        Assert.Equal("GRAD004", refusal.Id);
        Assert.Equal("Library.Gates.Swish(z)", source.Substring(refusal.Location.SourceSpan.Start, refusal.Location.SourceSpan.Length));
        Assert.Contains("without the generator", refusal.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>Runs the generator on a source that sees another compilation as a file of IL.</summary>
    private static GeneratorRun Against(Compilation library, string source)
    {
        using var image = new MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error));
        return GeneratorRun.From([Parse(source)], strict: true, MetadataReference.CreateFromImage(image.ToArray()));
    }

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, GeneratorRun.Parsing, "Source.cs", Encoding.UTF8);

    private static IEnumerable<double> Points() => Enumerable.Range(-40, 81).Select(i => 0.171 * i);
}
