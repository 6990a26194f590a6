using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradRepl.Generators.Tests.Pipeline.DualNumbers;

/// <summary>Every function of the folder Functions: value, derivatives and partials against dual numbers.</summary>
public sealed class DualNumberTests
{
    public static TheoryData<string> Names => [.. TestFunctions.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_equal_dual_numbers(string name)
    {
        FunctionPair function = TestFunctions.All[name];
        List<string> complaints = [];
        int sharp = 0, total = 0;
        foreach (object[] setting in function.Settings)
        {
            foreach (double z in Points(function.Domain).Concat(function.Specials))
            {
                Comparison comparison = function.Compare(z, setting);
                complaints.AddRange(comparison.Complaints.Select(each => $"{each} with [{string.Join(", ", setting)}]"));
                sharp += comparison.Sharp;
                total += comparison.Total;
            }
        }
        Assert.True(complaints.Count == 0, $"{complaints.Count} of {total}:\n{string.Join("\n", complaints.Take(12))}");
        Assert.True(sharp >= total / 2, $"Only {sharp} of {total} comparisons say anything.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_method_answers_what_was_understood_of_it(string name) =>
        Assert.Empty(TestFunctions.Net.Find(name).Select(each => each.At(Location.None).GetMessage()));

    /// <summary>What cannot be vectorized, and the word for it; everything else must be.</summary>
    private static readonly Dictionary<string, string> Obstacles = new(StringComparer.Ordinal)
    {
        ["ReturnFromLoop"] = "the number of rounds of a loop depends on z",
        ["BreakOnSum"] = "the number of rounds of a loop depends on z",
        ["ConditionThatAssigns"] = "the number of rounds of a loop depends on z",
        ["NewtonRoot"] = "the number of rounds of a loop depends on z",
        ["DoUntilLarge"] = "the number of rounds of a loop depends on z",
        ["LoopAfterLoop"] = "the number of rounds of a loop depends on z",
        ["LoopInsideUsesLoopBefore"] = "the number of rounds of a loop depends on z",
        ["ReduceToPeriod"] = "the number of rounds of a loop depends on z",
        ["ContinueOnValue"] = "it is too large for one kernel",
        ["RecursionOnHyperparameter"] = "Hermite has no vectorized form",
        ["MutualRecursion"] = "Even has no vectorized form",
        ["RecursiveLocalFunction"] = "Nested has no vectorized form",
        ["LocalByData"] = "an integer depends on z",
        ["StaticByData"] = "an integer depends on z",
        ["LongFill"] = "it is too large for one kernel",
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_equal_dual_numbers(string name)
    {
        FunctionPair function = TestFunctions.All[name];
        List<string> complaints = [];
        foreach (object[] setting in function.Settings)
        {
            KernelPair kernel = function.Kernel(setting);
            Assert.Equal(function.Obstacle ?? Obstacles.GetValueOrDefault(name), kernel.Obstacle);
            if (kernel.Obstacle is null) complaints.AddRange(kernel.Compare([.. Points(function.Domain)]).Complaints);
        }
        Assert.True(complaints.Count == 0, $"{complaints.Count}:\n{string.Join("\n", complaints.Take(12))}");
    }

    public static TheoryData<string> NamesWithSpecials =>
        [.. TestFunctions.All.Values.Where(each => each.Specials.Count > 0).Select(each => each.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(NamesWithSpecials))]
    public void Kernels_equal_the_scalar_code_at_special_points(string name)
    {
        FunctionPair function = TestFunctions.All[name];
        List<string> complaints = [];
        foreach (object[] setting in function.Settings)
        {
            KernelPair kernel = function.Kernel(setting);
            if (kernel.Obstacle is null) complaints.AddRange(kernel.Differences([.. function.Specials]));
        }
        Assert.True(complaints.Count == 0, $"{complaints.Count}:\n{string.Join("\n", complaints.Take(12))}");
    }

    /// <summary>Random points, seeded: spread over the domain, and crowded towards zero.</summary>
    private static IEnumerable<double> Points((double Low, double High) domain)
    {
        var random = new Random(20240607);
        for (int i = 0; i < 150; i++) yield return domain.Low + (domain.High - domain.Low) * (i + random.NextDouble()) / 150;
        for (int i = 0; i < 150; i++)
        {
            double magnitude = Math.Pow(10, -6 + 9 * random.NextDouble());
            double z = random.Next(2) == 0 ? magnitude : -magnitude;
            if (z >= domain.Low && z <= domain.High) yield return z;
        }
    }
}
