using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GradRepl.Benchmarks;

/// <summary>Runs the benchmarks that are named, each in the order given.</summary>
internal static class Program
{
    private static readonly Benchmark[] All =
    [
        new("deriver", "1,000 annotated methods through the generator, and one function derived live", DeriverBenchmark.Run),
        new("kernels", "value and derivative over spans, against plain loops, TensorPrimitives, torch, and copying", KernelBenchmark.Run),
        new("bounds", "what bounds the kernels: instructions, latency, the innermost cache", BoundsBenchmark.Run),
        new("chain", "the scalar chain forwards and backwards, against numpy", ChainBenchmark.Run),
        new("network", "forward, backward and an SGD step of networks, against torch", NetworkBenchmark.Run),
        new("product", "matrix products against the processor's peak, numpy and torch", ProductBenchmark.Run),
        new(
            "startup",
            "the published command and csharprepl: an expression, the prompt, submissions, a script run again",
            StartupBenchmark.Run),
        new("polling", "what the session's guards cost a loop", PollingBenchmark.Run),
    ];

    private static int Main(string[] arguments)
    {
        if (arguments.Length == 0 || arguments.Contains("--help"))
        {
            Console.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- <name>...\n");
            foreach (Benchmark benchmark in All) Console.WriteLine($"  {benchmark.Name,-10} {benchmark.Purpose}");
            return 0;
        }
        if (arguments is [ColdRun.Argument, var compiler, var files, var methods])
        {
            ColdRun.Measure(compiler, int.Parse(files, CultureInfo.InvariantCulture), int.Parse(methods, CultureInfo.InvariantCulture));
            return 0;
        }
        if (arguments is [CompiledLoop.Argument, var activation])
        {
            CompiledLoop.Compile(activation);
            return 0;
        }
        foreach (string name in arguments)
        {
            if (All.FirstOrDefault(benchmark => benchmark.Name == name) is not { } chosen)
            {
                Console.Error.WriteLine(
                    $"There is no benchmark '{name}'; there are {string.Join(", ", All.Select(benchmark => benchmark.Name))}.");
                return 2;
            }
            Console.WriteLine($"## {chosen.Name}: {chosen.Purpose}\n\n{Machine.Description}\n");
            foreach (Table table in chosen.Run()) Console.WriteLine(table);
        }
        return 0;
    }

    private sealed record Benchmark(string Name, string Purpose, Func<IEnumerable<Table>> Run);
}
