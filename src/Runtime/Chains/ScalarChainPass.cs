using System;
using System.Buffers;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Runtime.Chains;

/// <summary>
/// Runs blocks of a chain's inputs through all layers, forwards and backwards, in working memory ("room") that fits a core's
/// own caches. When results are streamed to memory, they are copied from there.
/// </summary>
internal sealed unsafe class ScalarChainPass(ScalarChain chain, ScalarChainRun run, bool streams)
{
    /// <summary>Bytes of activations and slopes of one block.</summary>
    private const int Working = 256 * 1024;

    /// <summary>Numbers in a cache line: rows of the room begin at a line.</summary>
    private const int Line = CacheLine.Bytes / sizeof(double);

    private readonly int _size = Math.Clamp(Working / (2 * sizeof(double) * chain.Layers) / Line * Line, 8 * Line, 128 * Line);
    private readonly ActivationKernel? _activation = chain.Activation.Vectorized;

    /// <summary>A row's numbers and one line more: rows a power of two apart would evict one another from the caches.</summary>
    private int RowLength => _size + Line;

    /// <summary>The inputs from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public void Run(double* x, int from, int to)
    {
        // Rows for activations 0 … L − 1, slopes 1 … L − 1, pre-activations and the gradient, and three cache lines for first stores.
        double[] room = ArrayPool<double>.Shared.Rent((2 * chain.Layers + 2) * RowLength + 3 * Line);
        try
        {
            fixed (double* start = room)
            {
                var rows = (double*)CacheLine.Next(start);
                for (; from < to; from += _size) RunStretch(x + from, from, Math.Min(_size, to - from), rows);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(room);
        }
        if (streams) StreamingStore.Fence();
    }

    private void RunStretch(double* x, int from, int count, double* rows)
    {
        int last = chain.Layers;
        double* gradient = Row(2 * last), z = Row(2 * last + 1), before = Row(2 * last + 2);
        new ReadOnlySpan<double>(x, count).CopyTo(Activations(0));
        if (streams) StreamOut(0);
        for (int layer = 1; layer < last; layer++)
        {
            ReadOnlySpan<double> preActivations = PreActivations(layer);
            Span<double> slopes = new(Slopes(layer), count);
            // The spans do not overlap and have one length, so the kernel is called without the public checks.
            if (_activation is not null) _activation.ValueAndDerivative(preActivations, Activations(layer), slopes);
            else chain.Activation.ValueAndDerivative(preActivations, Activations(layer), slopes);
            // Stream out now: the writes to memory overlap with computing the next layer.
            if (streams) StreamOut(layer);
        }

        fixed (double* logits = PreActivations(last), probabilities = &run.Activations[last][from], losses = &run.Loss[from])
            ChainLoops.Run(new OutputLoop(logits, run.Y, probabilities, losses, gradient, before), count, streams);
        for (int layer = last; layer >= 1; layer--)
        {
            // The last layer's gradient is there already; no slope multiplies it.
            double* slopes = layer == last ? null : Slopes(layer);
            fixed (double* inputs = Activations(layer - 1), weightGradients = &run.WeightGradients[layer][from])
                ChainLoops.Run(new BackwardLoop(gradient, chain.Weight, slopes, inputs, weightGradients, before), count, streams);
        }

        double* Row(int index) => rows + index * RowLength;

        // When streaming, activations are computed in the working memory and copied out from there.
        Span<double> Activations(int layer) => streams ? new(Row(layer), count) : run.Activations[layer].AsSpan(from, count);

        void StreamOut(int layer)
        {
            fixed (double* activations = &run.Activations[layer][from])
                StreamingStore.Copy((byte*)Row(layer), (byte*)activations, count * sizeof(double));
        }

        double* Slopes(int layer) => Row(last + layer);

        // With W = 1 and b = 0, the usual case, the pre-activations are the activations before.
        ReadOnlySpan<double> PreActivations(int layer) =>
            chain is { Weight: 1, Bias: 0 } ? Activations(layer - 1) : PreActivate(Activations(layer - 1), new(z, count));
    }

    private ReadOnlySpan<double> PreActivate(ReadOnlySpan<double> a, Span<double> z)
    {
        for (int i = 0; i < a.Length; i++) z[i] = chain.Weight * a[i] + chain.Bias;
        return z;
    }
}
