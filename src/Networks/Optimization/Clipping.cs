using System;
using System.Collections.Generic;
using System.Numerics;
using System.Numerics.Tensors;

namespace GradRepl.Networks;

/// <summary>
/// Keeps gradients from throwing the weights away: by value, by the norm of each parameter's, or by the norm of all together.
/// </summary>
public sealed class Clipping
{
    private readonly Kind _kind;

    private Clipping(Kind kind, double limit)
    {
        if (!(limit > 0 && double.IsFinite(limit)))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be a positive number.");
        _kind = kind;
        Limit = limit;
    }

    private enum Kind
    {
        Value,
        Norm,
        GlobalNorm,
    }

    /// <summary>What values or norms do not exceed.</summary>
    public double Limit { get; }

    /// <summary>Cuts every number off at ±limit. The direction of the gradient changes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a positive number.</exception>
    public static Clipping ByValue(double limit) => new(Kind.Value, limit);

    /// <summary>Scales each parameter's gradient down to the limit where its norm exceeds it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a positive number.</exception>
    public static Clipping ByNorm(double limit) => new(Kind.Norm, limit);

    /// <summary>
    /// Scales all gradients down by one factor where the norm of all together exceeds the limit: the direction stays (Pascanu
    /// et al. 2013; torch's clip_grad_norm_, with its limit/(norm + 1e−6)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not a positive number.</exception>
    public static Clipping ByGlobalNorm(double limit) => new(Kind.GlobalNorm, limit);

    /// <summary>Clips the gradients of the last backward pass.</summary>
    /// <param name="parameters">Whose gradients, as <c>network.Parameters</c>.</param>
    /// <returns>The norm of all gradients before.</returns>
    public double Apply<T>(IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double sum = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            Span<T> gradient = parameters[i].Gradient.Elements;
            double square = double.CreateTruncating(TensorPrimitives.SumOfSquares<T>(gradient));
            sum += square;
            if (_kind == Kind.Value) TensorPrimitives.Clamp(gradient, T.CreateTruncating(-Limit), T.CreateTruncating(Limit), gradient);
            if (_kind == Kind.Norm) Shrink(gradient, Math.Sqrt(square));
        }
        double norm = Math.Sqrt(sum);
        for (int i = 0; i < parameters.Count && _kind == Kind.GlobalNorm; i++) Shrink(parameters[i].Gradient.Elements, norm);
        return norm;
    }

    /// <summary>The kind and the limit.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"clipping by {(_kind switch { Kind.Value => "value", Kind.Norm => "norm", _ => "global norm" })}, limit {Limit}");

    private void Shrink<T>(Span<T> gradient, double norm)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double factor = Limit / (norm + 1e-6);
        if (factor < 1) TensorPrimitives.Multiply(gradient, T.CreateTruncating(factor), gradient);
    }
}
