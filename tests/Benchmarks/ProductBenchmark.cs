using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using GradRepl.Networks.Matrices;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>Matrix products against the processor's own limit and against numpy and torch; one thread each, in one run.</summary>
internal static class ProductBenchmark
{
    /// <summary>Each timing repeats its product for about so many multiplications and additions.</summary>
    private const double OperationsPerTiming = 2e7;

    private static readonly (string What, int M, int K, int N)[] Large =
    [
        ("a batch of 128 through 784 → 256", 128, 784, 256), ("256³", 256, 256, 256),
        ("1024³", 1024, 1024, 1024), ("1000³", 1000, 1000, 1000),
    ];

    private static readonly (string What, int M, int K, int N)[] Small =
    [
        ("a batch of 128 through 2 → 64", 128, 2, 64), ("64 → 64", 128, 64, 64), ("64 → 1", 128, 64, 1),
        ("128 → 10", 128, 128, 10), ("one example through 64 → 64", 1, 64, 64),
    ];

    public static IEnumerable<Table> Run()
    {
        Parallelism.MaximumThreads = 1;
        using var peers = new PythonPeers();
        Console.WriteLine($"Peers: {peers.Versions}.\n");
        yield return Products(peers, Large);
        yield return Transposes();
        yield return Products(peers, Small);
        yield return Threads();
    }

    private static Table Products(PythonPeers peers, (string What, int M, int K, int N)[] shapes)
    {
        var table = new Table("product", "of", "fastest", "GFLOP/s", "of peak", "median", "numpy takes", "torch takes");
        foreach ((string what, int m, int k, int n) in shapes)
        {
            Row<double>(what, m, k, n);
            Row<float>(what, m, k, n);
        }
        return table;

        void Row<T>(string what, int m, int k, int n)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Matrix<T> a = Random<T>(m, k), b = Random<T>(k, n), c = new(m, n);
            string kind = typeof(T) == typeof(float) ? "float" : "double";
            string[] asked = [.. ((string[])["numpy", "torch"]).Where(peers.Has)];
            List<Func<double>> things = [Repeated(Operations(m, k, n), () => MatrixProduct.Multiply<T>(a, b, c)), Peak<T>];
            foreach (string peer in asked) things.Add(() => peers.Time($"product {peer} {m} {k} {n} {kind}"));
            Times[] times = Times.Interleaved(Rounds(Operations(m, k, n)), [.. things]);
            double ours = times[0].FastestMilliseconds, median = times[0].MedianMilliseconds, peak = 1e-6 / times[1].FastestMilliseconds;
            double rate = Operations(m, k, n) / ours * 1e-6;
            string[] cells =
            [
                .. ((string[])["numpy", "torch"]).Select(peer => Array.IndexOf(asked, peer) is >= 0 and var at
                    ? (times[2 + at].FastestMilliseconds / ours).ToString("0.0", CultureInfo.InvariantCulture) + "x"
                    : "-"),
            ];
            table.Row(
                what, kind, Microseconds(ours), Whole(rate), Percent(rate / peak),
                Percent(rate * ours / median / peak), cells[0], cells[1]);
        }
    }

    /// <summary>What the backward pass needs: the transposes of either factor.</summary>
    private static Table Transposes()
    {
        var table = new Table("128×784 with 784×256", "a·b", "aᵀ·b", "a·bᵀ");
        Row<double>();
        Row<float>();
        return table;

        void Row<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Matrix<T> a = Random<T>(128, 784), at = Random<T>(784, 128);
            Matrix<T> b = Random<T>(784, 256), bt = Random<T>(256, 784), c = new(128, 256);
            double operations = Operations(128, 784, 256);
            Times[] times = Times.Interleaved(
                Rounds(operations),
                Repeated(operations, () => MatrixProduct.Multiply<T>(a, b, c)),
                Repeated(operations, () => MatrixProduct.Multiply(((MatrixSpan<T>)at).Transposed, b, c)),
                Repeated(operations, () => MatrixProduct.Multiply(a, ((MatrixSpan<T>)bt).Transposed, c)),
                Peak<T>);
            string Of(Times each) => Percent(operations / each.FastestMilliseconds * times[3].FastestMilliseconds);
            table.Row((typeof(T) == typeof(float) ? "float" : "double") + ", of peak", Of(times[0]), Of(times[1]), Of(times[2]));
        }
    }

    /// <summary>From which size on several threads pay.</summary>
    private static Table Threads()
    {
        var table = new Table("size", "1 thread takes, of " + Environment.ProcessorCount);
        foreach (int size in (int[])[96, 128, 192, 256, 512, 1024])
        {
            Matrix<double> a = Random<double>(size, size), b = Random<double>(size, size), c = new(size, size);
            Times[] times = Times.Interleaved(
                31,
                Repeated(Operations(size, size, size), () => With(1)),
                Repeated(Operations(size, size, size), () => With(Environment.ProcessorCount)));
            table.Row(
                size.ToString(CultureInfo.InvariantCulture) + "³",
                (times[0].MedianMilliseconds / times[1].MedianMilliseconds).ToString("0.00", CultureInfo.InvariantCulture) + "x");

            void With(int threads)
            {
                Parallelism.MaximumThreads = threads;
                MatrixProduct.Multiply<double>(a, b, c);
            }
        }
        Parallelism.MaximumThreads = 1;
        return table;
    }

    private static double Operations(int m, int k, int n) => 2.0 * m * k * n;

    /// <summary>So many that some find the machine with nothing else to do.</summary>
    private static int Rounds(double operations) => (int)Math.Clamp(2e10 / operations, 15, 201);

    /// <summary>Milliseconds of one call, from as many as fill the timing.</summary>
    private static Func<double> Repeated(double operations, Action product)
    {
        int repetitions = Math.Max(1, (int)(OperationsPerTiming / operations));
        product();
        return () => Times.Once(() =>
        {
            for (int i = 0; i < repetitions; i++) product();
        }) / repetitions;
    }

    /// <summary>Milliseconds that an operation takes at best: multiply-adds in registers that do not wait for one another.</summary>
    private static double Peak<T>()
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated) return PeakRate.Milliseconds<Lane512<T>, T>() / (2 * Lane512<T>.Count);
        if (Vector256.IsHardwareAccelerated) return PeakRate.Milliseconds<Lane256<T>, T>() / (2 * Lane256<T>.Count);
        return PeakRate.Milliseconds<Lane128<T>, T>() / (2 * Lane128<T>.Count);
    }

    private static Matrix<T> Random<T>(int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        return new Matrix<T>(rows, columns).Map(_ => T.CreateChecked(random.NextDouble() - 0.5));
    }

    private static string Microseconds(double milliseconds) =>
        (milliseconds * 1e3).ToString(milliseconds < 0.01 ? "0.00" : milliseconds < 1 ? "0.0" : "0", CultureInfo.InvariantCulture) + " µs";

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Percent(double part) => (part * 100).ToString("0", CultureInfo.InvariantCulture) + " %";
}
