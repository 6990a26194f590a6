using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GradRepl.Networks.Layers;

/// <summary>Plain arithmetic over whole spans, in vectors.</summary>
internal static class Arithmetic
{
    /// <summary>a ← a·b.</summary>
    public static void Multiply<T>(Span<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(a);
        ReadOnlySpan<Vector<T>> factors = MemoryMarshal.Cast<T, Vector<T>>(b[..a.Length]);
        for (int i = 0; i < wide.Length && i < factors.Length; i++) wide[i] *= factors[i];
        for (int i = wide.Length * Vector<T>.Count; i < a.Length; i++) a[i] *= b[i];
    }

    /// <summary>a ← factor·a.</summary>
    public static void Scale<T>(Span<T> a, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(a);
        for (int i = 0; i < wide.Length; i++) wide[i] *= factor;
        for (int i = wide.Length * Vector<T>.Count; i < a.Length; i++) a[i] *= factor;
    }

    /// <summary>a ← a + number.</summary>
    public static void Add<T>(Span<T> a, T number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(a);
        var numbers = new Vector<T>(number);
        for (int i = 0; i < wide.Length; i++) wide[i] += numbers;
        for (int i = wide.Length * Vector<T>.Count; i < a.Length; i++) a[i] += number;
    }

    /// <summary>Cuts a off at ±limit; NaN stays NaN.</summary>
    public static void Clamp<T>(Span<T> a, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ref T value in a) value = T.Clamp(value, -limit, limit);
    }

    /// <summary>difference ← a − b.</summary>
    public static void Subtract<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> difference)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(difference);
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(a[..difference.Length]), right = MemoryMarshal.Cast<T, Vector<T>>(b[..difference.Length]);
        for (int i = 0; i < wide.Length && i < left.Length && i < right.Length; i++) wide[i] = left[i] - right[i];
        for (int i = wide.Length * Vector<T>.Count; i < difference.Length; i++) difference[i] = a[i] - b[i];
    }

    /// <summary>sums ← sums + factor·a.</summary>
    public static void AddScaled<T>(Span<T> sums, T factor, ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(sums);
        ReadOnlySpan<Vector<T>> terms = MemoryMarshal.Cast<T, Vector<T>>(a[..sums.Length]);
        for (int i = 0; i < wide.Length && i < terms.Length; i++) wide[i] += factor * terms[i];
        for (int i = wide.Length * Vector<T>.Count; i < sums.Length; i++) sums[i] += factor * a[i];
    }

    /// <summary>sums ← sums + factor·a·b.</summary>
    public static void AddScaledProducts<T>(Span<T> sums, T factor, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(sums);
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(a[..sums.Length]), right = MemoryMarshal.Cast<T, Vector<T>>(b[..sums.Length]);
        for (int i = 0; i < wide.Length && i < left.Length && i < right.Length; i++) wide[i] += factor * left[i] * right[i];
        for (int i = wide.Length * Vector<T>.Count; i < sums.Length; i++) sums[i] += factor * a[i] * b[i];
    }

    /// <summary>sums ← sums + a·b.</summary>
    public static void AddProducts<T>(Span<T> sums, ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(sums);
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(a[..sums.Length]), right = MemoryMarshal.Cast<T, Vector<T>>(b[..sums.Length]);
        for (int i = 0; i < wide.Length && i < left.Length && i < right.Length; i++) wide[i] += left[i] * right[i];
        for (int i = wide.Length * Vector<T>.Count; i < sums.Length; i++) sums[i] += a[i] * b[i];
    }

    /// <summary>result ← a·b + c; the result may be one of them.</summary>
    public static void MultiplyAdd<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(result);
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(a[..result.Length]), right = MemoryMarshal.Cast<T, Vector<T>>(b[..result.Length]), addend = MemoryMarshal.Cast<T, Vector<T>>(c[..result.Length]);
        for (int i = 0; i < wide.Length && i < left.Length && i < right.Length && i < addend.Length; i++) wide[i] = (left[i] * right[i]) + addend[i];
        for (int i = wide.Length * Vector<T>.Count; i < result.Length; i++) result[i] = (a[i] * b[i]) + c[i];
    }

    /// <summary>Σ a·b, each vector of sums by itself.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> left = MemoryMarshal.Cast<T, Vector<T>>(a), right = MemoryMarshal.Cast<T, Vector<T>>(b[..a.Length]);
        Vector<T> even = default, odd = default;
        int i = 0;
        for (; i + 1 < left.Length && i + 1 < right.Length; i += 2)
        {
            even += left[i] * right[i];
            odd += left[i + 1] * right[i + 1];
        }
        T sum = Vector.Sum(even + odd);
        for (i *= Vector<T>.Count; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Σ a.</summary>
    public static T Sum<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(a);
        Vector<T> sums = default;
        foreach (Vector<T> each in wide) sums += each;
        T sum = Vector.Sum(sums);
        for (int i = wide.Length * Vector<T>.Count; i < a.Length; i++) sum += a[i];
        return sum;
    }

    /// <summary>The greatest magnitude; NaN if there is one.</summary>
    public static double LargestMagnitude<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        foreach (T value in a) largest = T.Max(largest, T.Abs(value));
        return double.CreateTruncating(largest);
    }
}
