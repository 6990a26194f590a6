using System;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;

namespace GradRepl.Networks;

public sealed partial class MeanField
{
    /// <summary>
    /// The gain that keeps the second moment of a layer's signal at 1: 1/√E[φ(u)²] with u standard normal. Weights of standard
    /// deviation gain/√(number of inputs) then give pre-activations of variance 1 in every layer.
    /// </summary>
    /// <remarks>
    /// √2 for ReLU, as He et al. (2015) derived. torch's calculate_gain has the same for ReLU and LeakyReLU, and figures of
    /// experience elsewhere: 5/3 for Tanh, where this gives 1.5925.
    /// </remarks>
    /// <returns>+∞ where φ is 0 everywhere.</returns>
    public static double Gain(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return 1 / Math.Sqrt(new GaussianMoments(activation).Second(1));
    }

    /// <summary>
    /// The gain that keeps the squared size of gradients: 1/√E[φ′(u)²]. Weights of standard deviation gain/√(number of outputs)
    /// then hand gradients back unchanged, where pre-activations have variance 1.
    /// </summary>
    /// <returns>NaN where φ jumps, and its slope has no second moment.</returns>
    public static double BackwardGain(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var moments = new GaussianMoments(activation);
        return moments.Jumps ? double.NaN : 1 / Math.Sqrt(moments.SlopeSecond(1));
    }

    /// <inheritdoc cref="Gain(Activation)"/>
    public static double Gain(Delegate activation) => Gain(Activation.Of(activation));

    /// <inheritdoc cref="Gain(Activation)"/>
    public static double Gain(Func<double, double> activation) => Gain(Activation.Of(activation));

    /// <inheritdoc cref="BackwardGain(Activation)"/>
    public static double BackwardGain(Delegate activation) => BackwardGain(Activation.Of(activation));

    /// <inheritdoc cref="BackwardGain(Activation)"/>
    public static double BackwardGain(Func<double, double> activation) => BackwardGain(Activation.Of(activation));
}
