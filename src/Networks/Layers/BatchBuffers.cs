using System;
using System.Numerics;

namespace GradRepl.Networks.Layers;

/// <summary>Matrices of one width for batches of a few different sizes, so that passes need no new memory after the first.</summary>
/// <param name="columns">The width.</param>
internal sealed class BatchBuffers<T>(int columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Four sizes are enough: whole batches and the last, smaller one, of the training and of the validation data.
    private readonly Matrix<T>?[] _latestFirst = new Matrix<T>?[4];

    /// <summary>The matrix of so many rows.</summary>
    public Matrix<T> Of(int rows)
    {
        int at = 0;
        while (at < _latestFirst.Length - 1 && _latestFirst[at] is { } held && held.Rows != rows) at++;
        Matrix<T> found = _latestFirst[at] is { } same && same.Rows == rows ? same : new Matrix<T>(rows, columns);
        Array.Copy(_latestFirst, 0, _latestFirst, 1, at);
        return _latestFirst[0] = found;
    }
}
