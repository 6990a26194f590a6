using System;
using System.Numerics;

namespace GradRepl.Runtime;

/// <summary>
/// Runs stretches of a chain's inputs through all layers, forwards and backwards, while they are in the innermost cache.
/// Has buffers of its own: one for each thread.
/// </summary>
internal sealed class ScalarChainPass(ScalarChain chain, ActivationKernel loss, ScalarChainRun run)
{
    /// <summary>Bytes of slopes and activations that a stretch keeps at hand.</summary>
    private const int Working = 64 * 1024;

    private readonly double[] _z = new double[SizeFor(chain.Layers)];
    private readonly double[] _gradient = new double[SizeFor(chain.Layers)];
    private readonly double[] _slopes = new double[(chain.Layers + 1) * SizeFor(chain.Layers)];

    /// <summary>The inputs from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public void Run(int from, int to)
    {
        for (int size = _z.Length; from < to; from += size) RunStretch(from, Math.Min(size, to - from));
    }

    private static int SizeFor(int layers) => Math.Clamp(Working / (2 * sizeof(double) * layers), 64, 1024);

    private void RunStretch(int from, int count)
    {
        int last = chain.Layers;
        Span<double> gradient = _gradient.AsSpan(0, count);
        for (int layer = 1; layer < last; layer++)
            chain.Activation.ValueAndDerivative(PreActivations(layer), At(run.Activations[layer]), Slopes(layer));

        ReadOnlySpan<double> logit = PreActivations(last);
        GradRepl.Runtime.Activations.Sigmoid.Value(logit, At(run.Activations[last]));
        loss.ValueAndDerivative(logit, At(run.Loss), gradient);

        Product(gradient, At(run.Activations[last - 1]), At(run.WeightGradients[last]));
        for (int layer = last - 1; layer >= 1; layer--)
            Retreat(gradient, Slopes(layer), At(run.Activations[layer - 1]), At(run.WeightGradients[layer]));

        Span<double> At(double[] all) => all.AsSpan(from, count);

        Span<double> Slopes(int layer) => _slopes.AsSpan(layer * _z.Length, count);

        // W = 1 and b = 0, the usual case, leaves the activations as they are.
        ReadOnlySpan<double> PreActivations(int layer) =>
            chain is { Weight: 1, Bias: 0 } ? At(run.Activations[layer - 1]) : PreActivate(At(run.Activations[layer - 1]));
    }

    private ReadOnlySpan<double> PreActivate(ReadOnlySpan<double> a)
    {
        var (weight, bias) = (new Vector<double>(chain.Weight), new Vector<double>(chain.Bias));
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            (weight * new Vector<double>(a[i..]) + bias).CopyTo(_z.AsSpan(i));
        for (; i < a.Length; i++) _z[i] = chain.Weight * a[i] + chain.Bias;
        return _z.AsSpan(0, a.Length);
    }

    /// <summary>One layer back: gradient becomes gradient·W·slope, and the layer's weight gradient is that times its input.</summary>
    private void Retreat(Span<double> gradient, ReadOnlySpan<double> slopes, ReadOnlySpan<double> inputs, Span<double> weightGradients)
    {
        var weight = new Vector<double>(chain.Weight);
        int i = 0;
        for (; i <= gradient.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> upstream = new Vector<double>(gradient[i..]) * weight * new Vector<double>(slopes[i..]);
            upstream.CopyTo(gradient[i..]);
            (upstream * new Vector<double>(inputs[i..])).CopyTo(weightGradients[i..]);
        }
        for (; i < gradient.Length; i++)
        {
            gradient[i] = gradient[i] * chain.Weight * slopes[i];
            weightGradients[i] = gradient[i] * inputs[i];
        }
    }

    private static void Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        int i = 0;
        for (; i <= left.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(left[i..]) * new Vector<double>(right[i..])).CopyTo(product[i..]);
        for (; i < left.Length; i++) product[i] = left[i] * right[i];
    }
}
