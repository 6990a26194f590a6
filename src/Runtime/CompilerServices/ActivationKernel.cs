using System;
using System.ComponentModel;
using GradRepl.Runtime.Kernels;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>An activation's kernel with its loops over spans, at the width that the processor has; made by generated code.</summary>
/// <remarks>The spans have been checked by <see cref="Activation"/>: equal in length, apart or the same.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActivationKernel
{
    private protected ActivationKernel()
    {
    }

    /// <summary>Why there is no vectorised form; null where there is one.</summary>
    internal abstract string? Obstacle { get; }

    /// <summary>The loops over <paramref name="kernel"/>.</summary>
    public static ActivationKernel Of<TKernel>(TKernel kernel)
        where TKernel : struct, IActivationKernel => new ActivationKernel<TKernel>(kernel);

    /// <summary>Why <typeparamref name="TKernel"/> has no vectorised form; null where it has one.</summary>
    public static string? ObstacleOf<TKernel>()
        where TKernel : struct, IActivationKernel => TKernel.Obstacle;

    internal abstract void Value(ReadOnlySpan<double> z, Span<double> y);

    internal abstract void Derivative(ReadOnlySpan<double> z, Span<double> dy);

    internal abstract void ValueAndDerivative(ReadOnlySpan<double> z, Span<double> y, Span<double> dy);

    internal abstract void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> upstream, Span<double> dz);

    internal abstract void Value(ReadOnlySpan<float> z, Span<float> y);

    internal abstract void Derivative(ReadOnlySpan<float> z, Span<float> dy);

    internal abstract void ValueAndDerivative(ReadOnlySpan<float> z, Span<float> y, Span<float> dy);

    internal abstract void Backward(ReadOnlySpan<float> z, ReadOnlySpan<float> upstream, Span<float> dz);

    /// <summary>The same in lanes of the caller's choice.</summary>
    internal abstract void ValueAndDerivative<TLane, TElement>(ReadOnlySpan<TElement> z, Span<TElement> y, Span<TElement> dy)
        where TLane : struct, ILane<TLane, TElement>
        where TElement : unmanaged;
}

/// <summary>The loops over one kernel type, compiled for it alone.</summary>
internal sealed class ActivationKernel<TKernel>(TKernel kernel) : ActivationKernel
    where TKernel : struct, IActivationKernel
{
    internal override string? Obstacle => TKernel.Obstacle;

    internal override void Value(ReadOnlySpan<double> z, Span<double> y) => KernelLoop<TKernel, ValuePass>.Run(kernel, z, z, y, y);

    internal override void Derivative(ReadOnlySpan<double> z, Span<double> dy) =>
        KernelLoop<TKernel, DerivativePass>.Run(kernel, z, z, dy, dy);

    internal override void ValueAndDerivative(ReadOnlySpan<double> z, Span<double> y, Span<double> dy) =>
        KernelLoop<TKernel, BothPass>.Run(kernel, z, z, y, dy);

    internal override void Backward(ReadOnlySpan<double> z, ReadOnlySpan<double> upstream, Span<double> dz) =>
        KernelLoop<TKernel, BackwardPass>.Run(kernel, z, upstream, dz, dz);

    internal override void Value(ReadOnlySpan<float> z, Span<float> y) => KernelLoop<TKernel, ValuePass>.Run(kernel, z, z, y, y);

    internal override void Derivative(ReadOnlySpan<float> z, Span<float> dy) =>
        KernelLoop<TKernel, DerivativePass>.Run(kernel, z, z, dy, dy);

    internal override void ValueAndDerivative(ReadOnlySpan<float> z, Span<float> y, Span<float> dy) =>
        KernelLoop<TKernel, BothPass>.Run(kernel, z, z, y, dy);

    internal override void Backward(ReadOnlySpan<float> z, ReadOnlySpan<float> upstream, Span<float> dz) =>
        KernelLoop<TKernel, BackwardPass>.Run(kernel, z, upstream, dz, dz);

    internal override void ValueAndDerivative<TLane, TElement>(ReadOnlySpan<TElement> z, Span<TElement> y, Span<TElement> dy) =>
        KernelLoop<TKernel, BothPass>.Run<TLane, TElement>(kernel, z, z, y, dy);
}
