using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>A training step, ours and in torch: forwards, backwards and SGD on one batch of 128 examples, one thread each.</summary>
internal static class NetworkBenchmark
{
    private const int Batch = 128;

    private static readonly (string Name, string Loss, string Activation, int[] Sizes, int Rounds)[] Networks =
    [
        ("784-256-128-10", "softmax", "ReLU", [784, 256, 128, 10], 31),
        ("20 layers of 256", "squared", "Tanh", [.. Enumerable.Repeat(256, 21)], 11),
        ("2-64-64-1", "logits", "Tanh", [2, 64, 64, 1], 301),
    ];

    public static IEnumerable<Table> Run()
    {
        Parallelism.MaximumThreads = 1;
        using var peers = new PythonPeers();
        Console.WriteLine($"Peers: {peers.Versions}.\n");
        var table = new Table("network", "numbers", "ms a step", "of these products, GFLOP/s", "bytes a step", "torch, ms", "torch takes");
        foreach ((string name, string loss, string activation, int[] sizes, int rounds) in Networks)
        {
            Measure<double>(table, peers, name, loss, activation, sizes, rounds, "double");
            Measure<float>(table, peers, name, loss, activation, sizes, rounds, "float");
        }
        return [table];
    }

    private static void Measure<T>(
        Table table, PythonPeers peers, string name, string loss, string activation, int[] sizes, int rounds, string numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Action step = Step<T>(loss, activation, sizes);
        for (int i = 0; i < 60; i++) step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) step();
        long bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
        List<Func<double>> things = [() => Times.Once(step)];
        if (peers.Has("torch")) things.Add(() => peers.Time($"network {loss} {activation} {string.Join('-', sizes)} {numbers}"));
        Times[] times = Times.Interleaved(rounds, [.. things]);
        double ours = times[0].MedianMilliseconds, torch = times.Length > 1 ? times[1].MedianMilliseconds : double.NaN;
        string Text(double value, string format) => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture);
        table.Row(
            name, numbers, Text(ours, "0.000"), Text(Operations(sizes) / ours / 1e6, "0.0"),
            Text(bytes, "0"), Text(torch, "0.000"), Text(torch / ours, "0.0'x'"));
    }

    private static Action Step<T>(string lossName, string activationName, int[] sizes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(sizes[0], seed: 1);
        for (int i = 1; i < sizes.Length; i++) network.Dense(sizes[i], i < sizes.Length - 1 ? Activation.Named(activationName) : null);
        var random = new Random(1);
        Matrix<T> Filled(int columns, Func<double> number) =>
            new(Batch, columns, [.. Enumerable.Range(0, Batch * columns).Select(_ => T.CreateTruncating(number()))]);
        Matrix<T> x = Filled(sizes[0], () => (2 * random.NextDouble()) - 1);
        (Loss loss, Matrix<T> y) = lossName switch
        {
            "softmax" => (Loss.SoftmaxCrossEntropy, Filled(1, () => random.Next(sizes[^1]))),
            "logits" => (Loss.BinaryCrossEntropyOnLogits, Filled(sizes[^1], () => random.Next(2))),
            _ => (Loss.SquaredError, Filled(sizes[^1], random.NextDouble)),
        };
        OptimizerRun<T> steps = Optimizers.Sgd(1e-3).For(network);
        return () =>
        {
            network.Gradients(x, y, loss, PassMode.Training);
            steps.Step();
        };
    }

    /// <summary>
    /// Multiplications and additions of the matrix products: forwards, by the weights, and by the
    /// input except in the first layer.
    /// </summary>
    private static double Operations(int[] sizes) =>
        Enumerable.Range(1, sizes.Length - 1).Sum(i => (i == 1 ? 4.0 : 6.0) * Batch * sizes[i - 1] * sizes[i]);
}
