using System;

namespace GradRepl.Networks.Numerics;

/// <summary>Normally distributed numbers by Box and Muller's transform (1958), which makes two from two uniform ones.</summary>
internal static class NormalDraws
{
    /// <summary>Overwrites all with independent numbers of mean 0 and the given standard deviation.</summary>
    public static void Fill(Span<double> numbers, double deviation, Random random)
    {
        for (int i = 0; i < numbers.Length; i += 2)
        {
            // 1 − u lies in (0, 1]: its logarithm is finite.
            double radius = deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            numbers[i] = radius * cosine;
            if (i + 1 < numbers.Length) numbers[i + 1] = radius * sine;
        }
    }
}
