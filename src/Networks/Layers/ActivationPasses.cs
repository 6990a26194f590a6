using System;
using System.Numerics;
using System.Runtime.InteropServices;
using GradRepl.Runtime;

namespace GradRepl.Networks.Layers;

/// <summary>An activation over spans of an element type that is double or float.</summary>
internal static class ActivationPasses
{
    public static void Value<T>(this Activation activation, ReadOnlySpan<T> z, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) activation.Value(MemoryMarshal.Cast<T, double>(z), MemoryMarshal.Cast<T, double>(y));
        else activation.Value(MemoryMarshal.Cast<T, float>(z), MemoryMarshal.Cast<T, float>(y));
    }

    public static void Derivative<T>(this Activation activation, ReadOnlySpan<T> z, Span<T> dy)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) activation.Derivative(MemoryMarshal.Cast<T, double>(z), MemoryMarshal.Cast<T, double>(dy));
        else activation.Derivative(MemoryMarshal.Cast<T, float>(z), MemoryMarshal.Cast<T, float>(dy));
    }

    public static void ValueAndDerivative<T>(this Activation activation, ReadOnlySpan<T> z, Span<T> y, Span<T> dy)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            activation.ValueAndDerivative(
                MemoryMarshal.Cast<T, double>(z), MemoryMarshal.Cast<T, double>(y), MemoryMarshal.Cast<T, double>(dy));
        else
            activation.ValueAndDerivative(
                MemoryMarshal.Cast<T, float>(z), MemoryMarshal.Cast<T, float>(y), MemoryMarshal.Cast<T, float>(dy));
    }
}
