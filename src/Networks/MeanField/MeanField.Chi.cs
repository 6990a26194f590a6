using System;

namespace GradRepl.Networks;

/// <content>χ₁, the factor a layer for the squared size of gradients, and what follows from it: phase and depth scales.</content>
public sealed partial class MeanField
{
    /// <summary>
    /// χ₁ = σ_w²·E[φ′(√q*·u)²] with u standard normal: the factor by which each layer multiplies the squared size of gradients,
    /// and the slope of the correlation map at c = 1. Infinite where φ itself jumps.
    /// </summary>
    public double Chi => _chi.Value;

    /// <summary>Ordered, critical or chaotic.</summary>
    public Phase Phase => Math.Abs(Chi - 1) <= 1e-9 ? Phase.Critical : Chi < 1 ? Phase.Ordered : Phase.Chaotic;

    /// <summary>
    /// ξ_c = −1/ln C′(c*): the number of layers over which the correlation of two inputs comes e times nearer to its fixed
    /// point, and thus how deep a network can be trained (Schoenholz et al. 2017). Infinite at the edge of chaos, where they
    /// come nearer more slowly than exponentially; NaN where the fixed point is.
    /// </summary>
    public double DepthScale => CorrelationFixedPoint() switch
    {
        double.NaN => double.NaN,
        1 => Scale(double.IsInfinity(FixedPoint()) ? NormalSlope : Chi),
        var c => Scale(WeightVariance * _moments.ProductSlope(Settled, c) / VarianceMap(Settled)),
    };

    /// <summary>
    /// ξ_q = −1/ln |V′(q*)|: the number of layers over which the variance comes e times nearer to its fixed point;
    /// infinite where it does not come near.
    /// </summary>
    public double VarianceDepthScale => double.IsInfinity(FixedPoint()) ? double.PositiveInfinity : Scale(Math.Abs(VarianceSlope(Settled)));

    /// <summary>
    /// 1/|ln χ₁|: the number of layers over which the squared size of gradients changes by a factor e;
    /// infinite at the edge of chaos.
    /// </summary>
    public double GradientDepthScale => Phase == Phase.Critical ? double.PositiveInfinity : 1 / Math.Abs(Math.Log(Chi));

    private double FindChi() => WeightVariance == 0 ? 0 : WeightVariance * _moments.SlopeSecond(Settled);

    /// <summary>The slope of the correlation map at c = 1; χ₁, unless the variance has no finite fixed point.</summary>
    private double NormalSlope => WeightVariance * _moments.SlopeSecond(Settled) * Settled / VarianceMap(Settled);

    private static double Scale(double factor) => factor >= 1 - 1e-9 ? double.PositiveInfinity : -1 / Math.Log(factor);
}
