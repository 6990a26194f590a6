using System;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>Weights whose standard deviation is a gain over √fan: He's, Xavier's, LeCun's.</summary>
public sealed class FanInitializer : RandomInitializer
{
    private readonly string _name;
    private readonly Func<int, int, double> _fan;
    private readonly double? _gain;

    internal FanInitializer(string name, bool isUniform, Func<int, int, double> fan, double? gain)
        : base(isUniform) => (_name, _fan, _gain) = (name, fan, gain);

    /// <inheritdoc/>
    public override string Name => _name;

    /// <summary>The same with a gain of your choice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The gain is not a positive number.</exception>
    public FanInitializer WithGain(double gain) => gain > 0 && double.IsFinite(gain)
        ? new FanInitializer(FormattableString.Invariant($"{Bare} with gain {gain}"), IsUniform, _fan, gain)
        : throw new ArgumentOutOfRangeException(nameof(gain), gain, "The gain must be a positive number.");

    /// <summary>The same with the gain of the layer's activation, <see cref="Gain.Of"/>.</summary>
    public FanInitializer WithActivationGain() => new($"{Bare} with the activation's gain", IsUniform, _fan, null);

    /// <inheritdoc/>
    public override double StandardDeviation(int inputs, int outputs, Activation activation) =>
        (_gain ?? Gain.Of(activation)) / Math.Sqrt(_fan(inputs, outputs));

    private string Bare => _name.Split(" with ")[0];
}
