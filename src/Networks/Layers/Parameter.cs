using System;
using System.Numerics;

namespace GradRepl.Networks;

/// <summary>Numbers that a network learns, with the gradient of the loss by each.</summary>
/// <typeparam name="T">double or float.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A parameter with its initial value and a gradient of zeros.</summary>
    /// <param name="name">What it is in its layer, as <c>weight</c>.</param>
    /// <param name="value">The numbers; kept, and changed by training.</param>
    /// <param name="decays">Whether weight decay applies: to weights, not to biases and the scales and shifts of norms.</param>
    public Parameter(string name, Matrix<T> value, bool decays)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        Gradient = new Matrix<T>(value.Rows, value.Columns);
        Decays = decays;
    }

    /// <summary>What it is in its layer, as <c>weight</c>.</summary>
    public string Name { get; }

    /// <summary>The numbers.</summary>
    public Matrix<T> Value { get; }

    /// <summary>The gradient of the loss by each of them, from the last backward pass.</summary>
    public Matrix<T> Gradient { get; }

    /// <summary>Whether weight decay applies.</summary>
    public bool Decays { get; }

    /// <summary>The name and the shape.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Value.Rows}×{Value.Columns}");
}
