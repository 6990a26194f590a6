using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GradRepl.Generators.Generator;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Benchmarks;

/// <summary>Compilations and the generator's driver as a build sets them up.</summary>
internal static class Compiling
{
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    public static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Activation).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Benchmark", trees, References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            optimizationLevel: OptimizationLevel.Release));

    /// <param name="tracked">Whether the steps can be counted afterwards, which a build does not pay for.</param>
    public static GeneratorDriver Driver(bool tracked = true) => CSharpGeneratorDriver.Create(
        [new ActivationGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    /// <summary>How many methods the last run derived anew.</summary>
    public static int Derived(GeneratorDriver driver) => driver.GetRunResult().Results.Single().TrackedSteps["Derive"]
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    public static TimeSpan Elapsed(GeneratorDriver driver) => driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime;
}
