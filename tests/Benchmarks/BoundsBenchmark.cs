using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GradRepl.Runtime;

namespace GradRepl.Benchmarks;

/// <summary>
/// What bounds the kernels: how many instructions their loops have, at the rate that this processor was measured to begin
/// them; how long one vector takes from load to store; and how long each takes in the innermost cache.
/// </summary>
internal static class BoundsBenchmark
{
    /// <summary>Three arrays of so many doubles fit the innermost cache.</summary>
    public const int Length = 1024;

    private const int Rounds = 201, Steps = 10_000;
    private const MethodImplOptions Compiled = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    public static IEnumerable<Table> Run()
    {
        Parallelism.MaximumThreads = 1;
        if (Vector512.IsHardwareAccelerated) yield return Run<Lane512<double>>();
        else if (Vector256.IsHardwareAccelerated) yield return Run<Lane256<double>>();
        else yield return Run<Lane128<double>>();
    }

    private static Table Run<TLane>()
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        double multiplyAdd = Times.Interleaved(Rounds, PeakRate.Milliseconds<TLane, double>)[0].FastestMilliseconds * 1e6;
        double division = Fastest(() => Divisions<TLane>()) / (8 * Steps);
        Console.WriteLine(FormattableString.Invariant(
            $"{TLane.Count} doubles at a time: a multiply-add every {multiplyAdd:0.000} ns, a division every {division:0.00} ns.\n"));
        var table = new Table(
            "a vector", "instructions", "divisions", "at their rate, ns", "begin to end, ns", "takes, ns", "under way at once");
        return table
            .Row(Cells<ActivationFunctions.SigmoidKernel, TLane>(Activations.Sigmoid, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.TanhKernel, TLane>(Activations.Tanh, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.SiLUKernel, TLane>(Activations.SiLU, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.SoftplusKernel.AtDefaults, TLane>(Activations.Softplus, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.MishKernel, TLane>(Activations.Mish, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.GELUTanhKernel, TLane>(Activations.GELUTanh, new(), multiplyAdd, division))
            .Row(Cells<ActivationFunctions.GELUKernel, TLane>(Activations.GELU, new(), multiplyAdd, division));
    }

    private static string[] Cells<TKernel, TLane>(Activation activation, TKernel kernel, double multiplyAdd, double division)
        where TKernel : struct, IActivationKernel
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        CompiledLoop loop = CompiledLoop.Of(activation.Name);
        double[] z = Sequences.Linspace(-6, 6, Length), y = new double[Length], dy = new double[Length];
        double vectors = (double)Length / TLane.Count, takes = Fastest(() => activation.ValueAndDerivative(z, y, dy), calls: 50) / vectors;
        double dependent = Fastest(() => Chain<TKernel, TLane>(kernel, 1.5, default)) / Steps;
        // A division stands for three instructions, and its unit takes one at a time.
        double rate = Math.Max((loop.Arithmetic + 2 * loop.Divisions) * multiplyAdd, loop.Divisions * division);
        return
        [
            activation.Name,
            $"{loop.Arithmetic}",
            $"{loop.Divisions}",
            Text(rate),
            Text(dependent),
            Text(takes),
            Text(dependent / takes),
        ];
    }

    [MethodImpl(Compiled)]
    private static TLane Divisions<TLane>()
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        TLane a = 1.1, b = 1.2, c = 1.3, d = 1.4, e = 1.5, f = 1.6, g = 1.7, h = 1.8, one = 1;
        for (int step = 0; step < Steps; step++)
        {
            (a, b, c, d) = (one / a, one / b, one / c, one / d);
            (e, f, g, h) = (one / e, one / f, one / g, one / h);
        }
        return a + b + c + d + e + f + g + h;
    }

    /// <summary>Each evaluation waits for the one before, whose bits are all cleared from its argument.</summary>
    [MethodImpl(Compiled)]
    private static TLane Chain<TKernel, TLane>(TKernel kernel, double start, TLane cleared)
        where TKernel : struct, IActivationKernel
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        TLane first = TLane.Create(start), z = first;
        for (int step = 0; step < Steps; step++)
        {
            kernel.Evaluate(z, out TLane value, out TLane derivative);
            z = first | (value & derivative & cleared);
        }
        return z;
    }

    private static double Fastest<T>(Func<T> run) => Fastest(() => { run(); }, calls: 1);

    /// <summary>In nanoseconds: what disturbs the fastest of many rounds is the machine's own.</summary>
    private static double Fastest(Action run, int calls)
    {
        // The first rounds are the runtime's, which compiles the callers of what is called often once more.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(0.3);) run();
        return Times.Interleaved(Rounds, () => Times.Each(calls, run))[0].FastestMilliseconds * 1e6;
    }

    private static string Text(double number) => number.ToString(number < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
