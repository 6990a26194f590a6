using System;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <summary>Curves for regression.</summary>
public static partial class Datasets
{
    /// <summary>One period of the sine: x evenly spaced from −π to π, y = sin x.</summary>
    /// <inheritdoc cref="Curve"/>
    public static Dataset Sine(int count = 100, double noise = 0.1, int seed = 0) => Curve(Math.Sin, -Math.PI, Math.PI, count, noise, seed);

    /// <summary>Points of a function's curve: x evenly spaced, y = f(x).</summary>
    /// <param name="function">The function.</param>
    /// <param name="from">The first x.</param>
    /// <param name="to">The last x.</param>
    /// <param name="count">How many examples.</param>
    /// <param name="noise">The standard deviation of what is added to y.</param>
    /// <param name="seed">Other seeds give other noise and another order.</param>
    /// <exception cref="ArgumentException">The function's value somewhere is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// No examples, an end that is not finite, or noise that is negative or not finite.
    /// </exception>
    public static Dataset Curve(Func<double, double> function, double from, double to, int count = 100, double noise = 0.1, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        RequireCount(count);
        RequireNoise(noise);
        double[] x = Sequences.Linspace(from, to, count), y = [.. x.Select(function)];
        int bad = Array.FindIndex(y, value => !double.IsFinite(value));
        if (bad >= 0)
            throw new ArgumentException(
                FormattableString.Invariant($"The function's value at {x[bad]} is {y[bad]}; choose an interval where it is finite."),
                nameof(function));
        var random = new Random(seed);
        double[] errors = Normal(count, noise, random);
        return new Dataset(
            [.. x.Select(value => (double[])[value])], [.. y.Zip(errors, (value, error) => value + error)], ["x"]).Shuffled(random);
    }
}
