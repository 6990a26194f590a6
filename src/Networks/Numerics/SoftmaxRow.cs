using System;
using System.Numerics;

namespace GradRepl.Networks.Numerics;

/// <summary>The softmax of one example, shifted by its largest number, so that nothing overflows.</summary>
internal static class SoftmaxRow
{
    /// <summary>p = e^x/Σ e^x; x and p may be one span. Answers log Σ e^x.</summary>
    public static double Probabilities<T>(ReadOnlySpan<T> x, Span<T> p)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (T value in x) largest = Math.Max(largest, double.CreateTruncating(value));
        foreach (T value in x) sum += Math.Exp(double.CreateTruncating(value) - largest);
        for (int j = 0; j < x.Length; j++) p[j] = T.CreateTruncating(Math.Exp(double.CreateTruncating(x[j]) - largest) / sum);
        return largest + Math.Log(sum);
    }
}
