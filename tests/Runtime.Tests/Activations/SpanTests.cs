using System;
using System.Linq;

namespace GradRepl.Runtime.Tests;

/// <summary>The methods over spans: what they compute, and what they refuse.</summary>
public sealed class SpanTests
{
    // A length that no vector width divides, with the special values among it.
    private static readonly double[] Z =
    [
        .. Enumerable.Range(0, 61).Select(i => (i - 30) * 0.731),
        0, -0.0, 1e-300, -1e-300, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Names => [.. Activations.All.Select(activation => activation.Name)];

    /// <summary>
    /// One pass gives what two give, and backward is upstream times the derivative. The kernels' tests look at the accuracy.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void The_methods_agree(string name)
    {
        Activation activation = Activation.Named(name);
        double[] y = new double[Z.Length], dy = new double[Z.Length], dz = new double[Z.Length];
        double[] both = new double[Z.Length], bothDy = new double[Z.Length];
        double[] upstream = [.. Z.Select((_, i) => i - 7.5)];
        activation.Value(Z, y);
        activation.Derivative(Z, dy);
        activation.ValueAndDerivative(Z, both, bothDy);
        activation.Backward(Z, upstream, dz);
        for (int i = 0; i < Z.Length; i++)
        {
            Close.Relative(y[i], both[i], 0, $"{name}({Z[i]}) with its derivative");
            Close.Relative(dy[i], bothDy[i], 0, $"{name}′({Z[i]}) with its value");
            Close.Relative(upstream[i] * dy[i], dz[i], 1e-15, $"backward through {name} at {Z[i]}");
            // Where the scalar function, computed as it is written, is not a number, the kernel may know better.
            double value = activation.Value(Z[i]), tolerance = 1e-13 * (1 + Math.Abs(value));
            bool agrees = double.IsNaN(value)
                ? double.IsNaN(Z[i]) == double.IsNaN(y[i])
                : y[i].Equals(value) || Math.Abs(y[i] - value) <= tolerance;
            Assert.True(agrees, $"{name}({Z[i]}) is {y[i]} over a span, {value} alone");
        }
    }

    [Fact]
    public void In_place_is_allowed()
    {
        double[] z = [-2, -1, 0, 1, 2], y = [.. z], expected = new double[5];
        Activations.SiLU.Value(z, expected);
        Activations.SiLU.Value(y, y);
        Assert.Equal(expected, y);

        double[] dz = [1, 2, 3, 4, 5];
        Activations.SiLU.Backward(z, [1, 2, 3, 4, 5], expected);
        Activations.SiLU.Backward(z, dz, dz);
        Assert.Equal(expected, dz);

        double[] at = [.. z], dy = new double[5];
        Activations.SiLU.ValueAndDerivative(at, at, dy);
        Activations.SiLU.Derivative(z, expected);
        Assert.Equal(expected, dy);
    }

    [Fact]
    public void Empty_spans_are_fine()
    {
        Activations.Tanh.Value([], Array.Empty<double>());
        Activations.Tanh.Backward([], [], Array.Empty<float>());
    }

    [Fact]
    public void Different_lengths_are_refused()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Activations.Tanh.Value(new double[3], new double[4]));
        Assert.Equal("The spans differ in length: 3 in, 4 out.", wrong.Message);
        Assert.Throws<ArgumentException>(() => Activations.Tanh.Derivative(new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => Activations.Tanh.Backward(new double[3], new double[2], new double[3]));
        Assert.Throws<ArgumentException>(() => Activations.Tanh.ValueAndDerivative(new double[3], new double[3], new double[2]));
        Assert.Throws<ArgumentException>(() => Activations.Tanh.Value(new float[3], new float[4]));
    }

    [Fact]
    public void Partial_overlap_is_refused_before_anything_is_written()
    {
        double[] memory = [1, 2, 3, 4, 5, 6];
        var wrong = Assert.Throws<ArgumentException>(() => Activations.Tanh.Value(memory.AsSpan(0, 5), memory.AsSpan(1, 5)));
        Assert.Equal("The spans overlap by all but 1 elements: use the same span for in and out, or separate ones.", wrong.Message);
        Assert.Throws<ArgumentException>(() => Activations.Tanh.Derivative(memory.AsSpan(2, 4), memory.AsSpan(0, 4)));
        Assert.Throws<ArgumentException>(() => Activations.Tanh.Backward(new double[5], memory.AsSpan(0, 5), memory.AsSpan(1, 5)));
        wrong = Assert.Throws<ArgumentException>(() => Activations.Tanh.ValueAndDerivative(new double[6], memory, memory));
        Assert.Equal("The two outputs overlap: give each a span of its own.", wrong.Message);
        Assert.Equal([1, 2, 3, 4, 5, 6], memory);
    }
}
