using System;
using System.Linq;
using GradRepl.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Runtime.Tests;

/// <summary>The operations of a lane type, each against the same operation of one number.</summary>
public abstract class LaneTests<TLane, T>
    where TLane : struct, ILane<TLane>, ILane<TLane, T>
    where T : unmanaged
{
    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, 0.5, 1.5, 2.5, -2.5, 3.75, -0.75, 1e-30, -1e30, 0.1, 1.0 / 3, 5e-324, -3e-310, 1e300, double.MaxValue, double.Epsilon,
        1.4e-45, 1e-40, 3.4028234663852886e38, double.PositiveInfinity, double.NegativeInfinity, double.NaN, -double.NaN,
    ];

    [Fact]
    public void CountIsThatOfARegister() =>
        Assert.True(TLane.Count * (TLane.IsSingle ? 4 : 8) is 64 or 32 or 16 || TLane.Count == 1);

    [Fact]
    public void ArithmeticIsThatOfOneNumber()
    {
        OnPairs((x, y) => x + y, (x, y) => x + y);
        OnPairs((x, y) => x - y, (x, y) => x - y);
        OnPairs((x, y) => x * y, (x, y) => x * y);
        OnPairs((x, y) => x / y, (x, y) => x / y);
        OnPairs((x, y) => TLane.Min(x, y), Math.Min);
        OnPairs((x, y) => TLane.Max(x, y), Math.Max);
        OnPairs((x, y) => TLane.CopySign(x, y), Math.CopySign);
        OnPairs((x, _) => -x, (x, _) => -x);
        OnPairs((x, _) => TLane.Abs(x), (x, _) => Math.Abs(x));
        OnPairs((x, _) => TLane.Sqrt(x), (x, _) => Math.Sqrt(x));
        OnPairs((x, _) => TLane.Floor(x), (x, _) => Math.Floor(x));
        OnPairs((x, _) => TLane.Ceiling(x), (x, _) => Math.Ceiling(x));
        OnPairs((x, _) => TLane.Round(x), (x, _) => Math.Round(x));
        OnPairs((x, _) => TLane.Truncate(x), (x, _) => Math.Truncate(x));
    }

    [Fact]
    public void NumbersAreRoundedToTheElementType()
    {
        OnPairs((x, _) => x + 0.1, (x, _) => x + Rounded(0.1));
        OnPairs((x, _) => x - 0.1, (x, _) => x - Rounded(0.1));
        OnPairs((x, _) => x * 0.1, (x, _) => x * Rounded(0.1));
        OnPairs((_, _) => 0.1, (_, _) => 0.1);
        OnPairs((x, _) => TLane.Select(x < 0.5, 1, 0), (x, _) => x < 0.5 ? 1 : 0);
        OnPairs((x, _) => TLane.Select(x > 0.5, 1, 0), (x, _) => x > 0.5 ? 1 : 0);
        OnPairs((x, _) => TLane.Select(x <= 0.5, 1, 0), (x, _) => x <= 0.5 ? 1 : 0);
        OnPairs((x, _) => TLane.Select(x >= 0.5, 1, 0), (x, _) => x >= 0.5 ? 1 : 0);
    }

    [Fact]
    public void ComparisonsGiveMasks()
    {
        OnPairs((x, y) => TLane.Select(x < y, x, y), (x, y) => x < y ? x : y);
        OnPairs((x, y) => TLane.Select(x > y, x, y), (x, y) => x > y ? x : y);
        OnPairs((x, y) => TLane.Select(x <= y, x, y), (x, y) => x <= y ? x : y);
        OnPairs((x, y) => TLane.Select(x >= y, x, y), (x, y) => x >= y ? x : y);
        OnPairs((x, y) => TLane.Select(TLane.Equal(x, y), 1, 2), (x, y) => x == y ? 1 : 2);
        OnPairs((x, y) => TLane.Select(TLane.NotEqual(x, y), 1, 2), (x, y) => x != y ? 1 : 2);
        OnPairs((x, _) => TLane.Select(TLane.IsNaN(x), 1, 2), (x, _) => double.IsNaN(x) ? 1 : 2);
        OnPairs((x, y) => TLane.Select((x > 0) & (y > 0), 1, 2), (x, y) => x > 0 && y > 0 ? 1 : 2);
        OnPairs((x, y) => TLane.Select((x > 0) | (y > 0), 1, 2), (x, y) => x > 0 || y > 0 ? 1 : 2);
        OnPairs((x, y) => TLane.Select(~(x > y), 1, 2), (x, y) => x > y ? 2 : 1);
        // A mask keeps a number or leaves 0.
        OnPairs((x, y) => (x > 0) & y, (x, y) => x > 0 ? y : 0);
    }

    [Fact]
    public void NegativeNumbersAreKnownByTheirSign() =>
        OnPairs((x, _) => TLane.Select(TLane.IsNegative(x), 1, 2), (x, _) => x < 0 ? 1 : 2, accept: (x, _) => x != 0 && !double.IsNaN(x));

    [Fact]
    public void TheLastFourBitsLookUp()
    {
        double sixteenths = TLane.IsSingle ? 3 << 18 : 3L << 47;
        for (int i = -100; i <= 100; i++)
        {
            double root = First(TLane.Lookup<RootsOfTwo>(sixteenths + i / 16.0)), expected = Math.Pow(2, i / 16.0 - Math.Floor(i / 16.0));
            Assert.InRange(root / expected, 1 - (TLane.IsSingle ? 1e-7 : 3e-16), 1 + (TLane.IsSingle ? 1e-7 : 3e-16));
        }
        T[] places = [.. Enumerable.Range(0, 16).Select(i => Element(sixteenths + (i * 5 + 3) / 16.0))];
        for (int start = 0; start < 16; start += TLane.Count)
        {
            double[] found = Elements(TLane.Lookup<Divisors>(TLane.Load(in places[0], (nuint)start)));
            Assert.Equal(Enumerable.Range(start, TLane.Count).Select(i => Rounded(15.0 / (15 + (i * 5 + 3) % 16))), found);
        }
    }

    [Fact]
    public void WhatTheOtherSideComputedCannotLeak() =>
        OnPairs((x, _) => TLane.Select(x > 0, x, x / 0 * 0), (x, _) => x > 0 ? x : double.NaN);

    [Fact]
    public void BoundsKeepNaN()
    {
        OnPairs((x, _) => TLane.AtLeast(x, -2), (x, _) => x < -2 ? -2 : x, signedZero: false);
        OnPairs((x, _) => TLane.AtMost(x, 3), (x, _) => x > 3 ? 3 : x, signedZero: false);
        OnPairs((x, _) => TLane.AtMost(TLane.AtLeast(x, -2), 3), (x, _) => x < -2 ? -2 : x > 3 ? 3 : x, signedZero: false);
    }

    [Fact]
    public void MultiplyAddRoundsOnceOrTwiceAsItSays()
    {
        double tiny = TLane.IsSingle ? 1.1920928955078125e-07 : 2.220446049250313e-16; // 1 + tiny is the next number
        TLane near = 1 + tiny;
        double error = First(TLane.MultiplyAdd(near, near, -(near * near)));
        Assert.Equal(TLane.IsFused ? tiny * tiny : 0, error);
        OnPairs((x, y) => TLane.MultiplyAdd(x, y, 0), (x, y) => x * y, signedZero: false);
        OnPairs((x, y) => TLane.MultiplyAdd(x, 2, y), (x, y) => 2 * x + y, accept: (x, y) => Math.Abs(x) < 1e30 || !double.IsFinite(x));
        OnPairs((x, _) => TLane.MultiplyAdd(x, 2, 1), (x, _) => 2 * x + 1, accept: (x, _) => Math.Abs(x) < 1e30 || !double.IsFinite(x));
        OnPairs((x, y) => TLane.MultiplyAdd(x, y, 1), (x, y) => x * y + 1, accept: (x, y) => x == 2.5 || y == 0.5);
    }

    [Fact]
    public void AnyLooksAtEveryElement()
    {
        for (int i = 0; i < TLane.Count; i++)
        {
            var elements = new T[TLane.Count];
            elements[i] = Element(1);
            Assert.True(TLane.Any(TLane.Load(in elements[0], 0) > 0));
        }
        Assert.False(TLane.Any((TLane)(-1) > 0));
    }

    [Fact]
    public void LoadsAndStoresAtAnIndex()
    {
        T[] source = [.. Enumerable.Range(0, 40).Select(i => Element(i))], target = new T[40];
        TLane.Store(TLane.Load(in source[0], 5), ref target[0], 11);
        for (int i = 0; i < target.Length; i++)
            Assert.Equal(i >= 11 && i < 11 + TLane.Count ? Element(i - 6) : default, target[i]);
    }

    [Fact]
    public void TwoLanesInARowSlide()
    {
        T[] numbers = [.. Enumerable.Range(1, 2 * TLane.Count).Select(i => Element(i))];
        TLane first = TLane.Load(in numbers[0], 0), second = TLane.Load(in numbers[0], (nuint)TLane.Count);
        for (int from = 0; from < TLane.Count; from++)
            Assert.Equal(Enumerable.Range(1 + from, TLane.Count).Select(i => (double)i), Elements(TLane.Slide(first, second, TLane.Places(from))));
    }

    [Fact]
    public unsafe void StreamsToAlignedMemory()
    {
        byte* memory = stackalloc byte[5 * 64];
        memory += -(nint)memory & 63;
        new Span<byte>(memory, 4 * 64).Clear();
        T[] source = [.. Enumerable.Range(1, TLane.Count).Select(i => Element(i))];
        TLane.Stream(TLane.Load(in source[0], 0), ref *(T*)memory, (nuint)TLane.Count);
        Assert.Equal(source, new ReadOnlySpan<T>((T*)memory + TLane.Count, TLane.Count).ToArray());
        Assert.Equal(default, ((T*)memory)[TLane.Count - 1]);
        Assert.Equal(default, ((T*)memory)[2 * TLane.Count]);
    }

    [Fact]
    public void ScaleRoundsOnceDownToTheSubnormalAndUpToInfinity()
    {
        int low = TLane.IsSingle ? -151 : -1076, high = TLane.IsSingle ? 129 : 1025;
        foreach (double value in (double[])[1, 0.75, 1.4142135, -1.1111111640930176, 0.7071067690849304, 0])
        {
            for (int n = low; n <= high; n++)
                Assert.Equal(Rounded(Math.ScaleB(Rounded(value), n)), First(TLane.Scale(value, n)));
        }
        Assert.Equal(0, First(TLane.Scale(1, TLane.IsSingle ? -240 : -2000)));
        Assert.Equal(double.PositiveInfinity, First(TLane.Scale(1, TLane.IsSingle ? 240 : 2000)));
        Assert.Equal(double.NaN, First(TLane.Scale(double.NaN, 3)));
    }

    [Fact]
    public void SplitTakesEveryPositiveNumberApart()
    {
        foreach (double number in Special.Select(Rounded).Concat([0.75, 1.4999999, 1.5, 0.7499999, 1e-38, 1.17549435e-38, 2.2250738585072014e-308]))
        {
            double value = Rounded(number);
            TLane.Split(value, out TLane m, out TLane e);
            double mantissa = First(m), exponent = First(e);
            if (value > 0 && double.IsFinite(value))
            {
                Assert.InRange(mantissa, 0.75, 1.4999999999999998);
                Assert.Equal(Math.Floor(exponent), exponent);
                Assert.Equal(value, mantissa * Math.ScaleB(1, (int)exponent / 2) * Math.ScaleB(1, (int)exponent - (int)exponent / 2));
            }
            else if (value == 0 || double.IsPositiveInfinity(value))
            {
                Assert.Equal(1, Math.Abs(mantissa));
                Assert.Equal(value == 0 ? double.NegativeInfinity : value, exponent);
            }
            else
                Assert.Equal(double.NaN, mantissa);
        }
    }

    [Fact]
    public void MapTakesEachElement()
    {
        OnPairs((x, _) => TLane.Map(x, Math.Cbrt), (x, _) => Math.Cbrt(x));
        OnPairs((x, y) => TLane.Map(x, y, Math.Atan2), Math.Atan2);
    }

    private static double Rounded(double value) => TLane.IsSingle ? (float)value : value;

    private static T Element(double value) => typeof(T) == typeof(double) ? (T)(object)value : (T)(object)(float)value;

    private static double Number(T element) => element is double value ? value : (float)(object)element;

    private static double First(TLane lane) => Elements(lane)[0];

    private static double[] Elements(TLane lane)
    {
        var elements = new T[TLane.Count];
        TLane.Store(lane, ref elements[0], 0);
        return [.. elements.Select(Number)];
    }

    /// <summary>
    /// All pairs of the special numbers, in all places: the operation must give the number's, rounded to the element type
    /// (operations of floats in double, rounded, are those of float).
    /// </summary>
    private static void OnPairs(Func<TLane, TLane, TLane> operation, Func<double, double, double> expected, bool signedZero = true, Func<double, double, bool>? accept = null)
    {
        double[] numbers = [.. Special.Select(Rounded)];
        foreach (double x in numbers)
        {
            for (int start = 0; start < numbers.Length; start += TLane.Count)
            {
                double[] xs = [.. Enumerable.Range(0, TLane.Count).Select(i => i % 2 == 0 ? x : numbers[(start + 3 * i) % numbers.Length])];
                double[] ys = [.. Enumerable.Range(0, TLane.Count).Select(i => numbers[(start + i) % numbers.Length])];
                T[] left = [.. xs.Select(Element)], right = [.. ys.Select(Element)];
                double[] actual = Elements(operation(TLane.Load(in left[0], 0), TLane.Load(in right[0], 0)));
                for (int i = 0; i < TLane.Count; i++)
                {
                    if (accept is not null && !accept(xs[i], ys[i])) continue;
                    double truth = Rounded(expected(xs[i], ys[i]));
                    Assert.True(truth.Equals(actual[i]) && (!signedZero || truth != 0 || double.IsNegative(truth) == double.IsNegative(actual[i])),
                        $"({xs[i]:R}, {ys[i]:R}) came out as {actual[i]:R} instead of {truth:R} at place {i}.");
                }
            }
        }
    }
}

public sealed class Lane512OfDoubleTests : LaneTests<Lane512<double>, double>;

public sealed class Lane256OfDoubleTests : LaneTests<Lane256<double>, double>;

public sealed class Lane128OfDoubleTests : LaneTests<Lane128<double>, double>;

public sealed class LaneScalarOfDoubleTests : LaneTests<LaneScalar<double>, double>;

public sealed class Lane512OfFloatTests : LaneTests<Lane512<float>, float>;

public sealed class Lane256OfFloatTests : LaneTests<Lane256<float>, float>;

public sealed class Lane128OfFloatTests : LaneTests<Lane128<float>, float>;

public sealed class LaneScalarOfFloatTests : LaneTests<LaneScalar<float>, float>;
