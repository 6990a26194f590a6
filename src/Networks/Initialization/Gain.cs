using System;
using System.Globalization;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>By how much weights must be larger so that an activation does not shrink the signal.</summary>
public static class Gain
{
    /// <summary>
    /// The gain that torch.nn.init.calculate_gain gives: 1 for linear, sigmoid and step, 5/3 for tanh, √2 for ReLU, √(2/(1 + slope²))
    /// for leaky ReLU, ¾ for SELU. For any other activation 1/√E[g(Z)²] with a standard normal Z, by which He et al. 2015
    /// find the √2 of ReLU.
    /// </summary>
    /// <param name="activation">The activation; the built-in ones are known by their names.</param>
    /// <exception cref="ArgumentException">E[g(Z)²] is 0, infinite or NaN: no gain makes up for that.</exception>
    public static double Of(Activation activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return activation.Name switch
        {
            nameof(Activations.Linear) or nameof(Activations.Sigmoid) or nameof(Activations.Step) => 1,
            nameof(Activations.Tanh) => 5.0 / 3,
            nameof(Activations.ReLU) => Math.Sqrt(2),
            nameof(Activations.LeakyReLU) or nameof(Activations.PReLU) => Math.Sqrt(2 / (1 + Math.Pow(activation.Parameters[0].Value, 2))),
            nameof(Activations.SELU) => 0.75,
            _ => 1 / Math.Sqrt(SecondMoment(activation)),
        };
    }

    private static double SecondMoment(Activation activation)
    {
        double moment = new GaussianMoments(activation).Second(1);
        return moment > 0 && double.IsFinite(moment) ? moment
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture,
                    $"{activation.Name} has the second moment {moment} over a standard normal input, "
                    + $"so it has no gain: give the initializer one, .WithGain(1)."),
                nameof(activation));
    }
}
