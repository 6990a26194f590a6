using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Networks.Numerics;

namespace GradRepl.Networks;

/// <summary>
/// Made-up data to try networks on. The same arguments give the same data everywhere, up to the last digit of the system's
/// sine and logarithm; without noise the points lie exactly on their curves. Rows come in random order.
/// </summary>
public static partial class Datasets
{
    /// <summary>Shuffles points with their classes and moves them by noise.</summary>
    private static Dataset Shuffled(double[][] rows, double[] labels, double noise, Random random)
    {
        AddNoise(rows, noise, random);
        return new Dataset(rows, labels).Shuffled(random);
    }

    private static void AddNoise(double[][] rows, double noise, Random random)
    {
        if (noise == 0) return;
        foreach (double[] row in rows)
        {
            double[] shift = Normal(row.Length, noise, random);
            for (int j = 0; j < row.Length; j++) row[j] += shift[j];
        }
    }

    private static double[] Normal(int count, double deviation, Random random)
    {
        var draws = new double[count];
        NormalDraws.Fill(draws, deviation, random);
        return draws;
    }

    private static double Uniform(double low, double high, Random random) => low + (high - low) * random.NextDouble();

    /// <summary>The class of each of so many examples: as equal in number as can be, the first classes one more.</summary>
    private static IEnumerable<int> EqualShares(int count, int classes) =>
        Enumerable.Range(0, count).Select(i => (int)((long)i * classes / count));

    private static void RequireCount(int count, int least = 1)
    {
        if (count < least)
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                least == 1 ? "There must be at least one example." : $"There must be at least {least} examples, one of each class.");
    }

    private static void RequireClasses(int classes, int least = 2)
    {
        if (classes < least)
            throw new ArgumentOutOfRangeException(
                nameof(classes), classes, $"There must be at least {least} {(least == 1 ? "class" : "classes")}.");
    }

    private static void RequireNoise(double noise, string name = "noise")
    {
        if (!(noise >= 0 && double.IsFinite(noise)))
            throw new ArgumentOutOfRangeException(name, noise, "It is a standard deviation: 0 or a positive number.");
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, "It must be a finite number.");
    }
}
