using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GradRepl.Runtime;

/// <summary>What a chain computes beside its activations, in lanes of the widest kind that the processor has.</summary>
/// <remarks>Results lie anywhere; at <c>before</c> is an aligned line of room for the first store of each.</remarks>
internal static unsafe class ChainLoops
{
    private const int Line = 64 / sizeof(double);

    /// <summary>Whether results can go past the caches straight from the registers; from narrower ones they would take longer.</summary>
    public static bool CanStream => Vector512.IsHardwareAccelerated;

    /// <summary>The sigmoid output of each logit, its loss, and ∂L/∂logit.</summary>
    public static void Output(double* logits, double target, double* probabilities, double* losses, double* gradient, int count, double* before, bool streams)
    {
        int whole = count - count % WidestCount;
        if (whole > 0)
        {
            if (Vector512.IsHardwareAccelerated && streams) Output<Lane512<double>, StreamingStores>(logits, target, probabilities, losses, gradient, whole, before);
            else if (Vector512.IsHardwareAccelerated) Output<Lane512<double>, AlignedStores>(logits, target, probabilities, losses, gradient, whole, before);
            else if (Vector256.IsHardwareAccelerated) Output<Lane256<double>, PlainStores>(logits, target, probabilities, losses, gradient, whole, before);
            else Output<Lane128<double>, PlainStores>(logits, target, probabilities, losses, gradient, whole, before);
        }
        if (whole < count) Output<LaneScalar<double>, PlainStores>(logits + whole, target, probabilities + whole, losses + whole, gradient + whole, count - whole, before);
    }

    /// <summary>
    /// One layer back: gradient becomes gradient·W·slope, but for the last layer, which has no slopes; the layer's weight
    /// gradient is that times its input.
    /// </summary>
    public static void Retreat(double* gradient, double weight, double* slopes, double* inputs, double* weightGradients, int count, double* before, bool streams)
    {
        int whole = count - count % WidestCount;
        if (whole > 0)
        {
            if (Vector512.IsHardwareAccelerated && streams) Retreat<Lane512<double>, StreamingStores>(gradient, weight, slopes, inputs, weightGradients, whole, before);
            else if (Vector512.IsHardwareAccelerated) Retreat<Lane512<double>, AlignedStores>(gradient, weight, slopes, inputs, weightGradients, whole, before);
            else if (Vector256.IsHardwareAccelerated) Retreat<Lane256<double>, PlainStores>(gradient, weight, slopes, inputs, weightGradients, whole, before);
            else Retreat<Lane128<double>, PlainStores>(gradient, weight, slopes, inputs, weightGradients, whole, before);
        }
        if (whole < count) Retreat<LaneScalar<double>, PlainStores>(gradient + whole, weight, slopes == null ? null : slopes + whole, inputs + whole, weightGradients + whole, count - whole, before);
    }

    private static int WidestCount => Vector512.IsHardwareAccelerated ? Lane512<double>.Count : Vector256.IsHardwareAccelerated ? Lane256<double>.Count : Lane128<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Output<TLane, TStores>(double* logits, double target, double* probabilities, double* losses, double* gradient, int count, double* before)
        where TLane : struct, ILane<TLane, double>
        where TStores : struct, IKernelStores
    {
        var probability = new AlignedOutput<TLane, double, TStores>(probabilities, before);
        var loss = new AlignedOutput<TLane, double, TStores>(losses, before + Line);
        nuint i = 0, length = (nuint)count;
        do
        {
            LogitLoss.Evaluate(TLane.Load(in *logits, i), target, out TLane p, out TLane value, out TLane derivative);
            probability.Write(p, i);
            loss.Write(value, i);
            TLane.Store(derivative, ref *gradient, i);
            i += (nuint)TLane.Count;
        }
        while (i < length);
        probability.End(probabilities, length);
        loss.End(losses, length);
        if (!TStores.Align) return;
        AlignedOutput<TLane, double, TStores>.Begin(probabilities, before);
        AlignedOutput<TLane, double, TStores>.Begin(losses, before + Line);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Retreat<TLane, TStores>(double* gradient, double weight, double* slopes, double* inputs, double* weightGradients, int count, double* before)
        where TLane : struct, ILane<TLane, double>
        where TStores : struct, IKernelStores
    {
        var weightGradient = new AlignedOutput<TLane, double, TStores>(weightGradients, before);
        TLane weights = TLane.Create(weight);
        nuint i = 0, length = (nuint)count;
        do
        {
            TLane upstream = TLane.Load(in *gradient, i);
            if (slopes != null)
            {
                upstream = upstream * weights * TLane.Load(in *slopes, i);
                TLane.Store(upstream, ref *gradient, i);
            }
            weightGradient.Write(upstream * TLane.Load(in *inputs, i), i);
            i += (nuint)TLane.Count;
        }
        while (i < length);
        weightGradient.End(weightGradients, length);
        if (TStores.Align) AlignedOutput<TLane, double, TStores>.Begin(weightGradients, before);
    }
}
