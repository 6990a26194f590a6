using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits: what the special functions carry through the steps
/// that would otherwise cost them their last digit. Dekker (1971), with products by fused multiply-add.
/// </summary>
/// <remarks>
/// The operations drop terms below 2^-100 of the result and expect a tail of at most an ulp of its head. They hold where
/// nothing overflows and no product falls under about 1e-290. Generated code passes
/// one to a function whose argument's rounding error would be magnified, as in e^(β·z).
/// </remarks>
/// <param name="head">The nearest double.</param>
/// <param name="tail">The rest, at most an ulp of the head.</param>
public readonly struct DoubleDouble(double head, double tail)
{
    /// <summary>The nearest double.</summary>
    public double Head { get; } = head;

    /// <summary>The rest, at most an ulp of the head.</summary>
    public double Tail { get; } = tail;

    /// <summary>The nearest double.</summary>
    public double Rounded => Head + Tail;

    /// <summary>The same number.</summary>
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

    /// <summary>a/b within 2^-104.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Quotient(double a, double b)
    {
        double quotient = a / b;
        return new(quotient, Math.FusedMultiplyAdd(-quotient, b, a) / b);
    }

    /// <summary>k·(z + c·z³) within 2^-100, the argument of the tanh form of gelu; its plain double where that is past 2000.</summary>
    public static DoubleDouble OddCubic(double k, double c, double z)
    {
        double rounded = k * (z + c * z * z * z);
        if (!(Math.Abs(rounded) < 2000) || Math.Abs(z) < 1e-90 || Math.Abs(z) > 1e90) return rounded;
        DoubleDouble square = Product(z, z);
        return k * (z + c * (square * z));
    }

    /// <summary>a + b within 2^-100 of the greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = Sum(a.Head, b.Head);
        return SumOfOrdered(sum.Head, sum.Tail + (a.Tail + b.Tail));
    }

    /// <summary>a·b within 2^-100.</summary>
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
