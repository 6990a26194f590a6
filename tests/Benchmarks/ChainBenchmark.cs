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
        var table = new Table("chain", "points", "ns a point and layer", "numpy takes", "into an earlier run", "numpy takes");
        foreach (Activation activation in (Activation[])[Activations.Sigmoid, Activations.Mish])
            foreach (int layers in (int[])[4, 32])
                foreach (int points in (int[])[10_000, 1_000_000])
                {
                    var chain = new ScalarChain(activation, layers);
                    double[] x = Sequences.Linspace(-5, 5, points);
                    ScalarChainRun run = chain.Run(x, 1);
                    int calls = Math.Max(1, 2_000_000 / points / layers);
                    List<Func<double>> things =
                        [() => Times.Each(calls, () => chain.Run(x, 1)), () => Times.Each(calls, () => chain.Run(x, 1, run))];
                    if (peers.Has("numpy")) things.Add(() => peers.Time($"chain {activation.Name} {layers} {points}", calls));
                    Times[] times = Times.Interleaved(points < 100_000 ? 31 : 7, [.. things]);
                    string Each(Times ours) =>
                        (ours.MedianMilliseconds / points / layers * 1e6).ToString("0.0", CultureInfo.InvariantCulture);
                    string Peer(Times ours) => times.Length > 2
                        ? (times[2].MedianMilliseconds / ours.MedianMilliseconds).ToString("0.0", CultureInfo.InvariantCulture) + "x"
                        : "-";
                    table.Row(
                        $"{layers} layers of {activation.Name}",
                        points.ToString("N0", CultureInfo.InvariantCulture),
                        Each(times[0]),
                        Peer(times[0]),
                        Each(times[1]),
                        Peer(times[1]));
                }
        return [table];
    }
}
