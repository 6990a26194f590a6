using System;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>The known ways for weights to begin, as published; fan-in is the number of a layer's inputs, fan-out of its outputs.</summary>
public static partial class Initializers
{
    /// <summary>All 0. Nodes that begin alike stay alike: right for biases, wrong for weights.</summary>
    public static Initializer Zeros { get; } = new ConstantInitializer(0);

    /// <summary>Normal with variance 2/(fan-in + fan-out) (Glorot and Bengio 2010).</summary>
    public static FanInitializer Xavier { get; } = new("Xavier", isUniform: false, (inputs, outputs) => (inputs + outputs) / 2.0, gain: 1);

    /// <summary>Uniform with variance 2/(fan-in + fan-out) (Glorot and Bengio 2010).</summary>
    public static FanInitializer XavierUniform { get; } = new(
        "Xavier uniform", isUniform: true, (inputs, outputs) => (inputs + outputs) / 2.0, gain: 1);

    /// <summary>Normal with variance gain²/fan-in, the gain that of the layer's activation: 2/fan-in for ReLU (He et al. 2015).</summary>
    public static FanInitializer He { get; } = new("He", isUniform: false, (inputs, _) => inputs, gain: null);

    /// <summary>Uniform with variance gain²/fan-in, the gain that of the layer's activation (He et al. 2015).</summary>
    public static FanInitializer HeUniform { get; } = new("He uniform", isUniform: true, (inputs, _) => inputs, gain: null);

    /// <summary>Normal with variance 1/fan-in (LeCun et al. 1998).</summary>
    public static FanInitializer LeCun { get; } = new("LeCun", isUniform: false, (inputs, _) => inputs, gain: 1);

    /// <summary>Uniform with variance 1/fan-in (LeCun et al. 1998).</summary>
    public static FanInitializer LeCunUniform { get; } = new("LeCun uniform", isUniform: true, (inputs, _) => inputs, gain: 1);

    /// <summary>A random rotation (Saxe et al. 2014).</summary>
    public static OrthogonalInitializer Orthogonal { get; } = new(gain: 1);

    /// <summary>All the same number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Initializer Constant(double value) => double.IsFinite(value) ? new ConstantInitializer(value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "The value must be a finite number.");

    /// <summary>Normal with mean 0, whatever the layer's size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not finite.</exception>
    public static RandomInitializer Normal(double standardDeviation) => new FixedInitializer(standardDeviation, isUniform: false);

    /// <summary>Uniform in ±bound, whatever the layer's size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative or not finite.</exception>
    public static RandomInitializer Uniform(double bound) => new FixedInitializer(bound, isUniform: true);
}

/// <summary>All the same number.</summary>
internal sealed class ConstantInitializer(double value) : Initializer
{
    public override string Name => value == 0 ? "zeros" : FormattableString.Invariant($"constant {value}");

    public override void Fill(Matrix<double> weights, Activation activation, Random random) => weights.Elements.Fill(value);
}

/// <summary>A spread that does not depend on the layer.</summary>
internal sealed class FixedInitializer : RandomInitializer
{
    private readonly double _spread;

    public FixedInitializer(double spread, bool isUniform)
        : base(isUniform) => _spread = spread >= 0 && double.IsFinite(spread) ? spread
            : throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread of weights must be a number that is not negative.");

    public override string Name => IsUniform
        ? FormattableString.Invariant($"uniform in ±{_spread}")
        : FormattableString.Invariant($"normal, deviation {_spread}");

    public override double StandardDeviation(int inputs, int outputs, Activation activation) => IsUniform
        ? _spread / Math.Sqrt(3)
        : _spread;
}
