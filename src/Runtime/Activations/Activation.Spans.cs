using System;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Runtime;

/// <remarks>
/// Spans run the vectorised kernel where there is one. Its results may differ from the scalar functions' in the last digits,
/// and be better where the formula, computed as it was written, overflows or cancels.
/// </remarks>
public sealed partial class Activation
{
    /// <summary>Writes the function's value at each element of <paramref name="z"/> to <paramref name="y"/>.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or overlap without being the same.</exception>
    public void Value(ReadOnlySpan<double> z, Span<double> y)
    {
        SpanChecks.Require(z, y);
        if (Vectorized is { } kernel)
        {
            kernel.Value(z, y);
            return;
        }
        for (int i = 0; i < z.Length; i++) y[i] = Value(z[i]);
    }

    /// <summary>Writes the derivative at each element of <paramref name="z"/> to <paramref name="dy"/>.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or overlap without being the same.</exception>
    public void Derivative(ReadOnlySpan<double> z, Span<double> dy)
    {
        SpanChecks.Require(z, dy);
        if (Vectorized is { } kernel)
        {
            kernel.Derivative(z, dy);
            return;
        }
        for (int i = 0; i < z.Length; i++) dy[i] = Derivative(z[i]);
    }

    /// <summary>Writes value and derivative at each element of <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentException">
    /// The spans differ in length, overlap without being the same, or both outputs are one span.
    /// </exception>
    public void ValueAndDerivative(ReadOnlySpan<double> z, Span<double> y, Span<double> dy)
    {
        SpanChecks.Require(z, y);
        SpanChecks.Require(z, dy);
        SpanChecks.RequireApart(y, dy);
        if (Vectorized is { } kernel)
        {
            kernel.ValueAndDerivative(z, y, dy);
            return;
        }
        for (int i = 0; i < z.Length; i++)
        {
            double at = z[i];
            y[i] = Value(at);
            dy[i] = Derivative(at);
        }
    }

    /// <summary>Writes the gradient with respect to z: <paramref name="upstream"/> times the derivative at <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or overlap without being the same.</exception>
    public void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> upstream, Span<double> dz)
    {
        SpanChecks.Require(z, dz);
        SpanChecks.Require(upstream, dz);
        if (Vectorized is { } kernel)
        {
            kernel.Backward(z, upstream, dz);
            return;
        }
        for (int i = 0; i < z.Length; i++) dz[i] = upstream[i] * Derivative(z[i]);
    }

    /// <inheritdoc cref="Value(ReadOnlySpan{double}, Span{double})"/>
    public void Value(ReadOnlySpan<float> z, Span<float> y)
    {
        SpanChecks.Require(z, y);
        if (Vectorized is { } kernel)
        {
            kernel.Value(z, y);
            return;
        }
        for (int i = 0; i < z.Length; i++) y[i] = (float)Value(z[i]);
    }

    /// <inheritdoc cref="Derivative(ReadOnlySpan{double}, Span{double})"/>
    public void Derivative(ReadOnlySpan<float> z, Span<float> dy)
    {
        SpanChecks.Require(z, dy);
        if (Vectorized is { } kernel)
        {
            kernel.Derivative(z, dy);
            return;
        }
        for (int i = 0; i < z.Length; i++) dy[i] = (float)Derivative(z[i]);
    }

    /// <inheritdoc cref="ValueAndDerivative(ReadOnlySpan{double}, Span{double}, Span{double})"/>
    public void ValueAndDerivative(ReadOnlySpan<float> z, Span<float> y, Span<float> dy)
    {
        SpanChecks.Require(z, y);
        SpanChecks.Require(z, dy);
        SpanChecks.RequireApart(y, dy);
        if (Vectorized is { } kernel)
        {
            kernel.ValueAndDerivative(z, y, dy);
            return;
        }
        for (int i = 0; i < z.Length; i++)
        {
            double at = z[i];
            y[i] = (float)Value(at);
            dy[i] = (float)Derivative(at);
        }
    }

    /// <inheritdoc cref="Backward(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double})"/>
    public void Backward(ReadOnlySpan<float> z, ReadOnlySpan<float> upstream, Span<float> dz)
    {
        SpanChecks.Require(z, dz);
        SpanChecks.Require(upstream, dz);
        if (Vectorized is { } kernel)
        {
            kernel.Backward(z, upstream, dz);
            return;
        }
        for (int i = 0; i < z.Length; i++) dz[i] = (float)(upstream[i] * Derivative(z[i]));
    }

    /// <summary>The kernel, where it is to be used.</summary>
    internal ActivationKernel? Vectorized => Kernel is { Obstacle: null } kernel ? kernel : null;
}
