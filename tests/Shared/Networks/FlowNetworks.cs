using System;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Runtime;

namespace GradRepl.Tests;

/// <summary>Networks and data whose gradient flow is known beforehand.</summary>
internal static class FlowNetworks
{
    /// <summary>A hundred seeded points of the plane; class 1 lies outside the circle that halves them.</summary>
    public static Dataset Rings { get; } = MakeRings();

    public static Network<double> Deep(int layers, int width, Activation activation, Initializer weights, Initializer? biases = null)
    {
        var network = new Network(inputs: 2, seed: 7);
        for (int l = 0; l < layers; l++) network.Dense(width, activation, weights, biases);
        return network.Dense(1, (Activation?)null, Initializers.Xavier);
    }

    public static GradientFlow Measure(Network<double> network) => GradientFlow.Measure(network, Rings, Loss.BinaryCrossEntropyOnLogits);

    private static Dataset MakeRings()
    {
        var random = new Random(11);
        double[][] rows = [.. Enumerable.Range(0, 100).Select(_ => new[] { 4 * random.NextDouble() - 2, 4 * random.NextDouble() - 2 })];
        return new Dataset(rows, [.. rows.Select(row => Math.Sqrt(row[0] * row[0] + row[1] * row[1]) > 1.5 ? 1.0 : 0.0)]);
    }
}
