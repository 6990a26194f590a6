using System;
using System.Collections.Generic;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>Measures the gradient flow again and again through a training, over one fixed batch.</summary>
/// <example><code>
/// var recorder = new GradientRecorder&lt;double&gt;(network, x, y, loss);
/// network.Train(x, y, loss, optimizer, new TrainingOptions { Epochs = 50, AfterEpoch = recorder.Record });
/// Figure.GradientHeatMap(recorder.Flows)
/// </code></example>
/// <typeparam name="T">double or float.</typeparam>
public sealed class GradientRecorder<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly Matrix<T> _x, _y;
    private readonly Loss _loss;
    private readonly int _every;
    private readonly List<(int Epoch, GradientFlow Flow)> _flows = [];

    /// <summary>A recorder that has measured the network as it is now, for epoch 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">The batch to measure over: batch × inputs.</param>
    /// <param name="y">Its targets.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="every">Measures after every so many epochs.</param>
    /// <exception cref="ArgumentException">x or y does not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">every is below 1.</exception>
    public GradientRecorder(Network<T> network, Matrix<T> x, Matrix<T> y, Loss loss, int every = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        (_network, _x, _y, _loss, _every) = (network, x, y, loss, every);
        Add(0);
    }

    /// <summary>The measurements so far, with the epochs after which they were made; 0 is before training.</summary>
    public IReadOnlyList<(int Epoch, GradientFlow Flow)> Flows => _flows;

    /// <summary>Measures; for <see cref="TrainingOptions.AfterEpoch"/>.</summary>
    /// <param name="epoch">The epoch that is done, from 1.</param>
    public void Record(int epoch)
    {
        if (epoch % _every == 0) Add(epoch);
    }

    private void Add(int epoch) => _flows.Add((epoch, GradientFlow.Measure(_network, _x, _y, _loss)));
}
