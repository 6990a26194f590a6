using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GradRepl.Generators.Tests.Harness;

namespace GradRepl.Generators.Tests.Accuracy;

/// <summary>The derivatives of naive formulas against 60-digit truths over all of double, infinities included.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Spellings => new(Spelling.All.Keys);

    [Theory]
    [MemberData(nameof(Spellings))]
    public void TheDerivativeIsFiniteAndWithinEightUlps(string spelling)
    {
        Accuracy accuracy = Spelling.All[spelling].FirstAccuracy();
        output.WriteLine(accuracy.ToString());
        Assert.True(accuracy.Failure is null, $"{spelling}′: {accuracy.Failure}.");
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void TheSecondDerivativeIsFiniteAndWithinTenDigits(string spelling)
    {
        Accuracy accuracy = Spelling.All[spelling].SecondAccuracy();
        output.WriteLine(accuracy.ToString());
        Assert.True(accuracy.Failure is null, $"{spelling}″: {accuracy.Failure}.");
    }

    [Fact]
    public void EveryTruthHasASpelling()
    {
        IEnumerable<string> truths = Spelling.Truth.Functions.Select(name => name.TrimEnd('\'')).Distinct().Except(["gelu_rounded_root"]);
        Assert.Empty(truths.Except(Spelling.All.Values.Select(spelling => spelling.Function)));
    }

    /// <summary>The table for people; UPDATE_SNAPSHOTS=1 writes it anew.</summary>
    [Fact]
    public void TheTableIsUpToDate()
    {
        string table = Table();
        output.WriteLine(table);
        string path = Path.Combine(Repository.Tests("Accuracy"), "accuracy.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, table);
        // The last digits may differ with the platform's Math functions: names and counts must not.
        Assert.Equal(Stable(File.ReadAllText(path)), Stable(table));
    }

    private static string Table()
    {
        var lines = new List<string>
        {
            "Derivatives of naive formulas against the truth: points, non-finite, worst ulp and where; beside a zero, ulp of the largest value nearby.",
            $"{"spelling",-28} {"truth",-14} {"points",6} | {"f′ non-finite",13} {"worst",8} {"at",10} {"by zero",8} | {"f″ non-finite",13} {"worst",8} {"at",10} {"by zero",8}",
        };
        foreach (Spelling spelling in Spelling.All.Values.OrderBy(each => each.Function, StringComparer.Ordinal).ThenBy(each => each.Name, StringComparer.Ordinal))
        {
            Accuracy first = spelling.FirstAccuracy(), second = spelling.SecondAccuracy();
            lines.Add($"{spelling.Name,-28} {spelling.Function,-14} {first.Points,6} | {Columns(first)} | {Columns(second)}");
        }
        return string.Join("\n", lines) + "\n";
    }

    private static string Columns(Accuracy accuracy) => string.Create(CultureInfo.InvariantCulture,
        $"{accuracy.NonFinite,13} {accuracy.Worst,8:G3} {accuracy.At,10:G5} {accuracy.WorstNearZero,8:F2}");

    private static string[] Stable(string table) =>
        [.. table.Split('\n').Skip(1).Select(line => string.Join(' ', line.Split([' ', '|', '\r'], StringSplitOptions.RemoveEmptyEntries).Take(4)))];

}
