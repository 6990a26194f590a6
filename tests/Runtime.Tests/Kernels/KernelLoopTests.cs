using System;
using System.Linq;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GradRepl.Runtime.Tests;

/// <summary>The loops over spans: every length, start, direction and width gives what one number at a time gives.</summary>
public sealed class KernelLoopTests
{
    private static readonly Activation Activation = Activations.Mish;

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, 70), 127, 128, 129, 1000, 1023, 1025];

    /// <summary>An element's result depends neither on its neighbours nor on its place.</summary>
    [Theory]
    [MemberData(nameof(Lengths))]
    public void EveryLengthAndStartGivesTheSame(int length)
    {
        Check<double>(length, Activation.ValueAndDerivative, Activation.Value, Activation.Derivative, Activation.Backward);
        Check<float>(length, Activation.ValueAndDerivative, Activation.Value, Activation.Derivative, Activation.Backward);
    }

    private delegate void Both<T>(ReadOnlySpan<T> z, Span<T> y, Span<T> dy);

    private delegate void One<T>(ReadOnlySpan<T> z, Span<T> y);

    private delegate void Back<T>(ReadOnlySpan<T> z, ReadOnlySpan<T> upstream, Span<T> dz);

    private static void Check<T>(int length, Both<T> both, One<T> value, One<T> derivative, Back<T> backward)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T guard = T.CreateChecked(-77), two = T.CreateChecked(2);
        for (int start = 0; start < 4; start++)
        {
            T[] memory = [.. Enumerable.Range(0, length + 8).Select(i => T.CreateChecked((i * 7 % 100 - 50) * 0.1))];
            T[] first = [.. memory.Select(_ => guard)], second = [.. first];
            ReadOnlySpan<T> z = memory.AsSpan(start, length);
            both(z, first.AsSpan(start, length), second.AsSpan(3 - start, length));
            T[] single = new T[1], singleSlope = new T[1], product = new T[1];
            T[] values = new T[length], slopes = new T[length], upstream = [.. Enumerable.Repeat(two, length)], products = new T[length];
            value(z, values);
            derivative(z, slopes);
            backward(z, upstream, products);
            for (int i = 0; i < length; i++)
            {
                both(memory.AsSpan(start + i, 1), single, singleSlope);
                Assert.Equal(single[0], first[start + i]);
                Assert.Equal(singleSlope[0], second[3 - start + i]);
                Assert.Equal(single[0], values[i]);
                Assert.Equal(singleSlope[0], slopes[i]);
                Assert.Equal(two * singleSlope[0], products[i]);
            }

            // Nothing beside the span is written.
            Assert.All(first.Take(start).Concat(first.Skip(start + length)), each => Assert.Equal(guard, each));
            Assert.All(second.Take(3 - start).Concat(second.Skip(3 - start + length)), each => Assert.Equal(guard, each));

            // In place, over z and over upstream.
            T[] place = [.. z];
            value(place, place);
            Assert.Equal(values, place);
            backward(z, upstream, upstream);
            Assert.Equal(products, upstream);
            place = [.. z];
            both(place, place, second.AsSpan(0, length));
            Assert.Equal(values, place);
            Assert.Equal(slopes, second.AsSpan(0, length));
        }
    }

    /// <summary>What the outer caches hold is stored in whole lines, from every start within a line, in place too.</summary>
    [Theory]
    [InlineData(2048)]
    [InlineData(2055)]
    [InlineData(4096)]
    [InlineData(4111)]
    public void EveryStartWithinALineGivesTheSame(int length)
    {
        CheckStarts<double>(length, Activation.ValueAndDerivative, Activation.Value, Activation.Backward);
        CheckStarts<float>(length, Activation.ValueAndDerivative, Activation.Value, Activation.Backward);
    }

    private static void CheckStarts<T>(int length, Both<T> both, One<T> value, Back<T> backward)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Starts = 16;
        T guard = T.CreateChecked(-77), three = T.CreateChecked(3);
        T[] z = [.. Enumerable.Range(0, length).Select(i => T.CreateChecked((i * 7 % 1000 - 500) * 0.01))], values = new T[length], slopes = new T[length];
        for (int i = 0; i < length; i += 8)
        {
            int count = Math.Min(8, length - i);
            both(z.AsSpan(i, count), values.AsSpan(i, count), slopes.AsSpan(i, count));
        }
        T[] first = new T[length + Starts], second = new T[length + Starts], products = [.. slopes.Select(slope => three * slope)];
        for (int start = 0; start < Starts; start++)
        {
            Array.Fill(first, guard);
            Array.Fill(second, guard);
            int other = start * 5 % Starts;
            both(z, first.AsSpan(start, length), second.AsSpan(other, length));
            Assert.Equal(values, first.AsSpan(start, length));
            Assert.Equal(slopes, second.AsSpan(other, length));
            Assert.All(first.Take(start).Concat(first.Skip(start + length)), each => Assert.Equal(guard, each));
            Assert.All(second.Take(other).Concat(second.Skip(other + length)), each => Assert.Equal(guard, each));

            Span<T> place = first.AsSpan(start, length), slope = second.AsSpan(other, length);
            z.CopyTo(place);
            both(place, place, slope);
            Assert.Equal(values, place);
            z.CopyTo(slope);
            both(slope, place, slope);
            Assert.Equal(slopes, slope);
            z.CopyTo(place);
            value(place, place);
            Assert.Equal(values, place);
            place.Fill(three);
            backward(z, place, place);
            Assert.Equal(products, place);
        }
    }

    /// <summary>Numbers in the middle of bytes, at addresses that are no multiple of their size.</summary>
    [Theory]
    [InlineData(5_000)]
    [InlineData(600_001)]
    public void ReinterpretedBytesGiveTheSame(int length)
    {
        double[] z = Sequences.Linspace(-20, 20, length), y = new double[length], dy = new double[length];
        Activation.ValueAndDerivative(z, y, dy);
        byte[] input = new byte[8 * length + 8], first = new byte[8 * length + 8], second = new byte[8 * length + 8];
        MemoryMarshal.AsBytes(z.AsSpan()).CopyTo(input.AsSpan(1));
        Activation.ValueAndDerivative(Doubles(input, 1), Doubles(first, 3), Doubles(second, 5));
        Assert.Equal(y, Doubles(first, 3));
        Assert.Equal(dy, Doubles(second, 5));

        Span<double> Doubles(byte[] bytes, int from) => MemoryMarshal.Cast<byte, double>(bytes.AsSpan(from, 8 * length));
    }

    /// <summary>Long spans go over several threads, and past the caches; the results are the same.</summary>
    [Theory]
    [InlineData(1, 200_003)]
    [InlineData(3, 200_003)]
    [InlineData(1, 1_500_001)]
    [InlineData(4, 1_500_001)]
    public void LongSpansGiveTheSame(int threads, int length)
    {
        double[] z = Sequences.Linspace(-20, 20, length + 3)[3..], y = new double[length + 5], dy = new double[length + 5], block = new double[1000], blockSlopes = new double[1000];
        using (new ThreadLimit(threads))
        {
            Activation.ValueAndDerivative(z, y.AsSpan(1, length), dy.AsSpan(4, length));
        }
        for (int from = 0; from < length; from += 1000)
        {
            int count = Math.Min(1000, length - from);
            Activation.ValueAndDerivative(z.AsSpan(from, count), block.AsSpan(0, count), blockSlopes.AsSpan(0, count));
            Assert.Equal(block.AsSpan(0, count), y.AsSpan(1 + from, count));
            Assert.Equal(blockSlopes.AsSpan(0, count), dy.AsSpan(4 + from, count));
        }
        Assert.Equal((0.0, 0.0), (y[0], y[^1]));
    }

    [Fact]
    public void NothingIsAllocated()
    {
        double[] z = Sequences.Linspace(-5, 5, 1000), y = new double[1000], dy = new double[1000];
        float[] zs = new float[1000], ys = new float[1000];
        Run();
        Assert.Equal(0, Allocations.Of(Run));

        void Run()
        {
            Activation.ValueAndDerivative(z, y, dy);
            Activation.Value(z.AsSpan(0, 3), y.AsSpan(0, 3));
            Activation.Derivative(z, dy);
            Activation.Backward(z, y, dy);
            Activation.Value(zs, ys);
        }
    }

    [Fact]
    public void ThreadsMustBeAtLeastOne() => Assert.Throws<ArgumentOutOfRangeException>(() => Parallelism.MaximumThreads = 0);
}
