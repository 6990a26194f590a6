using System;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

/// <summary>
/// A fully connected network of endless width with random weights, layer by layer: z⁽ˡ⁾ᵢ = Σⱼ wᵢⱼ·φ(z⁽ˡ⁻¹⁾ⱼ) + bᵢ, with
/// w normal of variance σ_w²/width and b normal of variance σ_b². Its pre-activations are normal, so that two numbers tell
/// all: their variance q, and the correlation c of two inputs (Poole et al. 2016, Schoenholz et al. 2017).
/// </summary>
/// <remarks>
/// Expectations are integrated to about 1e-14 of their size, split at the activation's kinks. Immutable and safe to share
/// between threads.
/// </remarks>
/// <example><code>
/// var field = new MeanField(Activations.Tanh, weightDeviation: 1.5, biasDeviation: 0.1);
/// field.FixedPoint()   // the variance that deep layers have
/// field.Chi            // the factor by which each layer multiplies the squared size of gradients
/// field.Phase          // Chaotic
/// </code></example>
public sealed partial class MeanField
{
    // Stands for a variance of 0, where a limit is asked for.
    private const double Tiny = 1e-24;

    private readonly GaussianMoments _moments;
    private readonly Lazy<double> _settled, _chi, _settledCorrelation;

    /// <summary>The network with this activation in every layer.</summary>
    /// <param name="activation">φ.</param>
    /// <param name="weightDeviation">σ_w: a weight's standard deviation times √(number of inputs); 0 or more.</param>
    /// <param name="biasDeviation">σ_b: a bias's standard deviation; 0 or more.</param>
    /// <exception cref="ArgumentException">The activation gives NaN for some inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A deviation is negative or not finite.</exception>
    public MeanField(Activation activation, double weightDeviation, double biasDeviation = 0)
        : this(activation, new GaussianMoments(activation ?? throw new ArgumentNullException(nameof(activation))), weightDeviation, biasDeviation)
    {
    }

    /// <summary>The same with an annotated method: <c>new MeanField(Swish, 1.5)</c>.</summary>
    /// <inheritdoc cref="MeanField(Activation, double, double)"/>
    /// <exception cref="ArgumentException">The method carries no <see cref="ActivationAttribute"/>.</exception>
    public MeanField(Delegate activation, double weightDeviation, double biasDeviation = 0)
        : this(Activation.Of(activation), weightDeviation, biasDeviation)
    {
    }

    /// <inheritdoc cref="MeanField(Delegate, double, double)"/>
    public MeanField(Func<double, double> activation, double weightDeviation, double biasDeviation = 0)
        : this(Activation.Of(activation), weightDeviation, biasDeviation)
    {
    }

    internal MeanField(Activation activation, GaussianMoments moments, double weightDeviation, double biasDeviation)
    {
        CheckDeviation(weightDeviation, nameof(weightDeviation));
        CheckDeviation(biasDeviation, nameof(biasDeviation));
        if (double.IsNaN(moments.Second(1)))
            throw new ArgumentException($"{activation} gives NaN for some inputs, so it has no mean over normal ones: define it for every z, as z > 0 ? Math.Sqrt(z) : 0.", nameof(activation));
        (Activation, _moments, WeightDeviation, BiasDeviation) = (activation, moments, weightDeviation, biasDeviation);
        _settled = new Lazy<double>(() => FixedPoint(1));
        _chi = new Lazy<double>(() => WeightVariance == 0 ? 0 : WeightVariance * _moments.SlopeSecond(Settled));
        _settledCorrelation = new Lazy<double>(FindCorrelation);
    }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>σ_w.</summary>
    public double WeightDeviation { get; }

    /// <summary>σ_b.</summary>
    public double BiasDeviation { get; }

    /// <summary>
    /// χ₁ = σ_w²·E[φ′(√q*·u)²] with u standard normal: the factor by which each layer multiplies the squared size of gradients,
    /// and the slope of the correlation map at c = 1. Infinite where φ itself jumps.
    /// </summary>
    public double Chi => _chi.Value;

    /// <summary>Ordered, critical or chaotic.</summary>
    public Phase Phase => Math.Abs(Chi - 1) <= 1e-9 ? Phase.Critical : Chi < 1 ? Phase.Ordered : Phase.Chaotic;

    /// <summary>
    /// ξ_c = −1/ln C′(c*): the number of layers over which the correlation of two inputs comes e times nearer to its fixed
    /// point, and thus how deep a network can be trained (Schoenholz et al. 2017). Infinite at the edge of chaos, where they come nearer more slowly than exponentially; NaN where the fixed point is.
    /// </summary>
    public double DepthScale => CorrelationFixedPoint() switch
    {
        double.NaN => double.NaN,
        1 => Scale(double.IsInfinity(FixedPoint()) ? NormalSlope : Chi),
        var c => Scale(WeightVariance * _moments.ProductSlope(Settled, c) / VarianceMap(Settled)),
    };

    /// <summary>ξ_q = −1/ln |V′(q*)|: the number of layers over which the variance comes e times nearer to its fixed point; infinite where it does not come near.</summary>
    public double VarianceDepthScale => double.IsInfinity(FixedPoint()) ? double.PositiveInfinity : Scale(Math.Abs(VarianceSlope(Settled)));

    /// <summary>1/|ln χ₁|: the number of layers over which the squared size of gradients changes by a factor e; infinite at the edge of chaos.</summary>
    public double GradientDepthScale => Phase == Phase.Critical ? double.PositiveInfinity : 1 / Math.Abs(Math.Log(Chi));

    private double WeightVariance => WeightDeviation * WeightDeviation;

    private double BiasVariance => BiasDeviation * BiasDeviation;

    /// <summary>The fixed point as a number to compute with, where it is 0 or infinite.</summary>
    private double Settled => FixedPoint() switch { 0 => Tiny, double.PositiveInfinity => _moments.Far, var q => q };

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
        for (int l = 0; l < layers; l++) variances[l] = l == 0 ? start : double.IsFinite(variances[l - 1]) ? VarianceMap(variances[l - 1]) : variances[l - 1];
        return variances;
    }

    /// <summary>The correlations of two inputs' pre-activations in layers 1, 2, …, when the first layer's is <paramref name="start"/> and the variance has settled at q*.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The start lies outside −1 … 1, or there is no layer.</exception>
    public double[] Correlations(int layers, double start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        double[] correlations = new double[layers];
        for (int l = 0; l < layers; l++) correlations[l] = l == 0 ? start : CorrelationMap(Math.Clamp(correlations[l - 1], -1, 1));
        return correlations;
    }

    /// <summary>The whole in a line: <c>Tanh, σ_w = 1.5, σ_b = 0.1: chaotic, q* = …, χ₁ = …, ξ_c = … layers</c>.</summary>
    public override string ToString() =>
        $"{Activation}, σ_w = {ShortNumber.Of(WeightDeviation)}, σ_b = {ShortNumber.Of(BiasDeviation)}: {Phase.ToString().ToLowerInvariant()}, "
        + $"q* = {Words(FixedPoint())}, χ₁ = {Words(Chi)}, ξ_c = {Words(DepthScale)} layers";

    private static string Words(double value) => double.IsPositiveInfinity(value) ? "∞" : double.IsNaN(value) ? "undefined" : ShortNumber.Of(value);

    /// <summary>The slope of the correlation map at c = 1; χ₁, unless the variance has no finite fixed point.</summary>
    private double NormalSlope => WeightVariance * _moments.SlopeSecond(Settled) * Settled / VarianceMap(Settled);

    private static double Scale(double factor) => factor >= 1 - 1e-9 ? double.PositiveInfinity : -1 / Math.Log(factor);

    private static void CheckDeviation(double deviation, string name)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation))) throw new ArgumentOutOfRangeException(name, deviation, "A standard deviation is a number from 0 on.");
    }

    private static void CheckVariance(double q)
    {
        if (!(q >= 0 && double.IsFinite(q))) throw new ArgumentOutOfRangeException(nameof(q), q, "A variance is a number from 0 on.");
    }
}
