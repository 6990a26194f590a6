using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions.Guarding;

namespace GradRepl.Repl.Commands.Measuring;

/// <summary>What many runs took, in nanoseconds a run.</summary>
/// <param name="Median">The median of the rounds.</param>
/// <param name="Low">A tenth of the rounds were faster.</param>
/// <param name="High">A tenth were slower.</param>
/// <param name="Rounds">The number of rounds.</param>
/// <param name="Runs">The runs in each.</param>
/// <param name="Allocated">The bytes that a run allocates on this thread.</param>
internal sealed record Timing(double Median, double Low, double High, int Rounds, int Runs, long Allocated);

/// <summary>Times code in rounds that are long enough for the clock, once it is warm.</summary>
internal static class Stopwatching
{
    private const double WarmUp = 0.25, Round = 0.01;
    private const int LeastRounds = 3, MostRounds = 101;

    /// <summary>Runs a delegate without parameters as often as it is told, and keeps the result, so that it is computed.</summary>
    public static Action<int> Batches(Delegate code) => code switch
    {
        Action action => times =>
        {
            for (int i = 0; i < times; i++) action();
        }
        ,
        Func<Task> asynchronous => times =>
        {
            for (int i = 0; i < times; i++) asynchronous().GetAwaiter().GetResult();
        }
        ,
        _ => ((IBatch)Activator.CreateInstance(typeof(Batch<>).MakeGenericType(code.Method.ReturnType), code)!).Run,
    };

    /// <summary>Measures until <paramref name="seconds"/> have passed; long runs at least three times.</summary>
    public static Timing Measure(Action<int> batch, double seconds = 1)
    {
        int runs = WarmAndCount(batch, Math.Min(WarmUp, seconds));
        var rounds = new List<double>();
        long allocated = GC.GetAllocatedBytesForCurrentThread(), end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (rounds.Count < LeastRounds || (rounds.Count < MostRounds && Stopwatch.GetTimestamp() < end))
        {
            Guard.Tick();
            long start = Stopwatch.GetTimestamp();
            batch(runs);
            rounds.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / runs);
        }
        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / ((long)rounds.Count * runs);
        double[] sorted = [.. rounds.Order()];
        return new Timing(sorted[sorted.Length / 2], sorted[sorted.Length / 10], sorted[^(1 + sorted.Length / 10)], sorted.Length, runs, allocated);
    }

    // Until the compiler has compiled it a second time, in the background; then as many runs as fill a round.
    private static int WarmAndCount(Action<int> batch, double seconds)
    {
        int runs = 1;
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            Guard.Tick();
            long start = Stopwatch.GetTimestamp();
            batch(runs);
            double took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            bool warm = Stopwatch.GetElapsedTime(begin).TotalSeconds >= seconds;
            if (took < Round / 2 && runs < 1 << 28) runs *= took < Round / 8 ? 4 : 2;
            else if (warm) return Math.Max(1, (int)Math.Min(1 << 28, runs * (Round / took)));
        }
    }

    private interface IBatch
    {
        void Run(int times);
    }

    private sealed class Batch<T>(Func<T> code) : IBatch
    {
        private T? _result;

        public T? Result => _result;

        public void Run(int times)
        {
            for (int i = 0; i < times; i++) _result = code();
        }
    }
}
