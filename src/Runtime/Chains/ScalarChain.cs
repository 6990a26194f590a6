using System;
using System.Threading.Tasks;
using GradRepl.Runtime.Chains;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Runtime;

/// <summary>
/// The smallest deep network that shows what an activation does to gradients: one node a layer, the same weight W and bias b
/// everywhere, an activation g in layers 1 … L−1, a sigmoid output in layer L, and log loss.
/// </summary>
/// <remarks>
/// <para>Forwards, with a⁽⁰⁾ = x:  z⁽ˡ⁾ = W·a⁽ˡ⁻¹⁾ + b,  a⁽ˡ⁾ = g(z⁽ˡ⁾),  a⁽ᴸ⁾ = σ(z⁽ᴸ⁾),  L = −y·log a⁽ᴸ⁾ − (1 − y)·log(1 − a⁽ᴸ⁾).</para>
/// <para>Backwards:  ∂L/∂z⁽ᴸ⁾ = a⁽ᴸ⁾ − y,  ∂L/∂z⁽ˡ⁾ = W·∂L/∂z⁽ˡ⁺¹⁾·g′(z⁽ˡ⁾),  ∂L/∂W⁽ˡ⁾ = ∂L/∂z⁽ˡ⁾·a⁽ˡ⁻¹⁾.</para>
/// <para>The factors W·g′(z⁽ˡ⁾) repeat, one a layer: below 1 the gradient vanishes with depth, above 1 it explodes.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
public sealed class ScalarChain
{
    /// <summary>Points times layers that are worth a thread of their own.</summary>
    private const int ParallelWork = 100_000;

    /// <summary>
    /// Bytes of results from which new arrays, which are in no cache, are not brought there: fewer than of an earlier run's.
    /// </summary>
    private const long StreamingThresholdOfNewArrays = 256L << 10;

    /// <summary>A chain with the given activation in its hidden layers.</summary>
    /// <param name="activation">g, the activation of layers 1 … L−1.</param>
    /// <param name="layers">L, the number of layers with the sigmoid output; at least 1.</param>
    /// <param name="weight">W, the value of every layer's weight.</param>
    /// <param name="bias">b, the value of every layer's bias.</param>
    /// <exception cref="ArgumentOutOfRangeException">layers is below 1, or weight or bias is not finite.</exception>
    public ScalarChain(Activation activation, int layers, double weight = 1, double bias = 0)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (layers < 1)
            throw new ArgumentOutOfRangeException(nameof(layers), layers, "A chain has at least one layer, its sigmoid output.");
        if (!double.IsFinite(weight)) throw new ArgumentOutOfRangeException(nameof(weight), weight, "The weight must be a finite number.");
        if (!double.IsFinite(bias)) throw new ArgumentOutOfRangeException(nameof(bias), bias, "The bias must be a finite number.");
        Activation = activation;
        Layers = layers;
        Weight = weight;
        Bias = bias;
    }

    /// <summary>A chain with an annotated method as activation: <c>new ScalarChain(Swish, layers: 4)</c>.</summary>
    /// <param name="activation">The method, as a method group; looked up by <see cref="Activation.Of(Delegate)"/>.</param>
    /// <param name="layers">L, the number of layers with the sigmoid output; at least 1.</param>
    /// <param name="weight">W, the value of every layer's weight.</param>
    /// <param name="bias">b, the value of every layer's bias.</param>
    /// <exception cref="ArgumentException">The method carries no <see cref="ActivationAttribute"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">layers is below 1, or weight or bias is not finite.</exception>
    public ScalarChain(Delegate activation, int layers, double weight = 1, double bias = 0)
        : this(Activation.Of(activation), layers, weight, bias)
    {
    }

    /// <inheritdoc cref="ScalarChain(Delegate, int, double, double)"/>
    public ScalarChain(Func<double, double> activation, int layers, double weight = 1, double bias = 0)
        : this(Activation.Of(activation), layers, weight, bias)
    {
    }

    /// <summary>g, the activation of the hidden layers.</summary>
    public Activation Activation { get; }

    /// <summary>L, the number of layers, the sigmoid output among them.</summary>
    public int Layers { get; }

    /// <summary>W, the value of every layer's weight.</summary>
    public double Weight { get; }

    /// <summary>b, the value of every layer's bias.</summary>
    public double Bias { get; }

    /// <inheritdoc cref="Run(ReadOnlySpan{double}, double)"/>
    public ScalarChainRun Run(double[] x, double y)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Run(x.AsSpan(), y);
    }

    /// <summary>Runs the chain forwards and backwards for each input by itself.</summary>
    /// <param name="x">
    /// The inputs; copied. NaN and infinity are not refused: they flow through as IEEE arithmetic has it, so an infinite x may
    /// give 0·∞ = NaN in its gradients.
    /// </param>
    /// <param name="y">The target of every input, in [0, 1].</param>
    /// <returns>Activations, weight gradients and loss, each over x.</returns>
    /// <exception cref="ArgumentOutOfRangeException">y lies outside [0, 1] or is NaN.</exception>
    public ScalarChainRun Run(ReadOnlySpan<double> x, double y)
    {
        LogLoss.RequireTarget(y);
        var run = new ScalarChainRun(Layers, x.Length);
        Run(x, y, run, StreamingThresholdOfNewArrays);
        return run;
    }

    /// <summary>The same into the arrays of an earlier run, for one run after another without new memory.</summary>
    /// <param name="x">The inputs; copied.</param>
    /// <param name="y">The target of every input, in [0, 1].</param>
    /// <param name="into">A run of as many layers and inputs, whose results are overwritten.</param>
    /// <exception cref="ArgumentException"><paramref name="into"/> has other layers or inputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">y lies outside [0, 1] or is NaN.</exception>
    public void Run(ReadOnlySpan<double> x, double y, ScalarChainRun into)
    {
        ArgumentNullException.ThrowIfNull(into);
        LogLoss.RequireTarget(y);
        if (into.Layers != Layers || into.X.Length != x.Length)
            throw new ArgumentException(
                $"The run has {into.Layers} layers over {into.X.Length} inputs; this one needs {Layers} over {x.Length}.", nameof(into));
        Run(x, y, into, StreamingStore.Threshold);
    }

    private unsafe void Run(ReadOnlySpan<double> x, double y, ScalarChainRun into, long streamingThreshold)
    {
        into.Y = y;
        long length = x.Length, threads = Math.Clamp(length * Layers / ParallelWork, 1, Parallelism.MaximumThreads);
        var pass = new ScalarChainPass(
            this, into, streams: ChainLoops.CanStream && 2 * sizeof(double) * Layers * length >= streamingThreshold);
        fixed (double* start = x)
        {
            double* inputs = start;
            if (threads == 1) pass.Run(inputs, 0, (int)length);
            else
                Parallel.For(
                    0, threads, thread => pass.Run(inputs, (int)(length * thread / threads), (int)(length * (thread + 1) / threads)));
        }
    }

    /// <summary>The chain in words: <c>4 layers of Sigmoid, W = 1, b = 0</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Layers} layers of {Activation}, W = {Weight}, b = {Bias}");
}
