using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Generators.Tests.Pipeline.DualNumbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Pipeline.RandomFunctions;

/// <summary>Whatever function people write: our derivatives equal those of dual numbers, or an error says that there are none.</summary>
public sealed class RandomFunctionTests(ITestOutputHelper output)
{
    /// <summary>Functions compiled together, since a compilation costs more than a function.</summary>
    private const int Batch = 250;

    /// <summary>Of so many functions one kernel is run: compiling it for the processor costs more than all the rest.</summary>
    private const int KernelEvery = 4;

    /// <summary>
    /// Where rounds come to rest, the slope is that of the point of rest, and dual numbers have that of the last round: so far
    /// are the two apart.
    /// </summary>
    private const double AtRest = 1e-25;

    /// <summary>How many; a nightly run sets the variable.</summary>
    private static int Count => FromEnvironment("GRADREPL_RANDOM_FUNCTIONS") ?? 2_000;

    /// <summary>The number of the first one; each number is a function of its own, so that long runs can be split.</summary>
    private static int First => FromEnvironment("GRADREPL_RANDOM_FIRST") ?? 0;

    private static int? FromEnvironment(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : null;

    [Fact]
    public void Derivatives_equal_dual_numbers()
    {
        List<string> complaints = [], refusals = [];
        (int derived, int refused, int sharp, int total, int kernels, int read) = (0, 0, 0, 0, 0, 0);
        for (int start = First; start < First + Count; start += Batch)
        {
            int[] numbers = [.. Enumerable.Range(start, Math.Min(Batch, First + Count - start))];
            (GeneratorRun real, Assembly jets, NetRun net) = TestFunctions.Compile([Source(numbers)]);
            complaints.AddRange(
                real.Diagnostics.Where(diagnostic => diagnostic.Id == "GRAD099").Select(diagnostic => diagnostic.ToString()));
            refusals.AddRange(real.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()));
            read += net.Count;
            complaints.AddRange(net.Find()
                .Select(each => each.At(Location.None).GetMessage(CultureInfo.InvariantCulture)));
            foreach (int number in numbers)
            {
                string name = $"F{number}";
                Type type = real.Assembly.GetType("Functions.Random", throwOnError: true)!;
                if (type.GetMethod(name + "Derivative") is null)
                {
                    refused++;
                    continue;
                }
                derived++;
                var pair = new FunctionPair(type.GetMethod(name)!, jets.GetType("Functions.Random")!.GetMethod(name)!);
                List<Comparison> comparisons = [.. Points(number).Select(z => pair.Compare(z, [.. pair.Settings[0]], AtRest))];
                if (number % KernelEvery == 0 && pair.Kernel([.. pair.Settings[0]]) is { Obstacle: null } kernel)
                {
                    comparisons.Add(kernel.Compare([.. Points(number)]));
                    kernels++;
                }
                sharp += comparisons.Sum(comparison => comparison.Sharp);
                total += comparisons.Sum(comparison => comparison.Total);
                if (comparisons.SelectMany(comparison => comparison.Complaints).FirstOrDefault() is { } complaint)
                    complaints.Add($"{complaint}\n{RandomFunction.Write(number)}");
            }
        }
        output.WriteLine(
            $"{derived} functions derived, {refused} refused; {read} understood as they answer; {kernels} kernels run; "
            + $"{sharp} of {total} comparisons were sharp.");
        foreach (string refusal in refusals.Take(12)) output.WriteLine(refusal);
        Assert.True(
            complaints.Count == 0,
            $"{complaints.Count} of {Count} functions:\n{string.Join("\n", complaints.OrderBy(complaint => complaint.Length).Take(12))}");
        Assert.True(refused <= Count / 20, $"{refused} of {Count} functions are refused.");
        Assert.True(kernels >= Count / (4 * KernelEvery), $"Only {kernels} of {Count / KernelEvery} kernels could be run.");
        Assert.True(sharp >= total / 2, $"Only {sharp} of {total} comparisons say anything.");
    }

    private static SyntaxTree Source(IEnumerable<int> numbers) => CSharpSyntaxTree.ParseText(
        $$"""
        #pragma warning disable
        using System;
        using GradRepl.Generators.Tests.Harness;
        using GradRepl.Runtime;
        namespace Functions;
        {{RandomFunction.Shared}}
        public static partial class Random
        {
            {{RandomFunction.Helpers}}

            private static double Square(double u) => u * u;

            private static double Helper(double u, double v)
            {
                if (u < v) return Math.Sin(u) * v;
                double sum = u;
                for (int k = 1; k < 3; k++) sum += k * v;
                return sum / 2;
            }

        {{string.Join("\n", numbers.Select(RandomFunction.Write))}}
        }
        """,
        GeneratorRun.Parsing,
        "Random.cs",
        System.Text.Encoding.UTF8);

    private static IEnumerable<double> Points(int number)
    {
        var random = new Random(number);
        for (int i = 0; i < 6; i++) yield return 6 * random.NextDouble() - 3;
        yield return 40 * random.NextDouble() - 20;
        yield return 1e-3 * random.NextDouble();
    }
}
