using System;
using System.Numerics;

namespace GradRepl.Networks;

/// <content>An optimizer's work on a network.</content>
public abstract partial class Optimizer
{
    /// <summary>Begins to optimize a network's parameters, with nothing remembered yet.</summary>
    public OptimizerRun<T> For<T>(Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new OptimizerRun<T>(this, network.Parameters);
    }
}
