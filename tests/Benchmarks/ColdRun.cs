using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Benchmarks;

/// <summary>
/// The generator's first run in a process of its own, over the compiler that users have: the SDK's, compiled ahead of time,
/// with the SDK's settings of the runtime. The packages' compiler, which this benchmark itself is bound to, would have to be
/// compiled as it runs, and that would be charged to the generator.
/// </summary>
/// <param name="Wall">Milliseconds from start to end of the run.</param>
/// <param name="Processor">Milliseconds of all threads together.</param>
/// <param name="Jit">Milliseconds of the running thread spent in compiling methods.</param>
/// <param name="Methods">How many methods that thread had to compile.</param>
/// <param name="Derived">How many annotated methods were derived.</param>
/// <param name="Complaint">The first diagnostic; empty where there is none.</param>
internal sealed record ColdRun(double Wall, double Processor, double Jit, long Methods, int Derived, string Complaint)
{
    /// <summary>The argument that makes this program the measured process.</summary>
    public const string Argument = "--cold-run";

    /// <summary>Measures in this process, and prints for the one that started it.</summary>
    /// <param name="compiler">The folder of the compiler to use.</param>
    /// <param name="files">How many files of source to make.</param>
    /// <param name="methods">How many annotated methods each has.</param>
    public static void Measure(string compiler, int files, int methods)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(compiler, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        Measure(files, methods);
    }

    // Apart, so that nothing of the compiler is asked for before it is known where it lies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Measure(int files, int methods)
    {
        SyntaxTree[] trees = [.. ManyActivations.Files(files, methods).Select(Compiling.Parse)];
        // The compiler starts up, and reads the references, on a source without activations: that is not the generator's time.
        Compiling.Compile([Compiling.Parse("public static class Unrelated { public static int Answer => 42; }")]).Emit(Stream.Null);
        CSharpCompilation compilation = Compiling.Compile(trees);
        GeneratorDriver driver = Compiling.Driver(tracked: false);
        (TimeSpan jit, long compiled, TimeSpan processor) = (JitInfo.GetCompilationTime(currentThread: true),
            JitInfo.GetCompiledMethodCount(currentThread: true), Environment.CpuUsage.TotalTime);
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        double[] figures =
        [
            wall.TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            (JitInfo.GetCompilationTime(currentThread: true) - jit).TotalMilliseconds,
            JitInfo.GetCompiledMethodCount(currentThread: true) - compiled,
            // A file for each method, and one that registers them.
            driver.GetRunResult().GeneratedTrees.Length - 1,
        ];
        Console.WriteLine(string.Join(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture))));
        Console.WriteLine(driver.GetRunResult().Diagnostics.FirstOrDefault()?.ToString());
    }

    /// <summary>Several runs, each in a fresh process.</summary>
    public static IReadOnlyList<ColdRun> Start(int rounds, int files, int methods, string? generator = null)
    {
        string folder = Directory.CreateTempSubdirectory("gradrepl-cold-").FullName;
        try
        {
            string compiler = Path.Combine(Sdk.Folder, "Roslyn", "bincore");
            string here = AppContext.BaseDirectory, program = typeof(ColdRun).Assembly.GetName().Name!;
            foreach (string file in new[] { program + ".dll", "GradRepl.Runtime.dll" })
                File.Copy(Path.Combine(here, file), Path.Combine(folder, file));
            File.Copy(generator ?? Path.Combine(here, "GradRepl.Generators.dll"), Path.Combine(folder, "GradRepl.Generators.dll"));
            // Without a list of dependencies the host takes what lies beside the program, and the packages' compiler does not.
            File.Copy(Path.Combine(compiler, "csc.runtimeconfig.json"), Path.Combine(folder, program + ".runtimeconfig.json"));
            return [.. Enumerable.Range(0, rounds)
                .Select(_ => Read(Sdk.Run(folder, Path.Combine(folder, program + ".dll"), Argument, compiler, $"{files}", $"{methods}")))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ColdRun Read(string output)
    {
        string[] lines = output.Split('\n');
        double[] figures = [.. lines[0].Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new ColdRun(figures[0], figures[1], figures[2], (long)figures[3], (int)figures[4], lines[1].Trim());
    }
}
