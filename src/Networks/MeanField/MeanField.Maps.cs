using System;

namespace GradRepl.Networks;

/// <content>The maps from a layer to the next: of the variance q, and of the correlation c of two inputs.</content>
public sealed partial class MeanField
{
    /// <summary>V(q) = σ_w²·E[φ(√q·u)²] + σ_b²: the variance of a layer's pre-activations, when those of the layer before have q.</summary>
    /// <exception cref="ArgumentOutOfRangeException">q is negative or not finite.</exception>
    public double VarianceMap(double q)
    {
        CheckVariance(q);
        return WeightVariance * _moments.Second(q) + BiasVariance;
    }

    /// <summary>V′(q); at q = 0 its limit from above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">q is negative or not finite.</exception>
    public double VarianceSlope(double q)
    {
        CheckVariance(q);
        return WeightVariance * _moments.SecondSlope(q == 0 ? Tiny : q);
    }

    /// <summary>
    /// C(c): the correlation of two inputs' pre-activations in a layer, when those of the layer before have correlation c and the
    /// variance q* of <see cref="FixedPoint()"/>: (σ_w²·E[φ(z₁)φ(z₂)] + σ_b²)/V(q*). Where q* is 0 or infinite, the limit.
    /// </summary>
    /// <param name="c">From −1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">c lies outside −1 … 1.</exception>
    public double CorrelationMap(double c) => CorrelationMap(c, Settled);

    /// <summary>C(c) at a variance q of both inputs.</summary>
    /// <param name="c">From −1 to 1.</param>
    /// <param name="q">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c lies outside −1 … 1, or q is not a positive number.</exception>
    public double CorrelationMap(double c, double q)
    {
        if (!(c is >= -1 and <= 1)) throw new ArgumentOutOfRangeException(nameof(c), c, "A correlation lies between −1 and 1.");
        if (!(q > 0 && double.IsFinite(q))) throw new ArgumentOutOfRangeException(nameof(q), q, "A correlation needs a variance above 0.");
        return c == 1 ? 1 : (WeightVariance * _moments.Product(q, c) + BiasVariance) / VarianceMap(q);
    }

    /// <summary>The variances of the pre-activations of layers 1, 2, …, when the first layer's is <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is negative or not finite, or there is no layer.</exception>
    public double[] Variances(int layers, double start = 1)
    {
        CheckVariance(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        double[] variances = new double[layers];
        for (int l = 0; l < layers; l++)
            variances[l] = l == 0 ? start : double.IsFinite(variances[l - 1]) ? VarianceMap(variances[l - 1]) : variances[l - 1];
        return variances;
    }

    /// <summary>
    /// The correlations of two inputs' pre-activations in layers 1, 2, …, when the first layer's is <paramref name="start"/>
    /// and the variance has settled at q*.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The start lies outside −1 … 1, or there is no layer.</exception>
    public double[] Correlations(int layers, double start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        double[] correlations = new double[layers];
        for (int l = 0; l < layers; l++) correlations[l] = l == 0 ? start : CorrelationMap(Math.Clamp(correlations[l - 1], -1, 1));
        return correlations;
    }
}
