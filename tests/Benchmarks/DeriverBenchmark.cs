using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GradRepl.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Benchmarks;

/// <summary>What the generator costs a build, an editor at each keystroke, and a session at each definition.</summary>
internal static class DeriverBenchmark
{
    private const int FileCount = 10, MethodsPerFile = 100, Rounds = 9, ColdRounds = 7, LiveRounds = 300;

    private const string Unrelated = "namespace Many; public static class Unrelated { public static int Answer => 42; }";

    public static IEnumerable<Table> Run()
    {
        yield return Cold();
        yield return Generator();
        yield return Live();
    }

    /// <summary>What a build pays the first time.</summary>
    private static Table Cold()
    {
        IReadOnlyList<ColdRun> runs = ColdRun.Start(ColdRounds, FileCount, MethodsPerFile);
        ColdRun first = runs[0];
        string errors = first.Complaint.Length == 0 ? "" : $", with diagnostics, the first: {first.Complaint}";
        Times processor = new([.. runs.Select(run => run.Processor)]), wall = new([.. runs.Select(run => run.Wall)]);
        RealBuild build = RealBuild.Run(FileCount, MethodsPerFile);
        return new Table("cold, with the SDK's compiler", "derived", "median", "fastest", "goal")
            .Row(
                $"processor time of the generator's run, all threads, each in a fresh process{errors}",
                $"{first.Derived}",
                processor.Median,
                processor.Fastest,
                "1,000 in 2,000 ms")
            .Row("time on the clock of the same", "", wall.Median, wall.Fastest, "")
            .Row(
                $"of it, compiling {first.Methods.ToString("N0", CultureInfo.InvariantCulture)} methods on the running thread",
                "",
                new Times([.. runs.Select(run => run.Jit)]).Median,
                "",
                "")
            .Row(
                "dotnet build -p:UseSharedCompilation=false: the generator, by /reportanalyzer",
                $"{first.Derived}",
                Times.Format(build.Generator),
                "",
                "")
            .Row("the whole of that build", "", Times.Format(build.Build), "", "");
    }

    private static Table Generator()
    {
        SyntaxTree[] trees = [.. ManyActivations.Files(FileCount, MethodsPerFile).Select(Compiling.Parse), Compiling.Parse(Unrelated)];
        // The compiler itself starts up on a source without activations: that is not the generator's time.
        double roslyn = Times.Once(() => Compiling.Compile([Compiling.Parse(Unrelated)]).Emit(Stream.Null));
        CSharpCompilation compilation = Compiling.Compile(trees);
        // A build binds every method anyway, so the generator is not charged for what it finds done.
        GeneratorDriver driver = Compiling.Driver();
        double cold = Times.Once(() => driver = driver.RunGenerators(compilation));
        int all = Compiling.Derived(driver);
        GeneratorDriverRunResult result = driver.GetRunResult();
        string errors = result.Diagnostics.IsEmpty
            ? ""
            : $", with {result.Diagnostics.Length} diagnostics, the first: {result.Diagnostics[0]}";

        GeneratorDriver last = driver;
        int number = 0;
        Times[] times = Times.Interleaved(
            Rounds,
            () => last = Compiling.Driver().RunGenerators(Compiling.Compile([.. trees.Select(tree => Compiling.Parse(tree.ToString()))])),
            () => last = driver.RunGenerators(compilation.ReplaceSyntaxTree(
                trees[^1], Compiling.Parse(Unrelated.Replace("42", (++number).ToString(CultureInfo.InvariantCulture))))),
            () => last = driver.RunGenerators(compilation.ReplaceSyntaxTree(
                trees[0], Compiling.Parse(ManyActivations.File(0, MethodsPerFile, extra: 0.125 * ++number)))));
        int afterUnrelated = Compiling.Derived(driver.RunGenerators(compilation.ReplaceSyntaxTree(
            trees[^1], Compiling.Parse(Unrelated.Replace("42", "43")))));
        int afterOne = Compiling.Derived(last);

        GeneratorDriver once = Compiling.Driver().RunGeneratorsAndUpdateCompilation(Compiling.Compile(trees), out Compilation with, out _);
        double emit = Times.Once(() => with.Emit(Stream.Null));
        double generator = Compiling.Elapsed(once).TotalMilliseconds;
        return new Table("what", "derived", "time", "goal")
            .Row($"Roslyn's own start, before the rest", "0", Times.Format(roslyn), "")
            .Row($"the first run in this process, over the packages' compiler{errors}", $"{all}", Times.Format(cold), "")
            .Row($"again from nothing, warm (median of {Rounds}, parsing included)", $"{all}", times[0].Median, "")
            .Row("after an edit elsewhere (median)", $"{afterUnrelated}", times[1].Median, "0 derived")
            .Row("after an edit of one method (median)", $"{afterOne}", times[2].Median, "1 derived")
            .Row("for comparison: compiling it all to IL with what was generated", "", Times.Format(emit), "")
            .Row("the generator's share of a warm compilation", "", $"{100 * generator / (generator + emit):0} %", "");
    }

    private static Table Live()
    {
        const string definition = "[GradRepl.Runtime.Activation] double swish(double z, double beta = 1) => z / (1 + Math.Exp(-beta * z));";
        const string loop = "[GradRepl.Runtime.Activation] double f(double z) { double y = z; for (int k = 0; k < 20 && y * y > 2; "
            + "k++) y = 0.5 * (y + 2 / y); return y > 0 ? y : z; }";
        var table = new Table("one function live, warm", "median", "95 % are under", "goal");
        foreach ((string name, string source) in new[] { ("swish", definition), ("a loop of unknown length and a choice", loop) })
        {
            (IMethodSymbol Method, SemanticModel Model) Bound()
            {
                SyntaxTree tree = CSharpSyntaxTree.ParseText(source, Compiling.Parsing.WithKind(SourceCodeKind.Script));
                var script = CSharpCompilation.CreateScriptCompilation(
                    "Live",
                    tree,
                    Compiling.References,
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: ["System"]));
                SemanticModel model = script.GetSemanticModel(tree);
                var method = (IMethodSymbol)model.GetDeclaredSymbol(tree
                    .GetRoot()
                    .DescendantNodes()
                    .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MethodDeclarationSyntax>()
                    .Single())!;
                model.GetDiagnostics();
                return (method, model);
            }

            void Derive((IMethodSymbol Method, SemanticModel Model) bound)
            {
                if (Deriver.Derive(bound.Method, bound.Model).Derivation is null)
                    throw new InvalidOperationException($"'{name}' is not derived.");
            }

            for (int i = 0; i < 50; i++) Derive(Bound());
            var taken = new double[LiveRounds];
            for (int i = 0; i < taken.Length; i++)
            {
                (IMethodSymbol Method, SemanticModel Model) bound = Bound();
                taken[i] = Times.Once(() => Derive(bound));
            }
            var times = new Times(taken);
            table.Row(name, times.Median, times.Percentile95, "5 ms");
        }
        return table;
    }
}
