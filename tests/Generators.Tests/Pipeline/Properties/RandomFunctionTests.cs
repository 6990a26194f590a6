using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using CsCheck;
using GradRepl.Generators.Tests.Harness;
using GradRepl.Generators.Tests.Pipeline.DualNumbers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Pipeline.Properties;

/// <summary>Random functions: the derivatives equal those of dual numbers, or a diagnostic says why there are none.</summary>
/// <remarks>
/// GRADREPL_PROPERTY_FUNCTIONS sets how many (250 if unset), GRADREPL_PROPERTY_SEED the stream of random numbers (1 if
/// unset). A failure prints the batch and the smallest function found that still fails.
/// </remarks>
public sealed class RandomFunctionTests
{
    private const int Batch = 50;

    private static readonly double[] Points = [-37.3, -9.71, -4.13, -2.57, -1.31, -0.83, -0.41, -0.117, -0.0123, 0.0107, 0.13,
        0.37, 0.79, 1.21, 1.87, 2.63, 3.91, 7.19, 15.7, 41.9];

    [Fact]
    public void Derivatives_equal_dual_numbers()
    {
        int functions = int.Parse(Environment.GetEnvironmentVariable("GRADREPL_PROPERTY_FUNCTIONS") ?? "250", CultureInfo.InvariantCulture);
        uint stream = uint.Parse(Environment.GetEnvironmentVariable("GRADREPL_PROPERTY_SEED") ?? "1", CultureInfo.InvariantCulture);
        int refused = 0, sharp = 0, total = 0;
        Gen<RandomFunction[]> batches = RandomFunctions.Any.Array[Batch];
        for (int i = 0; i < (functions + Batch - 1) / Batch; i++)
        {
            // One seed a batch, so that a run is the same everywhere.
            RandomFunction[] batch = batches.Generate(new PCG(stream, (ulong)i), null, out _);
            foreach ((RandomFunction function, Verdict verdict) in batch.Zip(Judge(batch)))
            {
                refused += verdict.IsDerived ? 0 : 1;
                sharp += verdict.Sharp;
                total += verdict.Total;
                if (verdict.Complaint is not null) Assert.Fail($"Batch {i}: {Shrink(function, verdict.Complaint)}");
            }
        }
        Assert.True(refused <= functions / 50, $"{refused} of {functions} functions were refused.");
        Assert.True(sharp >= total / 2, $"Only {sharp} of {total} comparisons say anything.");
    }

    private static string Shrink(RandomFunction function, string complaint)
    {
        for (int round = 0; round < 25; round++)
        {
            RandomFunction[] smaller = [.. function.Smaller()
                .Where(each => each.Size < function.Size || each.Statements.Length < function.Statements.Length)
                .OrderBy(each => each.Size)
                .Take(80)];
            int at = Array.FindIndex(Judge(smaller), verdict => verdict.Complaint is not null);
            if (at < 0) break;
            (function, complaint) = (smaller[at], Judge([smaller[at]])[0].Complaint!);
        }
        return $"{complaint}\n{function}";
    }

    private sealed record Verdict(bool IsDerived, string? Complaint, int Sharp, int Total);

    private static Verdict[] Judge(IReadOnlyList<RandomFunction> functions)
    {
        if (functions.Count == 0) return [];
        try
        {
            return Compiled(functions);
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            // The generator threw, or its code does not compile: find out for which function.
            if (functions.Count == 1) return [new Verdict(true, failure.Message, 0, 0)];
            int half = functions.Count / 2;
            return [.. Judge([.. functions.Take(half)]), .. Judge([.. functions.Skip(half)])];
        }
    }

    private static Verdict[] Compiled(IReadOnlyList<RandomFunction> functions)
    {
        var text = new StringBuilder(
            "using System;\nusing GradRepl.Generators.Tests.Harness;\nusing GradRepl.Runtime;\npublic static partial class C\n{\n");
        for (int i = 0; i < functions.Count; i++) text.Append(functions[i].Source("F" + i.ToString(CultureInfo.InvariantCulture)));
        text.Append("}\n");
        (GeneratorRun real, Assembly jets, NetRun net) = TestFunctions.Compile(
            [CSharpSyntaxTree.ParseText(text.ToString(), GeneratorRun.Parsing)], strict: false);
        Dictionary<string, FunctionPair> pairs = TestFunctions.Pairs(real, jets).ToDictionary(pair => pair.Name, StringComparer.Ordinal);
        return [.. functions.Select((_, i) => Judge(pairs["F" + i.ToString(CultureInfo.InvariantCulture)], net))];
    }

    private static Verdict Judge(FunctionPair pair, NetRun net)
    {
        if (!pair.IsDerived) return new Verdict(false, null, 0, 0);
        if (net.Find(pair.Name).FirstOrDefault() is { } misread)
            return new Verdict(true, misread.At(Location.None).GetMessage(CultureInfo.InvariantCulture), 0, 0);
        Comparison[] comparisons = [.. Points.Select(z => pair.Compare(z, [1.3]))];
        return new Verdict(
            true,
            comparisons.SelectMany(each => each.Complaints).FirstOrDefault(),
            comparisons.Sum(each => each.Sharp),
            comparisons.Sum(each => each.Total));
    }
}
