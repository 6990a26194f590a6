using System;
using System.Collections.Generic;
using System.Globalization;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>The notebook's experiment, ours and in numpy as the notebook writes it; one thread each.</summary>
internal static class ChainBenchmark
{
    public static IEnumerable<Table> Run()
    {
        Parallelism.MaximumThreads = 1;
        using var peers = new PythonPeers();
        Console.WriteLine($"Peers: {peers.Versions}.\n");
        var table = new Table("chain", "points", "ns a point and layer", "numpy takes");
        foreach (Activation activation in (Activation[])[Activations.Sigmoid, Activations.Mish])
            foreach (int layers in (int[])[4, 32])
                foreach (int points in (int[])[10_000, 1_000_000])
                {
                    var chain = new ScalarChain(activation, layers);
                    double[] x = Sequences.Linspace(-5, 5, points);
                    List<Func<double>> things = [() => Times.Once(() => chain.Run(x, 1))];
                    if (peers.Has("numpy")) things.Add(() => peers.Time($"chain {activation.Name} {layers} {points}"));
                    Times[] times = Times.Interleaved(points < 100_000 ? 51 : 7, [.. things]);
                    double ours = times[0].MedianMilliseconds;
                    table.Row(
                        $"{layers} layers of {activation.Name}",
                        points.ToString("N0", CultureInfo.InvariantCulture),
                        (ours / points / layers * 1e6).ToString("0.0", CultureInfo.InvariantCulture),
                        times.Length > 1 ? (times[1].MedianMilliseconds / ours).ToString("0.0", CultureInfo.InvariantCulture) + "x" : "-");
                }
        return [table];
    }
}
