using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;

namespace GradRepl.Benchmarks;

/// <summary>How long the repetitions of something took, in milliseconds.</summary>
internal sealed class Times(double[] milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public string Median => Format(Quantile(0.5));

    public double MedianMilliseconds => Quantile(0.5);

    public double FastestMilliseconds => _sorted[0];

    public string Fastest => Format(_sorted[0]);

    public string Percentile95 => Format(Quantile(0.95));

    /// <summary>Runs each thing once in every round, so that whatever slows the machine slows all of them.</summary>
    public static Times[] Interleaved(int rounds, params Action[] things) =>
        Interleaved(rounds, [.. things.Select(thing => (Func<double>)(() => Once(thing)))]);

    /// <summary>The same for things that time themselves, in milliseconds.</summary>
    public static Times[] Interleaved(int rounds, params Func<double>[] things)
    {
        double[][] taken = [.. things.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
            for (int i = 0; i < things.Length; i++)
                taken[i][round] = things[i]();
        return [.. taken.Select(each => new Times(each))];
    }

    public static double Once(Action action) => Each(1, action);

    /// <summary>The mean of several calls in a row: what is short is otherwise measured with the caches that others left.</summary>
    public static double Each(int calls, Action action)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }

    public static string Format(double milliseconds) =>
        milliseconds.ToString(milliseconds < 10 ? "0.00" : "0", CultureInfo.InvariantCulture) + " ms";

    private double Quantile(double part) => _sorted[(int)Math.Round(part * (_sorted.Length - 1))];
}
