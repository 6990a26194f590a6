using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>One number: what a kernel over lanes is where there are no vectors, and for a single argument.</summary>
/// <remarks>
/// A float is kept as the double of the same value. Sums, differences, products, quotients and square roots of floats in
/// double arithmetic, rounded to float, are those of float arithmetic: a double has more than twice the digits
/// (S. A. Figueroa, 1995). A mask is a double with all bits set, or none.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LaneScalar<T> : ILane<LaneScalar<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly double _value;

    [MethodImpl(Inline)]
    private LaneScalar(double exact) => _value = exact;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(Inline)]
        get => 1;
    }

    /// <inheritdoc/>
    public static bool IsSingle
    {
        [MethodImpl(Inline)]
        get => typeof(T) == typeof(float);
    }

    /// <inheritdoc/>
    public static bool IsFused
    {
        [MethodImpl(Inline)]
        get => Lane128<T>.IsFused;
    }

    private long Bits
    {
        [MethodImpl(Inline)]
        get => BitConverter.DoubleToInt64Bits(_value);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static implicit operator LaneScalar<T>(double value) => Rounded(value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Create(double value) => value;

    /// <summary>The number.</summary>
    [MethodImpl(Inline)]
    public static explicit operator double(LaneScalar<T> lane) => lane._value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator +(LaneScalar<T> left, LaneScalar<T> right) => Rounded(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator -(LaneScalar<T> left, LaneScalar<T> right) => Rounded(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator *(LaneScalar<T> left, LaneScalar<T> right) => Rounded(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator /(LaneScalar<T> left, LaneScalar<T> right) => Rounded(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator -(LaneScalar<T> operand) => Of(-operand._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator <(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value < right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator >(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value > right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator <=(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value <= right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator >=(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value >= right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator +(LaneScalar<T> left, double right) => Rounded(left._value + Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator -(LaneScalar<T> left, double right) => Rounded(left._value - Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator *(LaneScalar<T> left, double right) => Rounded(left._value * Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator <(LaneScalar<T> left, double right) => Mask(left._value < Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator >(LaneScalar<T> left, double right) => Mask(left._value > Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator <=(LaneScalar<T> left, double right) => Mask(left._value <= Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator >=(LaneScalar<T> left, double right) => Mask(left._value >= Element(right));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator &(LaneScalar<T> left, LaneScalar<T> right) => FromBits(left.Bits & right.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator |(LaneScalar<T> left, LaneScalar<T> right) => FromBits(left.Bits | right.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> operator ~(LaneScalar<T> mask) => FromBits(~mask.Bits);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Equal(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value == right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> NotEqual(LaneScalar<T> left, LaneScalar<T> right) => Mask(left._value != right._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> IsNegative(LaneScalar<T> value) => value < 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> IsNaN(LaneScalar<T> value) => Mask(double.IsNaN(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Select(LaneScalar<T> mask, LaneScalar<T> whereSet, LaneScalar<T> otherwise) =>
        FromBits(otherwise.Bits ^ (mask.Bits & (whereSet.Bits ^ otherwise.Bits)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(LaneScalar<T> mask) => mask.Bits != 0;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> MultiplyAdd(LaneScalar<T> factor, LaneScalar<T> multiplier, LaneScalar<T> addend) =>
        typeof(T) == typeof(double)
            ? Of(double.MultiplyAddEstimate(factor._value, multiplier._value, addend._value))
            : Of(float.MultiplyAddEstimate((float)factor._value, (float)multiplier._value, (float)addend._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> MultiplyAdd(LaneScalar<T> factor, LaneScalar<T> multiplier, double addend) =>
        MultiplyAdd(factor, multiplier, Rounded(addend));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> MultiplyAdd(LaneScalar<T> factor, double multiplier, LaneScalar<T> addend) =>
        MultiplyAdd(factor, Rounded(multiplier), addend);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> MultiplyAdd(LaneScalar<T> factor, double multiplier, double addend) =>
        MultiplyAdd(factor, Rounded(multiplier), Rounded(addend));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Abs(LaneScalar<T> value) => Of(Math.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> CopySign(LaneScalar<T> magnitude, LaneScalar<T> sign) => Of(Math.CopySign(magnitude._value, sign._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Min(LaneScalar<T> left, LaneScalar<T> right) => Of(Math.Min(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Max(LaneScalar<T> left, LaneScalar<T> right) => Of(Math.Max(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> AtLeast(LaneScalar<T> value, LaneScalar<T> low) => value._value < low._value ? low : value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> AtMost(LaneScalar<T> value, LaneScalar<T> high) => value._value > high._value ? high : value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Sqrt(LaneScalar<T> value) => Rounded(Math.Sqrt(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Floor(LaneScalar<T> value) => Of(Math.Floor(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Ceiling(LaneScalar<T> value) => Of(Math.Ceiling(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Round(LaneScalar<T> value) => Of(Math.Round(value._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Truncate(LaneScalar<T> value) => Of(Math.Truncate(value._value));

    /// <inheritdoc/>
    public static bool HasTables
    {
        [MethodImpl(Inline)]
        get => false;
    }

    /// <inheritdoc/>
    public static LaneScalar<T> Lookup<TTable>(LaneScalar<T> place)
        where TTable : struct, ILaneTable => new(typeof(T) == typeof(double)
            ? TTable.Doubles[(int)place.Bits & 15]
            : TTable.Singles[BitConverter.SingleToInt32Bits((float)place._value) & 15]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Scale(LaneScalar<T> value, LaneScalar<T> exponent)
    {
        // Scale in two steps, the first of which is exact.
        double clamped = Math.Clamp(exponent._value, -2000, 2000);
        double half = Math.Round(0.5 * clamped);
        return Rounded(value._value * PowerOfTwo(half) * PowerOfTwo(clamped - half));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Split(LaneScalar<T> value, out LaneScalar<T> mantissa, out LaneScalar<T> exponent)
    {
        double x = value._value;
        if (x > 0 && x < double.PositiveInfinity)
        {
            int shift = x < 2.2250738585072014e-308 ? 54 : 0;
            long bits = BitConverter.DoubleToInt64Bits(shift == 0 ? x : x * 18014398509481984.0);
            // Subtracting the bits of ¾ and adding those of 1 gives all of [¾, 1½) the same exponent.
            long field = (bits + (0x3ff0000000000000 - 0x3fe8000000000000)) & 0x7ff0000000000000;
            mantissa = Of(BitConverter.Int64BitsToDouble(bits - field + 0x3ff0000000000000));
            exponent = Of((field >> 52) - 1023 - shift);
        }
        else
        {
            mantissa = Of(x >= 0 ? 1 : double.NaN);
            exponent = Of(x == 0 ? double.NegativeInfinity : x);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Places(int from) => FromBits(from);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Slide(LaneScalar<T> first, LaneScalar<T> second, LaneScalar<T> places) => first;

    /// <inheritdoc/>
    public static LaneScalar<T> Map(LaneScalar<T> value, Func<double, double> function) => Rounded(function(value._value));

    /// <inheritdoc/>
    public static LaneScalar<T> Map(LaneScalar<T> left, LaneScalar<T> right, Func<double, double, double> function) =>
        Rounded(function(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Load(ref readonly T source, nuint index)
    {
        T element = Unsafe.Add(ref Unsafe.AsRef(in source), index);
        return new(typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(element) : Unsafe.BitCast<T, float>(element));
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static LaneScalar<T> Repeat(ref readonly T source) => Load(in source, 0);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(LaneScalar<T> lane, ref T target, nuint index) => Unsafe.Add(ref target, index) =
        typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(lane._value) : Unsafe.BitCast<float, T>((float)lane._value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Stream(LaneScalar<T> lane, ref T target, nuint index) => Store(lane, ref target, index);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(LaneScalar<T> lane) =>
        typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(lane._value) : Unsafe.BitCast<float, T>((float)lane._value);

    /// <summary>The number.</summary>
    public override string ToString() => _value.ToString();

    // No constructor calls, for the same reason as in Lane512.Of.
    [MethodImpl(Inline)]
    private static LaneScalar<T> Of(double exact) => Unsafe.BitCast<double, LaneScalar<T>>(exact);

    [MethodImpl(Inline)]
    private static double Element(double value) => typeof(T) == typeof(double) ? value : (float)value;

    [MethodImpl(Inline)]
    private static LaneScalar<T> Rounded(double value) =>
        Unsafe.BitCast<double, LaneScalar<T>>(typeof(T) == typeof(double) ? value : (float)value);

    [MethodImpl(Inline)]
    private static LaneScalar<T> FromBits(long bits) => Unsafe.BitCast<long, LaneScalar<T>>(bits);

    [MethodImpl(Inline)]
    private static LaneScalar<T> Mask(bool holds) => Unsafe.BitCast<long, LaneScalar<T>>(holds ? -1 : 0);

    [MethodImpl(Inline)]
    private static double PowerOfTwo(double exponent) => BitConverter.Int64BitsToDouble(((long)exponent + 1023) << 52);
}
