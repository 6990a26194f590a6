using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Truth;

/// <summary>Every function of the folder Functions: value, derivatives and partials against dual numbers.</summary>
public sealed class DualNumberTests
{
    public static TheoryData<string> Names => [.. TestFunctions.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesEqualDualNumbers(string name)
    {
        FunctionPair function = TestFunctions.All[name];
        List<string> complaints = [];
        int sharp = 0, total = 0;
        foreach (object[] setting in function.Settings)
        {
            foreach (double z in Points(function.Domain))
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
