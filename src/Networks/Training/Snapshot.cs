using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GradRepl.Networks.Training;

/// <summary>A copy of all that a network has learned, to go back to.</summary>
internal sealed class Snapshot<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(Matrix<T> Live, T[] Copy)> _matrices;

    public Snapshot(Network<T> network)
    {
        IEnumerable<Matrix<T>> learned = network.Layers.SelectMany(layer =>
            layer.Parameters.Select(parameter => parameter.Value).Concat(layer.State.Select(state => state.Value)));
        _matrices = [.. learned.Select(matrix => (matrix, matrix.Elements.ToArray()))];
    }

    public void Take()
    {
        foreach ((Matrix<T> live, T[] copy) in _matrices) live.Elements.CopyTo(copy);
    }

    public void Restore()
    {
        foreach ((Matrix<T> live, T[] copy) in _matrices) copy.AsSpan().CopyTo(live.Elements);
    }
}
