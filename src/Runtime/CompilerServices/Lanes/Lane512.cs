using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>The elements of a 512-bit register.</summary>
/// <remarks>
/// The lanes of 256 and 128 bits are this file with that number in place of 512: the project file writes them before it
/// compiles. typeof(T) is a constant to the just-in-time compiler, so that only one side of each test remains.
/// </remarks>
/// <typeparam name="T">double or float.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Lane512<T> : ILane<Lane512<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Vector512<T> _vector;

    /// <summary>The elements of the vector.</summary>
    [MethodImpl(Inline)]
    public Lane512(Vector512<T> vector) => _vector = vector;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(Inline)]
        get => Vector512<T>.Count;
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
        get => Fma.IsSupported || AdvSimd.Arm64.IsSupported || Avx512F.IsSupported;
    }

    /// <summary>The vector.</summary>
    public Vector512<T> Vector
    {
        [MethodImpl(Inline)]
        get => _vector;
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static implicit operator Lane512<T>(double value) => Of(typeof(T) == typeof(double)
        ? Vector512.Create(value).As<double, T>()
        : Vector512.Create((float)value).As<float, T>());

    /// <inheritdoc/>
    // The scalar conversion to float keeps the upper part of the register that it writes to, and so depends on it.
    [MethodImpl(Inline)]
    public static Lane512<T> Create(double value) => typeof(T) == typeof(float) && Sse2.IsSupported
        ? Of(Vector512.Create(Sse2.ConvertToVector128Single(Vector128.CreateScalarUnsafe(value)).ToScalar()).As<float, T>())
        : value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator +(Lane512<T> left, Lane512<T> right) => Of(left._vector + right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator -(Lane512<T> left, Lane512<T> right) => Of(left._vector - right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator *(Lane512<T> left, Lane512<T> right) => Of(left._vector * right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator /(Lane512<T> left, Lane512<T> right) => Of(left._vector / right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator -(Lane512<T> operand) => Of(-operand._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator <(Lane512<T> left, Lane512<T> right) => Of(Vector512.LessThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator >(Lane512<T> left, Lane512<T> right) => Of(Vector512.GreaterThan(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator <=(Lane512<T> left, Lane512<T> right) => Of(Vector512.LessThanOrEqual(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator >=(Lane512<T> left, Lane512<T> right) =>
        Of(Vector512.GreaterThanOrEqual(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator +(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? (left._vector.AsDouble() + Vector512.Create(right)).As<double, T>()
        : (left._vector.AsSingle() + Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator -(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? (left._vector.AsDouble() - Vector512.Create(right)).As<double, T>()
        : (left._vector.AsSingle() - Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator *(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? (left._vector.AsDouble() * Vector512.Create(right)).As<double, T>()
        : (left._vector.AsSingle() * Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator <(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? Vector512.LessThan(left._vector.AsDouble(), Vector512.Create(right)).As<double, T>()
        : Vector512.LessThan(left._vector.AsSingle(), Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator >(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? Vector512.GreaterThan(left._vector.AsDouble(), Vector512.Create(right)).As<double, T>()
        : Vector512.GreaterThan(left._vector.AsSingle(), Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator <=(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? Vector512.LessThanOrEqual(left._vector.AsDouble(), Vector512.Create(right)).As<double, T>()
        : Vector512.LessThanOrEqual(left._vector.AsSingle(), Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator >=(Lane512<T> left, double right) => Of(typeof(T) == typeof(double)
        ? Vector512.GreaterThanOrEqual(left._vector.AsDouble(), Vector512.Create(right)).As<double, T>()
        : Vector512.GreaterThanOrEqual(left._vector.AsSingle(), Vector512.Create((float)right)).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator &(Lane512<T> left, Lane512<T> right) => Of(left._vector & right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator |(Lane512<T> left, Lane512<T> right) => Of(left._vector | right._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> operator ~(Lane512<T> mask) => Of(~mask._vector);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Equal(Lane512<T> left, Lane512<T> right) => Of(Vector512.Equals(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> NotEqual(Lane512<T> left, Lane512<T> right) => Of(~Vector512.Equals(left._vector, right._vector));

    /// <inheritdoc/>
    // Copies the sign bit to all bits; before AVX-512 there was no arithmetic shift of 64 bits.
    [MethodImpl(Inline)]
    public static Lane512<T> IsNegative(Lane512<T> value) =>
        !Avx512F.IsSupported ? value < 0
        : typeof(T) == typeof(double) ? Of(Vector512.ShiftRightArithmetic(value._vector.AsInt64(), 63).As<long, T>())
        : Of(Vector512.ShiftRightArithmetic(value._vector.AsInt32(), 31).As<int, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> IsNaN(Lane512<T> value) => Of(Vector512.IsNaN(value._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Select(Lane512<T> mask, Lane512<T> whereSet, Lane512<T> otherwise) =>
        Of(Vector512.ConditionalSelect(mask._vector, whereSet._vector, otherwise._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static bool Any(Lane512<T> mask) => mask._vector.AsByte() != Vector512<byte>.Zero;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> MultiplyAdd(Lane512<T> factor, Lane512<T> multiplier, Lane512<T> addend) => Of(typeof(T) == typeof(double)
        ? Vector512.MultiplyAddEstimate(factor._vector.AsDouble(), multiplier._vector.AsDouble(), addend._vector.AsDouble()).As<double, T>()
        : Vector512.MultiplyAddEstimate(factor._vector.AsSingle(), multiplier._vector.AsSingle(), addend._vector.AsSingle())
            .As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> MultiplyAdd(Lane512<T> factor, Lane512<T> multiplier, double addend) => Of(typeof(T) == typeof(double)
        ? Vector512.MultiplyAddEstimate(factor._vector.AsDouble(), multiplier._vector.AsDouble(), Vector512.Create(addend)).As<double, T>()
        : Vector512.MultiplyAddEstimate(factor._vector.AsSingle(), multiplier._vector.AsSingle(), Vector512.Create((float)addend))
            .As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> MultiplyAdd(Lane512<T> factor, double multiplier, Lane512<T> addend) => Of(typeof(T) == typeof(double)
        ? Vector512.MultiplyAddEstimate(factor._vector.AsDouble(), Vector512.Create(multiplier), addend._vector.AsDouble()).As<double, T>()
        : Vector512.MultiplyAddEstimate(factor._vector.AsSingle(), Vector512.Create((float)multiplier), addend._vector.AsSingle())
            .As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> MultiplyAdd(Lane512<T> factor, double multiplier, double addend) => Of(typeof(T) == typeof(double)
        ? Vector512.MultiplyAddEstimate(factor._vector.AsDouble(), Vector512.Create(multiplier), Vector512.Create(addend)).As<double, T>()
        : Vector512.MultiplyAddEstimate(factor._vector.AsSingle(), Vector512.Create((float)multiplier), Vector512.Create((float)addend))
            .As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Abs(Lane512<T> value) => Of(Vector512.Abs(value._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> CopySign(Lane512<T> magnitude, Lane512<T> sign) => Of(Vector512.CopySign(magnitude._vector, sign._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Min(Lane512<T> left, Lane512<T> right) => Of(Vector512.Min(left._vector, right._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Max(Lane512<T> left, Lane512<T> right) => Of(Vector512.Max(left._vector, right._vector));

    // The processor's own maximum and minimum return the second operand where either is NaN (x86) or NaN (Arm).

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> AtLeast(Lane512<T> value, Lane512<T> low) => Of(Vector512.MaxNative(low._vector, value._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> AtMost(Lane512<T> value, Lane512<T> high) => Of(Vector512.MinNative(high._vector, value._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Sqrt(Lane512<T> value) => Of(Vector512.Sqrt(value._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Floor(Lane512<T> value) => Of(typeof(T) == typeof(double)
        ? Vector512.Floor(value._vector.AsDouble()).As<double, T>()
        : Vector512.Floor(value._vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Ceiling(Lane512<T> value) => Of(typeof(T) == typeof(double)
        ? Vector512.Ceiling(value._vector.AsDouble()).As<double, T>()
        : Vector512.Ceiling(value._vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Round(Lane512<T> value) => Of(typeof(T) == typeof(double)
        ? Vector512.Round(value._vector.AsDouble()).As<double, T>()
        : Vector512.Round(value._vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Truncate(Lane512<T> value) => Of(typeof(T) == typeof(double)
        ? Vector512.Truncate(value._vector.AsDouble()).As<double, T>()
        : Vector512.Truncate(value._vector.AsSingle()).As<float, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Scale(Lane512<T> value, Lane512<T> exponent)
    {
        if (Avx512F.IsSupported)
        {
            return Of(typeof(T) == typeof(double)
                ? Avx512F.Scale(value._vector.AsDouble(), exponent._vector.AsDouble()).As<double, T>()
                : Avx512F.Scale(value._vector.AsSingle(), exponent._vector.AsSingle()).As<float, T>());
        }
        // Scale in two steps, the first of which is exact.
        Lane512<T> half = Round(exponent * 0.5);
        return value * PowerOfTwo(half) * PowerOfTwo(exponent - half);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Split(Lane512<T> value, out Lane512<T> mantissa, out Lane512<T> exponent)
    {
        if (Avx512F.IsSupported)
        {
            const byte ThreeQuartersToOneAndAHalfNegativesToNaN = 0b1011;
            if (typeof(T) == typeof(double))
            {
                mantissa = Of(Avx512F.GetMantissa(value._vector.AsDouble(), ThreeQuartersToOneAndAHalfNegativesToNaN).As<double, T>());
                exponent = Of(Avx512F.GetExponent(value._vector.AsDouble()).As<double, T>());
            }
            else
            {
                mantissa = Of(Avx512F.GetMantissa(value._vector.AsSingle(), ThreeQuartersToOneAndAHalfNegativesToNaN).As<float, T>());
                exponent = Of(Avx512F.GetExponent(value._vector.AsSingle()).As<float, T>());
            }
            exponent = Select(mantissa < 1, exponent + 1, exponent);
            return;
        }

        // Subnormal numbers are made normal first.
        Lane512<T> isSubnormal = value < (IsSingle ? 1.17549435e-38 : 2.2250738585072014e-308);
        Lane512<T> normal = Select(isSubnormal, value * (IsSingle ? 33554432.0 : 18014398509481984.0), value);
        // Adding half a unit of the exponent's last bit gives all of [¾, 1½) the same exponent.
        if (typeof(T) == typeof(double))
        {
            Vector512<long> bits = normal._vector.AsInt64();
            Vector512<long> shifted = bits + Vector512.Create(0x3ff0000000000000 - 0x3fe8000000000000);
            // This is 2^52 with the biased exponent in its last bits.
            Vector512<long> biased = Vector512.ShiftRightLogical(shifted, 52) | Vector512.Create(0x4330000000000000);
            exponent = Of((biased.AsDouble() - Vector512.Create(4503599627370496.0 + 1023)).As<double, T>());
            Vector512<long> field = shifted & Vector512.Create(0x7ff0000000000000);
            mantissa = Of((bits - field + Vector512.Create(0x3ff0000000000000)).As<long, T>());
        }
        else
        {
            Vector512<int> bits = normal._vector.AsInt32();
            Vector512<int> shifted = bits + Vector512.Create(0x3f800000 - 0x3f400000);
            Vector512<int> biased = Vector512.ShiftRightLogical(shifted, 23) | Vector512.Create(0x4b000000);
            exponent = Of((biased.AsSingle() - Vector512.Create(8388608f + 127)).As<float, T>());
            Vector512<int> field = shifted & Vector512.Create(0x7f800000);
            mantissa = Of((bits - field + Vector512.Create(0x3f800000)).As<int, T>());
        }
        exponent = Select(isSubnormal, exponent - (IsSingle ? 25 : 54), exponent);
        Lane512<T> isZero = Equal(value, 0), isInfinite = Equal(value, double.PositiveInfinity);
        exponent = Select(isZero, double.NegativeInfinity, Select(isInfinite, double.PositiveInfinity, exponent));
        mantissa = Select(value > 0, Select(isInfinite, 1, mantissa), Select(isZero, 1, double.NaN));
    }

    /// <inheritdoc/>
    public static bool HasTables
    {
        [MethodImpl(Inline)]
        get => Avx512F.IsSupported && Unsafe.SizeOf<Vector512<T>>() == 64;
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Lookup<TTable>(Lane512<T> place)
        where TTable : struct, ILaneTable => Of(LaneLookup.Of<TTable, T>(place._vector));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Places(int from) => Of(typeof(T) == typeof(double)
        ? (Vector512<long>.Indices + Vector512.Create((long)from)).As<long, T>()
        : (Vector512<int>.Indices + Vector512.Create(from)).As<int, T>());

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Slide(Lane512<T> first, Lane512<T> second, Lane512<T> places) =>
        Of(LanePlaces.Of(first._vector, second._vector, places._vector));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane512<T> Map(Lane512<T> value, Func<double, double> function)
    {
        Vector512<T> result = default;
        for (int i = 0; i < Count; i++) result = result.WithElement(i, FromDouble(function(ToDouble(value._vector.GetElement(i)))));
        return Of(result);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lane512<T> Map(Lane512<T> left, Lane512<T> right, Func<double, double, double> function)
    {
        Vector512<T> result = default;
        for (int i = 0; i < Count; i++)
            result = result.WithElement(
                i, FromDouble(function(ToDouble(left._vector.GetElement(i)), ToDouble(right._vector.GetElement(i)))));
        return Of(result);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Load(ref readonly T source, nuint index) => Of(Vector512.LoadUnsafe(in source, index));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lane512<T> Repeat(ref readonly T source) => Of(Vector512.Create(source));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Lane512<T> lane, ref T target, nuint index) => lane._vector.StoreUnsafe(ref target, index);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static unsafe void Stream(Lane512<T> lane, ref T target, nuint index) =>
        lane._vector.StoreAlignedNonTemporal((T*)Unsafe.AsPointer(ref Unsafe.Add(ref target, index)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(Lane512<T> lane) => Vector512.Sum(lane._vector);

    /// <summary>The elements.</summary>
    public override string ToString() => _vector.ToString();

    /// <summary>2^exponent, for exponents of normal numbers.</summary>
    [MethodImpl(Inline)]
    private static Lane512<T> PowerOfTwo(Lane512<T> exponent)
    {
        // Adding 2^52 (2^23 for float) leaves the biased exponent in the last bits.
        if (typeof(T) == typeof(double))
        {
            Vector512<double> biased = exponent._vector.AsDouble() + Vector512.Create(4503599627370496.0 + 1023);
            return Of(Vector512.ShiftLeft(biased.AsInt64(), 52).As<long, T>());
        }
        else
        {
            Vector512<float> biased = exponent._vector.AsSingle() + Vector512.Create(8388608f + 127);
            return Of(Vector512.ShiftLeft(biased.AsInt32(), 23).As<int, T>());
        }
    }

    // The JIT stops inlining at 512 local variables, and each constructor call would cost one.
    [MethodImpl(Inline)]
    private static Lane512<T> Of(Vector512<T> vector) => Unsafe.BitCast<Vector512<T>, Lane512<T>>(vector);

    private static double ToDouble(T value) => typeof(T) == typeof(double)
        ? Unsafe.BitCast<T, double>(value)
        : Unsafe.BitCast<T, float>(value);

    private static T FromDouble(double value) => typeof(T) == typeof(double)
        ? Unsafe.BitCast<double, T>(value)
        : Unsafe.BitCast<float, T>((float)value);
}
