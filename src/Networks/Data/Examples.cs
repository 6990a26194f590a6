using System;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>
/// Examples with their targets, in either form: a <see cref="Dataset"/>, or a matrix of inputs and one of targets. Both convert
/// by themselves: <c>Validation = test</c>, <c>Validation = (x, y)</c>.
/// </summary>
public sealed class Examples
{
    private readonly Dataset? _data;
    private readonly object? _inputs, _targets;

    /// <summary>The examples of a data set.</summary>
    public Examples(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
    }

    private Examples(object inputs, object targets) => (_inputs, _targets) = (inputs, targets);

    /// <summary>The examples of a data set.</summary>
    [return: NotNullIfNotNull(nameof(data))]
    public static implicit operator Examples?(Dataset? data) => data is null ? null : new Examples(data);

    /// <summary>Inputs and targets, a row an example.</summary>
    public static implicit operator Examples((Matrix<double> X, Matrix<double> Y) matrices) => Of(matrices.X, matrices.Y);

    /// <summary>Inputs and targets, a row an example.</summary>
    public static implicit operator Examples((Matrix<float> X, Matrix<float> Y) matrices) => Of(matrices.X, matrices.Y);

    /// <summary>Inputs and targets as matrices.</summary>
    /// <param name="x">examples × inputs.</param>
    /// <param name="y">The targets, as the loss wants them.</param>
    public static Examples Of<T>(Matrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return new Examples(x, y);
    }

    /// <summary>The examples as matrices of double or float; numbers of a data set are rounded to it.</summary>
    /// <exception cref="ArgumentException">They are matrices of the other type.</exception>
    internal (Matrix<T> X, Matrix<T> Y) ToMatrices<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_data is not null) return _data.ToMatrices<T>();
        return (_inputs, _targets) is (Matrix<T> x, Matrix<T> y)
            ? (x, y)
            : throw new ArgumentException($"The validation data is not of {typeof(T).Name}, with which the network computes.");
    }
}
