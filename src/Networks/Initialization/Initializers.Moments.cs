using System;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;
using GradRepl.Runtime.Text;

namespace GradRepl.Networks;

public static partial class Initializers
{
    /// <summary>
    /// Normal with variance 1/(fan-in·E[φ(u)²]), u standard normal and φ the layer's activation: pre-activations keep the second
    /// moment 1 through layers of one activation, whatever it is. He et al. (2015) derived it for ReLU.
    /// </summary>
    /// <remarks>The expectation is integrated from the activation's own formula: no table of gains is needed.</remarks>
    public static RandomInitializer SecondMoment { get; } = new MomentInitializer(
        "second moment", (inputs, _, forward, _) => inputs * forward());

    /// <summary>
    /// Normal with variance 1/(fan-out·E[φ′(u)²]): gradients keep their second moment, where pre-activations have variance 1.
    /// </summary>
    public static RandomInitializer BackwardSecondMoment { get; } = new MomentInitializer(
        "backward second moment", (_, outputs, _, backward) => outputs * backward());

    /// <summary>
    /// Normal with variance 2/(fan-in·E[φ(u)²] + fan-out·E[φ′(u)²]): between the forward and the backward one,
    /// and Xavier's for a linear layer.
    /// </summary>
    public static RandomInitializer BalancedSecondMoment { get; } = new MomentInitializer(
        "balanced second moment", (inputs, outputs, forward, backward) => (inputs * forward() + outputs * backward()) / 2);
}

/// <summary>Weights whose variance follows from the moments of the layer's activation.</summary>
/// <param name="name">What it is called.</param>
/// <param name="inverseVariance">1/variance from the layer's inputs and outputs, E[φ(u)²] and E[φ′(u)²].</param>
internal sealed class MomentInitializer(string name, Func<int, int, Func<double>, Func<double>, double> inverseVariance)
    : RandomInitializer(isUniform: false)
{
    public override string Name => name;

    public override double StandardDeviation(int inputs, int outputs, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        var moments = new GaussianMoments(activation);
        return 1 / Math.Sqrt(inverseVariance(
            inputs,
            outputs,
            () => Usable(moments.Second(1), "second moment E[φ(u)²]", activation),
            () => Usable(moments.SlopeSecond(1), "slope's second moment E[φ′(u)²]", activation)));
    }

    private static double Usable(double moment, string what, Activation activation) => moment > 0 && double.IsFinite(moment) ? moment
        : throw new ArgumentException(
            $"{activation} has the {what} = {ShortNumber.Of(moment)} over standard normal inputs, which no weights make up for: "
                + "use another initializer, as Initializers.Xavier.",
            nameof(activation));
}
