using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>The generated kernels against what else one could write; everything on one thread, in one run.</summary>
internal static class KernelBenchmark
{
    private const int Length = 65_536, LongLength = 1 << 24, Rounds = 101, Calls = 20, LongRounds = 15;

    private static readonly (Activation Activation, Action<double[], double[], double[]> Scalar, TensorFormulas.Formula? Tensor)[] Rows =
    [
        (Activations.Sigmoid, ScalarFormulas.Sigmoid, TensorFormulas.Sigmoid),
        (Activations.Tanh, ScalarFormulas.Tanh, TensorFormulas.Tanh),
        (Activations.SiLU, ScalarFormulas.SiLU, TensorFormulas.SiLU),
        (Activations.Softplus, ScalarFormulas.Softplus, TensorFormulas.Softplus),
        (Activations.Mish, ScalarFormulas.Mish, TensorFormulas.Mish),
        (Activations.GELUTanh, ScalarFormulas.GELUTanh, TensorFormulas.GELUTanh),
        (Activations.GELU, ScalarFormulas.GELU, null),
        (Activations.LeakyReLU, ScalarFormulas.LeakyReLU, null),
        (Activations.ELU, ScalarFormulas.ELU, null),
    ];

    public static IEnumerable<Table> Run()
    {
        Parallelism.MaximumThreads = 1;
        using var peers = new PythonPeers();
        Console.WriteLine($"Peers: {peers.Versions}.\n");
        yield return Fused(peers);
        yield return Long();
        yield return Naive();
        yield return UnderTheNet();
        yield return Threads();
    }

    /// <summary>From which length on several cores pay.</summary>
    private static Table Threads()
    {
        int all = Environment.ProcessorCount;
        var table = new Table("LeakyReLU, the cheapest, and mish", "elements", "1 thread takes, of " + all, "mish");
        foreach (int length in (int[])[1 << 16, 1 << 17, 1 << 18, 1 << 20])
        {
            double[] z = Sequences.Linspace(-6, 6, length), y = new double[length], dy = new double[length];
            string[] cells = [.. ((Activation[])[Activations.LeakyReLU, Activations.Mish]).Select(activation =>
            {
                Times[] times = Times.Interleaved(101, Timed(() => With(1)), Timed(() => With(all)));
                return (times[0].MedianMilliseconds / times[1].MedianMilliseconds).ToString("0.00", CultureInfo.InvariantCulture) + "x";

                void With(int threads)
                {
                    Parallelism.MaximumThreads = threads;
                    activation.ValueAndDerivative(z, y, dy);
                }
            })];
            table.Row("", length.ToString("N0", CultureInfo.InvariantCulture), cells[0], cells[1]);
        }
        return table;
    }

    private static Table Fused(PythonPeers peers)
    {
        var table = new Table("64K elements", "ns an element", "plain loop", "TensorPrimitives", "torch", "fused/value", "double/float");
        var random = new Random(1);
        double[] z = [.. Enumerable.Range(0, Length).Select(_ => random.NextDouble() * 12 - 6)];
        double[] y = new double[Length], dy = new double[Length];
        float[] zs = [.. z.Select(each => (float)each)], ys = new float[Length], dys = new float[Length];
        foreach (var (activation, scalar, tensor) in Rows)
        {
            List<Func<double>> things =
            [
                Timed(() => activation.ValueAndDerivative(z, y, dy)),
                Timed(() => scalar(z, y, dy)),
                Timed(() => activation.Value(z, y)),
                Timed(() => activation.ValueAndDerivative(zs, ys, dys)),
            ];
            if (tensor is not null) things.Add(Timed(() => TensorFormulas.Run(tensor, z, y, dy)));
            if (peers.Has("torch")) things.Add(() => peers.Time($"torch {activation.Name} {Length} double", Calls));
            Times[] times = Times.Interleaved(Rounds, [.. things]);
            double ours = times[0].MedianMilliseconds;
            table.Row(
                activation.Name,
                (ours / Length * 1e6).ToString("0.00", CultureInfo.InvariantCulture),
                Ratio(times[1], ours),
                tensor is null ? "-" : Ratio(times[4], ours),
                peers.Has("torch") ? Ratio(times[^1], ours) : "-",
                (ours / times[2].MedianMilliseconds).ToString("0.00", CultureInfo.InvariantCulture),
                (ours / times[3].MedianMilliseconds).ToString("0.0", CultureInfo.InvariantCulture));
        }
        return table;
    }

    /// <summary>Past the caches: the time of copying one array to two is the floor.</summary>
    private static Table Long()
    {
        var table = new Table("16M elements", "ns an element", "of copying one array to two");
        double[] z = new double[LongLength], y = new double[LongLength], dy = new double[LongLength];
        for (int i = 0; i < z.Length; i++) z[i] = i % 1000 * 0.012 - 6;
        foreach (Activation activation in (Activation[])[
            Activations.Sigmoid, Activations.Tanh, Activations.ReLU, Activations.LeakyReLU, Activations.ELU])
        {
            Times[] times = Times.Interleaved(
                LongRounds, Timed(() => activation.ValueAndDerivative(z, y, dy), calls: 1), Timed(Copied, calls: 1));
            double ours = times[0].MedianMilliseconds;
            table.Row(
                activation.Name,
                (ours / LongLength * 1e6).ToString("0.00", CultureInfo.InvariantCulture),
                (ours / times[1].MedianMilliseconds).ToString("0.00", CultureInfo.InvariantCulture));
        }
        return table;

        void Copied()
        {
            z.CopyTo(y, 0);
            z.CopyTo(dy, 0);
        }
    }

    /// <summary>Formulas as people type them: recognised, they are as fast as the built-ins.</summary>
    private static Table Naive()
    {
        var table = new Table("typed naively, 64K elements", "ns an element", "of the built-in");
        double[] z = new double[Length], y = new double[Length], dy = new double[Length];
        for (int i = 0; i < z.Length; i++) z[i] = i % 1000 * 0.012 - 6;
        foreach (var (typed, builtIn, formula) in new[]
        {
            (Activation.Of(Typed.NaiveMish), Activations.Mish, "z·tanh(log(1 + e^z))"),
            (Activation.Of(Typed.NaiveSigmoid), Activations.Sigmoid, "e^z/(1 + e^z)"),
            (Activation.Of(Typed.NaiveTanh), Activations.Tanh, "(e^z − e^−z)/(e^z + e^−z)"),
        })
        {
            Times[] times = Times.Interleaved(
                Rounds, Timed(() => typed.ValueAndDerivative(z, y, dy)), Timed(() => builtIn.ValueAndDerivative(z, y, dy)));
            double ours = times[0].MedianMilliseconds;
            table.Row(
                formula,
                (ours / Length * 1e6).ToString("0.00", CultureInfo.InvariantCulture),
                (ours / times[1].MedianMilliseconds).ToString("0.00", CultureInfo.InvariantCulture));
        }
        return table;
    }

    /// <summary>
    /// What the test of a running error bound costs where digits are good, against the same formula without it: kernels, and a
    /// loop over the scalar members.
    /// </summary>
    private static Table UnderTheNet()
    {
        const double from = 3, to = 6;
        var table = new Table("derivatives under the last net, 64K elements", "ns an element", "of without", "scalar, ns", "of without");
        double[] z = Sequences.Linspace(from, to, Length), dy = new double[Length];
        foreach (var (netted, without, scalar, scalarWithout, formula) in
            new (Activation, Activation, Func<double, double>, Func<double, double>, string)[]
        {
            (Activation.Of(Netted.Rational), Activation.Of(Netted.RationalWithout),
                Netted.RationalDerivative, Netted.RationalSlope, "(z³ − 3z + 1)/(z² + 2)"),
            (Activation.Of(Netted.Brake), Activation.Of(Netted.BrakeWithout),
                Netted.BrakeDerivative, Netted.BrakeSlope, "z/((1 + |z|/2)² + |z|)"),
            (Activation.Of(Netted.Wave), Activation.Of(Netted.WaveWithout),
                Netted.WaveDerivative, Netted.WaveSlope, "e^(−z²)·cos 5z + tanh z"),
        })
        {
            Times[] times = Times.Interleaved(
                Rounds,
                Timed(() => netted.Derivative(z, dy)),
                Timed(() => without.Derivative(z, dy)),
                Timed(() => Each(scalar)),
                Timed(() => Each(scalarWithout)));
            table.Row(
                formula,
                Nanoseconds(times[0]),
                Ratio(times[0], times[1].MedianMilliseconds),
                Nanoseconds(times[2]),
                Ratio(times[2], times[3].MedianMilliseconds));
        }
        return table;

        void Each(Func<double, double> derivative)
        {
            for (int i = 0; i < z.Length; i++) dy[i] = derivative(z[i]);
        }

        static string Nanoseconds(Times each) => (each.MedianMilliseconds / Length * 1e6).ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static Func<double> Timed(Action action, int calls = Calls) => () => Times.Each(calls, action);

    private static string Ratio(Times other, double ours) =>
        (other.MedianMilliseconds / ours).ToString("0.0", CultureInfo.InvariantCulture) + "x";
}
