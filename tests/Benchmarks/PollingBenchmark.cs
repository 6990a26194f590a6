using System;
using System.Collections.Generic;
using System.Globalization;
using GradRepl.Repl.Sessions.Guarding;

namespace GradRepl.Benchmarks;

/// <summary>What the session's guards cost: the same loops with the calls where the session inserts them, and without.</summary>
internal static class PollingBenchmark
{
    private const int Count = 4_000_000, Side = 160, Rounds = 21;

    private static readonly double[] Matrix = Fill(Side * Side);
    private static readonly double[] Numbers = Fill(Count);

    // Where results go, so that nothing is left out for having none.
    internal static volatile object? Sink;

    public static IEnumerable<Table> Run()
    {
        (string Name, Func<double> Plain, Func<double> Guarded)[] loops =
        [
            ("sum of i * 0.5", () => Sum(Count), () => SumGuarded(Count)),
            ("sum of an array", () => Elements(Numbers), () => ElementsGuarded(Numbers)),
            ("swish(z) over a range, by a call", () => Calls(Count / 8), () => CallsGuarded(Count / 8)),
            ("matrix product, 160 x 160", () => Product(Matrix, Matrix), () => ProductGuarded(Matrix, Matrix)),
            ("fib(27), recursive", () => Fib(27), () => FibGuarded(27)),
        ];
        var table = new Table("loop", "plain", "guarded", "costs");
        foreach ((string name, Func<double> plain, Func<double> guarded) in loops)
        {
            for (int i = 0; i < 40; i++) Sink = plain() + guarded(); // Until both are fully optimised.
            System.Threading.Thread.Sleep(300);
            for (int i = 0; i < 5; i++) Sink = plain() + guarded();
            Times[] times = Times.Interleaved(Rounds, () => Times.Once(() => Sink = plain()), () => Times.Once(() => Sink = guarded()));
            double cost = times[1].MedianMilliseconds / times[0].MedianMilliseconds - 1;
            table.Row(name, times[0].Median, times[1].Median, cost.ToString("+0.0%;-0.0%", CultureInfo.InvariantCulture));
        }
        return [table];
    }

    private static double[] Fill(int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) numbers[i] = i % 7;
        return numbers;
    }

    private static double Sum(int n)
    {
        double a = 0;
        for (int i = 0; i < n; i++) a += i * 0.5;
        return a;
    }

    private static double SumGuarded(int n)
    {
        Guard.Enter();
        double a = 0;
        for (int i = 0; i < n; i++)
        {
            Guard.Tick();
            a += i * 0.5;
        }
        return a;
    }

    private static double Elements(double[] x)
    {
        double a = 0;
        for (int i = 0; i < x.Length; i++) a += x[i];
        return a;
    }

    private static double ElementsGuarded(double[] x)
    {
        Guard.Enter();
        double a = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Guard.Tick();
            a += x[i];
        }
        return a;
    }

    private static double Swish(double z) => z / (1 + Math.Exp(-z));

    private static double Calls(int n)
    {
        double a = 0;
        for (int i = 0; i < n; i++) a += Swish(i * 1e-5);
        return a;
    }

    private static double CallsGuarded(int n)
    {
        Guard.Enter();
        double a = 0;
        for (int i = 0; i < n; i++)
        {
            Guard.Tick();
            a += Swish(i * 1e-5); // Purely numeric: the session leaves it as it is.
        }
        return a;
    }

    private static double Product(double[] a, double[] b)
    {
        double[] c = new double[Side * Side];
        for (int i = 0; i < Side; i++)
            for (int k = 0; k < Side; k++)
            {
                double t = a[i * Side + k];
                for (int j = 0; j < Side; j++) c[i * Side + j] += t * b[k * Side + j];
            }
        return c[1];
    }

    private static double ProductGuarded(double[] a, double[] b)
    {
        Guard.Enter();
        double[] c = new double[Side * Side];
        for (int i = 0; i < Side; i++)
        {
            Guard.Tick();
            for (int k = 0; k < Side; k++)
            {
                Guard.Tick();
                double t = a[i * Side + k];
                for (int j = 0; j < Side; j++)
                {
                    Guard.Tick();
                    c[i * Side + j] += t * b[k * Side + j];
                }
            }
        }
        return c[1];
    }

    private static long Fib(int k) => k < 2 ? k : Fib(k - 1) + Fib(k - 2);

    private static long FibGuarded(int k)
    {
        Guard.Enter();
        return k < 2 ? k : FibGuarded(k - 1) + FibGuarded(k - 2);
    }
}
