using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits: what the special functions carry through the steps
/// that would otherwise cost them their last digit. Dekker (1971), with products by fused multiply-add.
/// </summary>
/// <remarks>
/// The operations drop terms below 2^-100 of the result and expect a tail of at most an ulp of its head. They hold where
/// nothing overflows and no product falls under about 1e-290.
/// </remarks>
internal readonly struct DoubleDouble(double head, double tail)
{
    public double Head { get; } = head;

    public double Tail { get; } = tail;

    /// <summary>The nearest double.</summary>
    public double Rounded => Head + Tail;

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>a + b exactly, for |a| at least |b|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble SumOfOrdered(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a + b exactly (Knuth).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double fromB = sum - a;
        return new(sum, (a - (sum - fromB)) + (b - fromB));
    }

    /// <summary>a·b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = Sum(a.Head, b.Head);
        return SumOfOrdered(sum.Head, sum.Tail + (a.Tail + b.Tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = Product(a.Head, b.Head);
        double cross = Math.FusedMultiplyAdd(a.Head, b.Tail, a.Tail * b.Head);
        return SumOfOrdered(product.Head, product.Tail + cross);
    }

    /// <summary>This times a power of two, which is exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleDouble TimesPowerOfTwo(double power) => new(Head * power, Tail * power);

    /// <summary>√this, for a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public DoubleDouble SquareRoot()
    {
        double root = Math.Sqrt(Head);
        double residual = Math.FusedMultiplyAdd(-root, root, Head) + Tail;
        return new(root, residual / (2 * root));
    }

    /// <summary>this/divisor as a double: one division and one Newton correction, within 0.51 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Over(DoubleDouble divisor)
    {
        double reciprocal = 1 / divisor.Head;
        double quotient = Head * reciprocal;
        double residual = Math.FusedMultiplyAdd(-quotient, divisor.Head, Head) + Math.FusedMultiplyAdd(-quotient, divisor.Tail, Tail);
        return Math.FusedMultiplyAdd(residual, reciprocal, quotient);
    }
}
