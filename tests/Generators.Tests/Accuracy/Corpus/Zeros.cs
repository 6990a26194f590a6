using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>Which digits are to be expected beside a zero.</summary>
/// <remarks>
/// Where a function is small because it crosses zero, at another place than 0, an ulp of z moves it by |z·slope|, many ulps of itself:
/// its digits are those of the values nearby. A zero at 0 is no excuse: doubles are as dense there as the value is small.
/// </remarks>
internal static class Zeros
{
    /// <summary>For each point, the value whose ulp counts instead of that of the truth if it is larger; 0 for no other.</summary>
    public static double[] Scales(IReadOnlyList<double> points, double?[] truths)
    {
        double[] zeros = [.. Find(points, truths)];
        return
        [
            .. points.Select((_, i) =>
                truths[i] is null ? 0 : Math.Max(BesideNeighbors(truths, i), BesideZero(points, truths, i, zeros)))
        ];
    }

    /// <summary>The larger neighbor where the sign changes, or where the truth is far below both.</summary>
    private static double BesideNeighbors(double?[] truths, int i)
    {
        if (i == 0 || i == truths.Length - 1 || truths[i - 1] is not { } left || truths[i + 1] is not { } right) return 0;
        double here = truths[i]!.Value;
        bool crosses = new[] { left, here, right }.Select(Math.Sign).Distinct().Count() > 1;
        bool dips = Math.Abs(here) < Math.Min(Math.Abs(left), Math.Abs(right)) / 1000;
        double beside = Math.Max(Math.Abs(left), Math.Abs(right));
        return (crosses || dips) && double.IsFinite(beside) ? beside : 0;
    }

    /// <summary>How far an ulp of z moves the truth, relative to an ulp; at most the largest value nearby.</summary>
    private static double BesideZero(IReadOnlyList<double> points, double?[] truths, int i, double[] zeros)
    {
        if (i == 0 || i == truths.Length - 1 || truths[i - 1] is not { } left || truths[i + 1] is not { } right) return 0;
        double z = points[i], here = Math.Abs(truths[i]!.Value), slope = Math.Abs((right - left) / (points[i + 1] - points[i - 1]));
        if (!double.IsFinite(slope)) return 0;
        foreach (double zero in zeros)
        {
            double distance = Math.Abs(z - zero), reach = Math.Min(1, Math.Abs(zero) / 2);
            // Of no more than the fourth order: where a function dies out it is as small as it is for another reason.
            if (distance > reach || distance * slope > 4 * here) continue;
            double largest = Enumerable.Range(0, truths.Length)
                .Where(j => Math.Abs(points[j] - zero) <= reach)
                .Max(j => truths[j] is { } truth && double.IsFinite(truth) ? Math.Abs(truth) : 0);
            return Math.Min(largest, slope * Math.Abs(z));
        }
        return 0;
    }

    /// <summary>Where the truth is 0, or changes its sign between two points, away from 0.</summary>
    private static IEnumerable<double> Find(IReadOnlyList<double> points, double?[] truths)
    {
        for (int i = 1; i < truths.Length; i++)
        {
            if (truths[i - 1] is not { } left || truths[i] is not { } right || points[i - 1] * points[i] <= 0) continue;
            if (left == 0 != (right == 0)) yield return left == 0 ? points[i - 1] : points[i];
            else if (Math.Sign(left) != Math.Sign(right))
                yield return points[i - 1] + (points[i] - points[i - 1]) * (left / (left - right));
        }
    }
}
