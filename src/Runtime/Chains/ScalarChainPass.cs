using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GradRepl.Runtime;

/// <summary>
/// Runs stretches of a chain's inputs through all layers, forwards and backwards, while they are in the caches that a core
/// has for itself.
/// </summary>
internal sealed class ScalarChainPass(ScalarChain chain, ScalarChainRun run)
{
    /// <summary>Bytes of slopes and activations that a stretch keeps at hand: the longer it is, the better are its arrays fetched ahead.</summary>
    private const int Working = 256 * 1024;

    private readonly int _size = Math.Clamp(Working / (2 * sizeof(double) * chain.Layers), 64, 1024);
    private readonly ActivationKernel? _activation = chain.Activation.Vectorized;

    /// <summary>The inputs from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public void Run(int from, int to)
    {
        // For each stretch in turn: the pre-activations of a layer, the gradient, and the slopes of all layers.
        double[] room = ArrayPool<double>.Shared.Rent((chain.Layers + 2) * _size);
        try
        {
            for (; from < to; from += _size) RunStretch(from, Math.Min(_size, to - from), room);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(room);
        }
    }

    private void RunStretch(int from, int count, double[] room)
    {
        int last = chain.Layers;
        Span<double> gradient = room.AsSpan(_size, count);
        for (int layer = 1; layer < last; layer++)
        {
            // The spans are apart and of one length: the kernel needs no checks.
            if (_activation is not null) _activation.ValueAndDerivative(PreActivations(layer), At(run.Activations[layer]), Slopes(layer));
            else chain.Activation.ValueAndDerivative(PreActivations(layer), At(run.Activations[layer]), Slopes(layer));
        }

        ReadOnlySpan<double> logit = PreActivations(last);
        Output(logit, At(run.Activations[last]), At(run.Loss), gradient);

        // ∂L/∂W of the last layer is the gradient itself times its input.
        Times(gradient, 1, [], At(run.Activations[last - 1]), At(run.WeightGradients[last]));
        for (int layer = last - 1; layer >= 1; layer--)
            Times(gradient, chain.Weight, Slopes(layer), At(run.Activations[layer - 1]), At(run.WeightGradients[layer]));

        Span<double> At(double[] all) => all.AsSpan(from, count);

        Span<double> Slopes(int layer) => room.AsSpan((layer + 1) * _size, count);

        // W = 1 and b = 0, the usual case, leaves the activations as they are.
        ReadOnlySpan<double> PreActivations(int layer) =>
            chain is { Weight: 1, Bias: 0 } ? At(run.Activations[layer - 1]) : PreActivate(At(run.Activations[layer - 1]), room.AsSpan(0, count));
    }

    private ReadOnlySpan<double> PreActivate(ReadOnlySpan<double> a, Span<double> z)
    {
        for (int i = 0; i < a.Length; i++) z[i] = chain.Weight * a[i] + chain.Bias;
        return z;
    }

    /// <summary>The sigmoid output of each logit, its loss, and ∂L/∂logit.</summary>
    private void Output(ReadOnlySpan<double> logits, Span<double> probabilities, Span<double> losses, Span<double> gradients)
    {
        int done = Vector512.IsHardwareAccelerated ? Output<Lane512<double>>(logits, probabilities, losses, gradients, 0)
            : Vector256.IsHardwareAccelerated ? Output<Lane256<double>>(logits, probabilities, losses, gradients, 0)
            : Output<Lane128<double>>(logits, probabilities, losses, gradients, 0);
        Output<LaneScalar<double>>(logits, probabilities, losses, gradients, done);
    }

    /// <summary>The whole lanes from an index on, and where they end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private int Output<TLane>(ReadOnlySpan<double> logits, Span<double> probabilities, Span<double> losses, Span<double> gradients, int from)
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        ref double z = ref MemoryMarshal.GetReference(logits), p = ref MemoryMarshal.GetReference(probabilities);
        ref double loss = ref MemoryMarshal.GetReference(losses), gradient = ref MemoryMarshal.GetReference(gradients);
        int i = from;
        for (; i + TLane.Count <= logits.Length; i += TLane.Count)
        {
            LogitLoss.Evaluate(TLane.Load(in z, (nuint)i), run.Y, out TLane probability, out TLane value, out TLane derivative);
            TLane.Store(probability, ref p, (nuint)i);
            TLane.Store(value, ref loss, (nuint)i);
            TLane.Store(derivative, ref gradient, (nuint)i);
        }
        return i;
    }

    /// <summary>One layer back: gradient becomes gradient·W·slope, and the layer's weight gradient is that times its input.</summary>
    private static void Times(Span<double> gradient, double weight, ReadOnlySpan<double> slopes, ReadOnlySpan<double> inputs, Span<double> weightGradients)
    {
        int done = Vector512.IsHardwareAccelerated ? Times<Lane512<double>>(gradient, weight, slopes, inputs, weightGradients, 0)
            : Vector256.IsHardwareAccelerated ? Times<Lane256<double>>(gradient, weight, slopes, inputs, weightGradients, 0)
            : Times<Lane128<double>>(gradient, weight, slopes, inputs, weightGradients, 0);
        Times<LaneScalar<double>>(gradient, weight, slopes, inputs, weightGradients, done);
    }

    /// <summary>The whole lanes from an index on, and where they end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Times<TLane>(Span<double> gradient, double weight, ReadOnlySpan<double> slopes, ReadOnlySpan<double> inputs, Span<double> weightGradients, int from)
        where TLane : struct, ILane<TLane>, ILane<TLane, double>
    {
        ref double gradients = ref MemoryMarshal.GetReference(gradient), products = ref MemoryMarshal.GetReference(weightGradients);
        ref double factors = ref MemoryMarshal.GetReference(slopes), values = ref MemoryMarshal.GetReference(inputs);
        bool retreats = !slopes.IsEmpty;
        int i = from;
        for (; i + TLane.Count <= gradient.Length; i += TLane.Count)
        {
            TLane upstream = TLane.Load(in gradients, (nuint)i);
            if (retreats)
            {
                upstream = upstream * weight * TLane.Load(in factors, (nuint)i);
                TLane.Store(upstream, ref gradients, (nuint)i);
            }
            TLane.Store(upstream * TLane.Load(in values, (nuint)i), ref products, (nuint)i);
        }
        return i;
    }
}
