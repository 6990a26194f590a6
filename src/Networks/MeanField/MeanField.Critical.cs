using System;
using GradRepl.Networks.Moments;
using GradRepl.Networks.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

public sealed partial class MeanField
{
    /// <summary>σ_w on the edge of chaos (χ₁ = 1) for a given σ_b; NaN where there is none.</summary>
    /// <remarks>
    /// At a fixed point q, χ₁ = 1 means σ_w² = 1/E[φ′(√q·u)²] and σ_b² = q − E[φ(√q·u)²]/E[φ′(√q·u)²]: the critical line is a
    /// curve over q. Among several crossings, that of the least q whose variance is stable. Where only q → ∞ fits, as for ReLU
    /// (√2 for every σ_b), the limit.
    /// </remarks>
    /// <param name="activation">φ.</param>
    /// <param name="biasDeviation">σ_b, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ_b is negative or not finite.</exception>
    public static double CriticalWeightDeviation(Activation activation, double biasDeviation = 0)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return CriticalWeightDeviation(activation, new GaussianMoments(activation), biasDeviation);
    }

    /// <inheritdoc cref="CriticalWeightDeviation(Activation, double)"/>
    public static double CriticalWeightDeviation(Delegate activation, double biasDeviation = 0) =>
        CriticalWeightDeviation(Activation.Of(activation), biasDeviation);

    /// <inheritdoc cref="CriticalWeightDeviation(Activation, double)"/>
    public static double CriticalWeightDeviation(Func<double, double> activation, double biasDeviation = 0) =>
        CriticalWeightDeviation(Activation.Of(activation), biasDeviation);

    internal static double CriticalWeightDeviation(Activation activation, GaussianMoments moments, double biasDeviation)
    {
        CheckDeviation(biasDeviation, nameof(biasDeviation));
        if (moments.Jumps) return double.NaN;
        const double Small = 1e-4;
        double wanted = biasDeviation * biasDeviation;
        if (wanted == 0 && AtZero() is var start && !double.IsNaN(start)) return start;
        double before = Excess(Least);
        for (double q = Least; q < Most; q *= Step)
        {
            double after = Excess(q * Step);
            bool bothMove = Math.Abs(before) > Same * q && Math.Abs(after) > Same * q;
            if (bothMove && before < 0 != after < 0)
            {
                double root = Root.Between(Excess, q, q * Step), deviation = Deviation(root);
                if (Math.Abs(new MeanField(activation, moments, deviation, biasDeviation).VarianceSlope(root)) <= 1) return deviation;
            }
            before = after;
        }
        return before <= 0 && Limit() is var end && double.IsFinite(end) ? end : double.NaN;

        // σ_b² on the critical line at q, minus the σ_b² asked for.
        double Excess(double q) => q - moments.Second(q) / moments.SlopeSecond(q) - wanted;

        double Deviation(double q) => 1 / Math.Sqrt(moments.SlopeSecond(q));

        // Without a bias, a variance of 0 is a fixed point where φ(0) = 0; on the critical line it draws nearby
        // variances in, or at least holds them.
        double AtZero() => moments.Second(0) == 0 && Deviation(Tiny) is var deviation && double.IsFinite(deviation)
            && new MeanField(activation, moments, deviation, 0).VarianceMap(Small) <= Small * (1 + Same) ? deviation : double.NaN;

        double Limit()
        {
            double deviation = Deviation(moments.Far);
            return Math.Abs(Deviation(moments.Far / 1e4) / deviation - 1) < 1e-6 ? deviation : double.NaN;
        }
    }
}
