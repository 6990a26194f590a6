using System;
using System.Buffers.Binary;
using System.Numerics;

namespace GradRepl.Networks.Numerics;

/// <summary>
/// Random numbers that are the same for the same seed on every machine and in every version of .NET: xoshiro256++ (Blackman
/// and Vigna 2021), its state filled by SplitMix64 so that neighboring seeds have nothing in common.
/// </summary>
internal sealed class SeededRandom : Random
{
    private ulong _s0, _s1, _s2, _s3;

    /// <param name="seed">Any number.</param>
    /// <param name="stream">Separate sequences of one seed, as one for each layer.</param>
    public SeededRandom(long seed, long stream = 0)
    {
        ulong state = Mixed((ulong)seed) ^ unchecked((ulong)stream * 0xD1342543DE82EF95);
        (_s0, _s1, _s2, _s3) = (Next(ref state), Next(ref state), Next(ref state), Next(ref state));
        static ulong Next(ref ulong state) => Mixed(unchecked(state += 0x9E3779B97F4A7C15));
    }

    /// <summary>A number in [0, 1), from 53 random bits.</summary>
    public override double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <inheritdoc/>
    public override float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1 << 24));

    /// <inheritdoc/>
    public override int Next() => Next(int.MaxValue);

    /// <inheritdoc/>
    public override int Next(int maxValue) => Next(0, maxValue);

    /// <inheritdoc/>
    public override int Next(int minValue, int maxValue) => (int)NextInt64(minValue, maxValue);

    /// <inheritdoc/>
    public override long NextInt64() => NextInt64(long.MaxValue);

    /// <inheritdoc/>
    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    /// <summary>A whole number from <paramref name="minValue"/> up to, not including, <paramref name="maxValue"/>.</summary>
    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        // The high half of a 128-bit product; its bias is below 2^-64 of the range.
        ulong high = Math.BigMul(NextUInt64(), (ulong)(maxValue - minValue), out _);
        return minValue + (long)high;
    }

    /// <inheritdoc/>
    public override void NextBytes(byte[] buffer) => NextBytes(buffer.AsSpan());

    /// <inheritdoc/>
    public override void NextBytes(Span<byte> buffer)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (!buffer.IsEmpty)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, NextUInt64());
            int count = Math.Min(buffer.Length, bytes.Length);
            bytes[..count].CopyTo(buffer);
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private ulong NextUInt64()
    {
        ulong result = unchecked(BitOperations.RotateLeft(_s0 + _s3, 23) + _s0), t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
