using System.Collections.Generic;
using GradRepl.Runtime.Numerics;

namespace GradRepl.Runtime;

/// <summary>What a <see cref="ScalarChain"/> computed: every array runs over the inputs x.</summary>
public sealed class ScalarChainRun
{
    /// <summary>Room for the results; every element is written by the run, so that zeroing them first would only cost time.</summary>
    internal ScalarChainRun(int layers, int length)
    {
        var activations = new double[layers + 1][];
        var weightGradients = new double[layers + 1][];
        for (int layer = 0; layer <= layers; layer++)
        {
            activations[layer] = LongArray.Uninitialized(length);
            weightGradients[layer] = layer == 0 ? [] : LongArray.Uninitialized(length);
        }
        Activations = activations;
        WeightGradients = weightGradients;
        Loss = LongArray.Uninitialized(length);
    }

    /// <summary>L, the number of layers, the sigmoid output among them.</summary>
    public int Layers => Activations.Count - 1;

    /// <summary>The inputs x = a⁽⁰⁾.</summary>
    public double[] X => Activations[0];

    /// <summary>The target.</summary>
    public double Y { get; internal set; }

    /// <summary>a⁽ˡ⁾ at index l = 0 … L; index 0 holds x and index L the predicted probability.</summary>
    public IReadOnlyList<double[]> Activations { get; }

    /// <summary>∂L/∂W⁽ˡ⁾ at index l = 1 … L; index 0 is an empty array, as the input has no weight.</summary>
    public IReadOnlyList<double[]> WeightGradients { get; }

    /// <summary>The log loss of each input, in nats.</summary>
    public double[] Loss { get; }
}
