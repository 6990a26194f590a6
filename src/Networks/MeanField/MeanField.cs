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
    // Stands in for a variance of 0 where only the limit q → 0 exists.
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
        : this(
            activation,
            new GaussianMoments(activation ?? throw new ArgumentNullException(nameof(activation))),
            weightDeviation,
            biasDeviation)
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
            throw new ArgumentException(
                $"{activation} gives NaN for some inputs, so it has no mean over normal ones: "
                    + "define it for every z, as z > 0 ? Math.Sqrt(z) : 0.",
                nameof(activation));
        (Activation, _moments, WeightDeviation, BiasDeviation) = (activation, moments, weightDeviation, biasDeviation);
        _settled = new Lazy<double>(() => FixedPoint(1));
        _chi = new Lazy<double>(FindChi);
        _settledCorrelation = new Lazy<double>(FindCorrelation);
    }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>σ_w.</summary>
    public double WeightDeviation { get; }

    /// <summary>σ_b.</summary>
    public double BiasDeviation { get; }

    private double WeightVariance => WeightDeviation * WeightDeviation;

    private double BiasVariance => BiasDeviation * BiasDeviation;

    /// <summary>The fixed point as a number to compute with, where it is 0 or infinite.</summary>
    private double Settled => FixedPoint() switch { 0 => Tiny, double.PositiveInfinity => _moments.Far, var q => q };

    /// <summary>The whole in a line: <c>Tanh, σ_w = 1.5, σ_b = 0.1: chaotic, q* = …, χ₁ = …, ξ_c = … layers</c>.</summary>
    public override string ToString() =>
        $"{Activation}, σ_w = {ShortNumber.Of(WeightDeviation)}, "
            + $"σ_b = {ShortNumber.Of(BiasDeviation)}: {Phase.ToString().ToLowerInvariant()}, "
        + $"q* = {Words(FixedPoint())}, χ₁ = {Words(Chi)}, ξ_c = {Words(DepthScale)} layers";

    private static string Words(double value) => double.IsPositiveInfinity(value) ? "∞"
        : double.IsNaN(value) ? "undefined"
        : ShortNumber.Of(value);

    private static void CheckDeviation(double deviation, string name)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(name, deviation, "A standard deviation is a number from 0 on.");
    }

    private static void CheckVariance(double q)
    {
        if (!(q >= 0 && double.IsFinite(q))) throw new ArgumentOutOfRangeException(nameof(q), q, "A variance is a number from 0 on.");
    }
}
