using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;
using GradRepl.Runtime.Kernels;
using GradRepl.Runtime.Losses;

namespace GradRepl.Runtime.Chains;

/// <summary>What a chain computes beside its activations, point by point, written once over a lane type.</summary>
internal interface IChainLoop
{
    /// <summary>So many points from <paramref name="from"/> on, in whole lanes.</summary>
    void Run<TLane, TStores>(int from, int count)
        where TLane : struct, ILane<TLane, double>
        where TStores : struct, IKernelStores;
}

/// <summary>A chain's loops, in lanes of the widest kind that the processor has.</summary>
internal static class ChainLoops
{
    /// <summary>Whether results can go past the caches straight from the registers; from narrower ones they would take longer.</summary>
    public static bool CanStream => Vector512.IsHardwareAccelerated;

    public static void Run<TLoop>(in TLoop loop, int count, bool streams)
        where TLoop : struct, IChainLoop => WidestLanes.Run<double, Work<TLoop>>(new Work<TLoop>(loop, count, CanStream && streams));

    /// <summary>Whole lanes, then what is left one by one.</summary>
    private readonly struct Work<TLoop>(TLoop loop, int count, bool streams) : ILaneWork<double>
        where TLoop : struct, IChainLoop
    {
        public void Run<TLane>()
            where TLane : struct, ILane<TLane, double>
        {
            int rest = count % TLane.Count, whole = count - rest;
            if (whole > 0)
            {
                if (streams) loop.Run<TLane, StreamingStores>(0, whole);
                else if (TLane.Count * sizeof(double) == CacheLine.Bytes) loop.Run<TLane, AlignedStores>(0, whole);
                else loop.Run<TLane, PlainStores>(0, whole);
            }
            if (rest > 0) loop.Run<LaneScalar<double>, PlainStores>(whole, rest);
        }
    }
}

/// <summary>The sigmoid output of each logit, its loss, and ∂L/∂logit.</summary>
/// <param name="logits">z⁽ᴸ⁾.</param>
/// <param name="target">The target of every point.</param>
/// <param name="probabilities">Where a⁽ᴸ⁾ goes.</param>
/// <param name="losses">Where the log loss goes.</param>
/// <param name="gradient">Where ∂L/∂z⁽ᴸ⁾ goes, in the room.</param>
/// <param name="before">Two lines of room, for the first stores of the two results.</param>
internal readonly unsafe struct OutputLoop(
    double* logits, double target, double* probabilities, double* losses, double* gradient, double* before) : IChainLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLane, TStores>(int from, int count)
        where TLane : struct, ILane<TLane, double>
        where TStores : struct, IKernelStores
    {
        double* z = logits + from, p = probabilities + from, l = losses + from, dz = gradient + from;
        double* beforeP = before, beforeL = before + CacheLine.Bytes / sizeof(double);
        var outputs = new AlignedOutput<TLane, double, TStores>(p, beforeP);
        var outputLosses = new AlignedOutput<TLane, double, TStores>(l, beforeL);
        double y = target;
        nuint i = 0, length = (nuint)count;
        do
        {
            LogitLoss.Evaluate(TLane.Load(in *z, i), y, out TLane probability, out TLane loss, out TLane derivative);
            outputs.Write(probability, i);
            outputLosses.Write(loss, i);
            TLane.Store(derivative, ref *dz, i);
            i += (nuint)TLane.Count;
        }
        while (i < length);
        outputs.End(p, length);
        outputLosses.End(l, length);
        if (!TStores.Align) return;
        AlignedOutput<TLane, double, TStores>.Begin(p, beforeP);
        AlignedOutput<TLane, double, TStores>.Begin(l, beforeL);
    }
}

/// <summary>One layer back: gradient becomes gradient·W·slope, and the layer's weight gradient is that times its input.</summary>
/// <param name="gradient">∂L/∂z of the layer after it, and then of this one, in the room.</param>
/// <param name="weight">W.</param>
/// <param name="slopes">g′(z), in the room; null for the last layer, whose gradient is there already.</param>
/// <param name="inputs">The activations of the layer before.</param>
/// <param name="weightGradients">Where ∂L/∂W goes.</param>
/// <param name="before">A line of room, for the first store.</param>
internal readonly unsafe struct BackwardLoop(
    double* gradient, double weight, double* slopes, double* inputs, double* weightGradients, double* before) : IChainLoop
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run<TLane, TStores>(int from, int count)
        where TLane : struct, ILane<TLane, double>
        where TStores : struct, IKernelStores
    {
        double* dz = gradient + from, factors = slopes + from, a = inputs + from, dW = weightGradients + from, beforeDW = before;
        bool retreats = slopes != null;
        var products = new AlignedOutput<TLane, double, TStores>(dW, beforeDW);
        TLane w = TLane.Create(weight);
        nuint i = 0, length = (nuint)count;
        do
        {
            TLane upstream = TLane.Load(in *dz, i);
            if (retreats)
            {
                upstream = upstream * w * TLane.Load(in *factors, i);
                TLane.Store(upstream, ref *dz, i);
            }
            products.Write(upstream * TLane.Load(in *a, i), i);
            i += (nuint)TLane.Count;
        }
        while (i < length);
        products.End(dW, length);
        if (TStores.Align) AlignedOutput<TLane, double, TStores>.Begin(dW, beforeDW);
    }
}
