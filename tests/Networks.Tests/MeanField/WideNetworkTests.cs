using System;
using System.Linq;
using GradRepl.Networks.Layers;
using GradRepl.Networks.Moments;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>
/// The theory against random networks of width 400, written out plainly and seeded. The tolerance is five standard errors,
/// from the spread among the networks themselves, and 2/width for what the endless width leaves out.
/// </summary>
public sealed class WideNetworkTests
{
    private const int Width = 400, Depth = 5, Networks = 48;

    [Theory]
    [InlineData("Tanh", 1.5, 0.3)]
    [InlineData("ReLU", 1.4142135623730951, 0)]
    [InlineData("Sigmoid", 3, 1)]
    public void Variance_correlation_and_gradients_are_as_predicted(string name, double w, double b)
    {
        Activation activation = Activation.Named(name);
        var field = new MeanField(activation, w, b);
        double start = field.FixedPoint() is > 0 and < double.PositiveInfinity and var q ? 1.5 * q : 1;
        const double Alike = 0.6;
        double[] variances = field.Variances(Depth, start), correlations = new double[Depth];
        double growth = 1;
        correlations[0] = Alike;
        var moments = new GaussianMoments(activation);
        for (int l = 1; l < Depth; l++)
        {
            correlations[l] = field.CorrelationMap(correlations[l - 1], variances[l - 1]);
            growth *= w * w * moments.SlopeSecond(variances[l - 1]);
        }

        var measured = Enumerable.Range(0, Networks).Select(seed => Run(activation, w, b, start, Alike, seed)).ToArray();
        Agree(variances[^1], [.. measured.Select(each => each.Variance)], "variance");
        Agree(correlations[^1], [.. measured.Select(each => each.Correlation)], "correlation");
        Agree(growth, [.. measured.Select(each => each.Growth)], "growth of the gradient");
    }

    private static void Agree(double expected, double[] measured, string what)
    {
        double mean = measured.Average(), deviation = Math.Sqrt(measured.Sum(m => (m - mean) * (m - mean)) / (measured.Length - 1));
        double error = deviation / Math.Sqrt(measured.Length);
        Assert.True(error < 0.04 * expected, $"{what}: the networks differ too much to tell anything, {mean} ± {error}");
        Assert.True(
            Math.Abs(mean - expected) <= 5 * error + 2.0 / Width * expected, $"{what}: expected {expected}, measured {mean} ± {error}");
    }

    /// <summary>
    /// The last layer's variance and correlation of two inputs, and how much a random gradient's square
    /// grew on its way back to the first.
    /// </summary>
    private static (double Variance, double Correlation, double Growth) Run(
        Activation activation, double w, double b, double start, double alike, int seed)
    {
        var random = new Random(seed);
        double[] first = new double[Width], second = new double[Width];
        for (int i = 0; i < Width; i++)
        {
            double u = Normal(random), v = Normal(random);
            first[i] = Math.Sqrt(start) * u;
            second[i] = Math.Sqrt(start) * (alike * u + Math.Sqrt(1 - alike * alike) * v);
        }
        var weights = new double[Depth][,];
        var slopes = new double[Depth][];
        for (int l = 1; l < Depth; l++)
        {
            double[,] weight = weights[l] = new double[Width, Width];
            slopes[l] = [.. first.Select(activation.Derivative)];
            double[] a = [.. first.Select(activation.Value)], c = [.. second.Select(activation.Value)];
            for (int i = 0; i < Width; i++)
            {
                double bias = b * Normal(random);
                (first[i], second[i]) = (bias, bias);
                for (int j = 0; j < Width; j++)
                {
                    weight[i, j] = w / Math.Sqrt(Width) * Normal(random);
                    first[i] += weight[i, j] * a[j];
                    second[i] += weight[i, j] * c[j];
                }
            }
        }
        double variance = Dot(first, first) / Width, other = Dot(second, second) / Width, product = Dot(first, second) / Width;
        double[] gradient = [.. Enumerable.Range(0, Width).Select(_ => Normal(random))];
        double last = Dot(gradient, gradient);
        for (int l = Depth - 1; l >= 1; l--)
            gradient = [.. Enumerable.Range(0, Width)
                .Select(j => slopes[l][j] * Enumerable.Range(0, Width).Sum(i => weights[l][i, j] * gradient[i]))];
        return (variance, product / Math.Sqrt(variance * other), Dot(gradient, gradient) / last);
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>Box and Muller (1958).</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
