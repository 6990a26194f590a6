using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

public static partial class SpecialFunctions
{
    /// <summary>Sums under it cancel: they are formed again with twice the digits.</summary>
    private const double Canceling = 0.3;

    /// <summary>log(e^x + e^y), within 1.5 ulp, also where it passes through 0, and without overflow.</summary>
    /// <remarks>
    /// max + log(1 + e^-|x - y|), with x - y and its rounding error; near 0, log(1 + (e^max - 1) + e^min) with the sum in
    /// double-double, whose 32 digits are then the limit. Two infinities of one sign give that infinity, +∞ wins over everything
    /// but NaN, and -∞ beside y is y, as in torch.logaddexp and numpy.logaddexp.
    /// </remarks>
    public static double LogAddExp(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double high = Math.Max(x, y), low = Math.Min(x, y);
        if (double.IsInfinity(high) || double.IsNegativeInfinity(low)) return high;
        DoubleDouble difference = DoubleDouble.Sum(low, -high);
        if (difference.Head < -800) return high;
        var term = ScaledExponential.Of(difference.Head, difference.Tail);
        double rest = difference.Head < -Saturation
            ? ScaledExponential.Scale(term.Mantissa.Head, term.Exponent)
            : LogOfOnePlus(term.Value);
        double sum = high + rest;
        if (high >= 0 || low < -700 || Math.Abs(sum) > Canceling) return sum;
        return LogOfOnePlus(PreciseExponential.Minus1(high) + PreciseExponential.Of(low));
    }

    /// <summary>
    /// log Σ e^xᵢ without overflow, within 2 ulp for up to a thousand values, or 10^-31 where it passes through 0; -∞ of no values.
    /// </summary>
    /// <remarks>
    /// max + log(1 + Σ e^(xᵢ - max)), in which the sum leaves out one maximum and is formed in double-double. +∞ wins over
    /// everything but NaN; of -∞ alone it is -∞. As torch.logsumexp and scipy.special.logsumexp, but that the latter refuses an
    /// empty span. The softmax weights are its derivatives: <see cref="Softmax"/>.
    /// </remarks>
    public static double LogSumExp(ReadOnlySpan<double> values)
    {
        int at = IndexOfMax(values);
        if (at < 0) return double.NegativeInfinity;
        double high = values[at];
        if (!double.IsFinite(high)) return high;
        DoubleDouble rest = SumOfDecays(values, high, at);
        double sum = high + LogOfOnePlus(rest);
        if (high >= 0 || Math.Abs(sum) > Canceling) return sum;
        DoubleDouble precise = PreciseExponential.Minus1(high);
        for (int i = 0; i < values.Length; i++)
            if (i != at && values[i] > -700) precise += PreciseExponential.Of(values[i]);
        return LogOfOnePlus(precise);
    }

    /// <summary>
    /// The softmax weights e^xᵢ/Σ e^xⱼ, the derivatives of <see cref="LogSumExp"/>, each within 2 ulp down into the subnormals for
    /// up to a thousand values.
    /// </summary>
    /// <remarks>
    /// The maximum is taken out first, so that nothing overflows. As with torch.softmax and scipy.special.softmax all
    /// weights are NaN where a value is NaN or +∞, or where all are -∞.
    /// </remarks>
    /// <param name="values">The exponents.</param>
    /// <param name="weights">Where the weights go; it may be the span of the exponents itself.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Softmax(ReadOnlySpan<double> values, Span<double> weights)
    {
        if (values.Length != weights.Length)
            throw new ArgumentException($"There are {values.Length} values, but room for {weights.Length} weights.", nameof(weights));
        int at = IndexOfMax(values);
        if (at < 0) return;
        double high = values[at];
        if (!double.IsFinite(high))
        {
            weights.Fill(double.NaN);
            return;
        }
        DoubleDouble sum = SumOfDecays(values, high, at) + 1;
        for (int i = 0; i < values.Length; i++)
        {
            DoubleDouble difference = DoubleDouble.Sum(values[i], -high);
            var term = ScaledExponential.Of(difference.Head, double.IsFinite(difference.Head) ? difference.Tail : 0);
            weights[i] = ScaledExponential.Scale(term.Mantissa.Over(sum), term.Exponent);
        }
    }

    /// <summary>The index of the greatest value, or of a NaN; -1 if there are none.</summary>
    private static int IndexOfMax(ReadOnlySpan<double> values)
    {
        int at = values.Length - 1;
        for (int i = at; i >= 0; i--)
        {
            if (double.IsNaN(values[i])) return i;
            if (values[i] > values[at]) at = i;
        }
        return at;
    }

    /// <summary>Σ e^(xᵢ - high) without the one at an index.</summary>
    private static DoubleDouble SumOfDecays(ReadOnlySpan<double> values, double high, int without)
    {
        DoubleDouble sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            DoubleDouble difference = DoubleDouble.Sum(values[i], -high);
            if (i != without && difference.Head > -600) sum += ScaledExponential.Of(difference.Head, difference.Tail).Value;
        }
        return sum;
    }

    private static double LogOfOnePlus(DoubleDouble x) => Math.Abs(x.Head) < Tiny ? x.Head : LogOfOnePlus(x.Head, x.Tail);
}
