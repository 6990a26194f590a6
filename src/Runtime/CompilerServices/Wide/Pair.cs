using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// An unevaluated sum of two doubles, the second at most half a unit in the last place of the first: 106 bits or more. Relative
/// errors of sums are below 2^−104, of products and quotients below 2^−102, as long as nothing over- or underflows.
/// </summary>
/// <remarks>
/// T. Dekker (1971); M. Joldes, J.-M. Muller and V. Popescu, Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic (2017), algorithms 6, 10 and 17. Beside the runtime's DoubleDouble because netstandard2.0, where the
/// generator runs, has no fused multiply-add, and an enclosure needs sums whose error is small against the sum.
/// </remarks>
internal readonly struct Pair(double high, double low)
{
    public readonly double High = high, Low = low;

    public static implicit operator Pair(double value) => new(value, 0);

    /// <summary>a + b, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>a + b, exactly, where |a| ≥ |b|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair QuickSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a·b, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Product(double a, double b)
    {
        const double splitter = (1 << 27) + 1;
        double product = a * b,
            c = splitter * a, aHigh = c - (c - a), aLow = a - aHigh,
            d = splitter * b, bHigh = d - (d - b), bLow = b - bHigh;
        return new(product, (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator -(Pair a) => new(-a.High, -a.Low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator +(Pair a, Pair b)
    {
        Pair high = Sum(a.High, b.High), low = Sum(a.Low, b.Low), sum = QuickSum(high.High, high.Low + low.High);
        return QuickSum(sum.High, low.Low + sum.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator -(Pair a, Pair b) => a + -b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator *(Pair a, Pair b)
    {
        Pair product = Product(a.High, b.High);
        return QuickSum(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator *(Pair a, double b)
    {
        Pair product = Product(a.High, b);
        return QuickSum(product.High, product.Low + (a.Low * b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator /(Pair a, Pair b)
    {
        double first = a.High / b.High;
        Pair rest = a - (b * first);
        return QuickSum(first, rest.High / b.High);
    }

    /// <summary>Times a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Times(double powerOfTwo) => new(High * powerOfTwo, Low * powerOfTwo);
}
