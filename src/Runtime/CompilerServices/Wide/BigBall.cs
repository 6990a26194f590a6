using System;
using System.Numerics;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// A real number that is known to lie within a radius of a midpoint: (mantissa ± radius)·2^exponent, with
/// <see cref="Ball.Bits"/> bits and exponents that nothing overflows. Each operation encloses its result, rounding included.
/// </summary>
/// <remarks>
/// J. van der Hoeven, Ball arithmetic (2009); F. Johansson, Arb (2017). This file and its neighbors are compiled into the
/// generator too, which computes with them what derivatives are worth: no API is used here that netstandard2.0 lacks.
/// </remarks>
internal sealed partial class BigBall
{
    /// <summary>Past it the radius has more digits than anybody asks for, and the mantissa too many.</summary>
    private const double LargestRadius = 1L << 40;

    /// <summary>How many bits are kept below what a radius leaves unknown.</summary>
    private const int Beyond = 60;

    /// <summary>A little more than 1: what computing a radius in double may have lost.</summary>
    private const double Up = 1 + 1e-9;

    private readonly BigInteger _mantissa, _exponent;

    /// <summary>In units of 2^exponent; infinite where nothing is known, NaN outside the domain of a function.</summary>
    private readonly double _radius;

    private BigBall(BigInteger mantissa, BigInteger exponent, double radius) =>
        (_mantissa, _exponent, _radius) = (mantissa, exponent, radius);

    private static void Count(int products) => Ball.Count(products);

    private static int Bits => Ball.Bits;

    /// <summary>Nothing is known.</summary>
    public static BigBall Unknown => new(0, 0, double.PositiveInfinity);

    /// <summary>Of a magnitude of which only a lower bound is known, a power of two.</summary>
    public static BigBall Huge(int sign, BigInteger exponent) => new(sign, exponent, double.PositiveInfinity);

    public bool IsHuge => double.IsPositiveInfinity(_radius) && !_mantissa.IsZero;

    /// <summary>There is no value.</summary>
    public static BigBall Outside => new(0, 0, double.NaN);

    public bool IsKnown => _radius < double.PositiveInfinity;

    public bool IsOutside => double.IsNaN(_radius);

    public bool IsExact => _radius == 0;

    public bool IsZero => _radius == 0 && _mantissa.IsZero;

    /// <summary>Whether zero is among the numbers that it may be.</summary>
    public bool MayBeZero => _radius == 0 ? _mantissa.IsZero : !IsKnown || (double)BigInteger.Abs(_mantissa) <= _radius;

    /// <summary>Whether there is a lower bound of the magnitude.</summary>
    private bool IsFarFromZero => IsHuge || (IsKnown && (double)BigInteger.Abs(_mantissa) > 2 * _radius);

    /// <summary>The exponent of a power of two that the magnitude reaches, where it is far from zero.</summary>
    private BigInteger Bottom => IsHuge ? _exponent : _exponent + BitLength(BigInteger.Abs(_mantissa)) - 2;

    /// <summary>The exponent of a power of two above the magnitude.</summary>
    public BigInteger Top => _exponent + 1 + (_radius == 0 ? BitLength(_mantissa) : Math.Max(BitLength(_mantissa), Exponent(_radius) + 1));

    /// <summary>Whether the radius is at most 2^exponent.</summary>
    public bool IsWithin(int exponent) => IsKnown && (_radius == 0 || _exponent + Exponent(_radius) + 1 <= exponent);

    /// <summary>The same number, exactly.</summary>
    public static implicit operator BigBall(double value)
    {
        if (double.IsNaN(value)) return Outside;
        if (double.IsInfinity(value)) return Unknown;
        if (value == 0) return new BigBall(0, 0, 0);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1), mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new BigBall(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075, 0);
    }

    /// <summary>A pair of doubles from 1 to 2, or zero, times a power of two, exactly.</summary>
    public static BigBall Of(Pair midpoint, BigInteger exponent, double radius)
    {
        BigBall high = midpoint.High, low = midpoint.Low;
        BigInteger last = BigInteger.Min(high._exponent, low._exponent);
        BigInteger mantissa = (high._mantissa << (int)(high._exponent - last)) + (low._mantissa << (int)(low._exponent - last));
        return Trimmed(mantissa, exponent + last, Scaled(radius, (long)-last) * (radius == 0 ? 1 : Up));
    }

    /// <summary>2 to a power.</summary>
    public static BigBall PowerOfTwo(int exponent) => new(BigInteger.One, exponent, 0);

    /// <summary>0, known to 2^exponent.</summary>
    public static BigBall AroundZero(BigInteger exponent) => new(0, exponent, 1);

    public static BigBall operator -(BigBall a) => new(-a._mantissa, a._exponent, a._radius);

    public static BigBall operator +(BigBall a, BigBall b)
    {
        if (!a.IsKnown || !b.IsKnown)
        {
            if (a.IsHuge && b.IsHuge && a._mantissa == b._mantissa) return a;
            if (a.IsHuge && b.IsKnown && b.Top < a._exponent) return Huge(a._mantissa.Sign, a._exponent - 1);
            return b.IsHuge && a.IsKnown && a.Top < b._exponent ? Huge(b._mantissa.Sign, b._exponent - 1) : Worse(a, b);
        }
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        BigInteger least = BigInteger.Max(a.Top, b.Top) - Bits - 16,
            unit = BigInteger.Max(BigInteger.Min(a._exponent, b._exponent), least);
        // Digits far below a radius say nothing.
        if (a._radius > 0) unit = BigInteger.Max(unit, a._exponent - Beyond);
        if (b._radius > 0) unit = BigInteger.Max(unit, b._exponent - Beyond);
        (BigInteger left, double leftRadius) = a.InUnitsOf(unit);
        (BigInteger right, double rightRadius) = b.InUnitsOf(unit);
        return Trimmed(left + right, unit, leftRadius + rightRadius);
    }

    public static BigBall operator -(BigBall a, BigBall b) => a + -b;

    public static BigBall operator *(BigBall a, BigBall b)
    {
        if (a.IsZero && !b.IsOutside) return a;
        if (b.IsZero && !a.IsOutside) return b;
        if (!a.IsKnown || !b.IsKnown)
            return a.IsFarFromZero && b.IsFarFromZero
                ? Huge(a._mantissa.Sign * b._mantissa.Sign, a.Bottom + b.Bottom)
                : Worse(a, b);
        Count(1);
        BigInteger product = a._mantissa * b._mantissa, exponent = a._exponent + b._exponent;
        if (a.IsExact && b.IsExact) return Trimmed(product, exponent, 0);
        (double f, long i) = Parts(a._mantissa);
        (double g, long j) = Parts(b._mantissa);
        // More of the mantissa than the radius leaves is dropped beforehand, so that the radius remains a double.
        long drop = Math.Max(0, BitLength(product) - Bits);
        if (b._radius > 0) drop = Math.Max(drop, i - Beyond);
        if (a._radius > 0) drop = Math.Max(drop, j - Beyond);
        double radius = Scaled(f * b._radius, i - drop) + Scaled(g * a._radius, j - drop) + Scaled(a._radius * b._radius, -drop);
        return Trimmed(product >> (int)drop, exponent + drop, (radius * Up) + (drop > 0 ? 1 : 0));
    }

    public static BigBall operator /(BigBall a, BigBall b)
    {
        if (b.IsZero)
        {
            Ball.MetPole = true;
            return a.IsOutside ? a : Unknown;
        }
        if (b.IsHuge && a.IsKnown) return a.IsZero ? a : AroundZero(a.Top - b._exponent);
        if (a.IsHuge && b.IsKnown && !b.MayBeZero) return Huge(a._mantissa.Sign * b._mantissa.Sign, a._exponent - b.Top);
        if (!a.IsKnown || !b.IsKnown) return Worse(a, b);
        if (a.IsZero) return b.MayBeZero ? Unknown : a;
        Count(3);
        (double g, long j) = Parts(b._mantissa);
        double relative = Scaled(b._radius / g, -j);
        if (!(relative < 0.5)) return Unknown;
        long shift = Math.Max(0, Bits + 8 + j - BitLength(a._mantissa));
        if (a._radius > 0) shift = Math.Min(shift, j + Beyond);
        // Less of the dividend than there is, where the divisor's radius leaves less of the quotient.
        if (b._radius > 0) shift = Math.Min(shift, (2 * j) + Beyond - BitLength(a._mantissa));
        BigInteger quotient = (shift >= 0 ? a._mantissa << (int)shift : a._mantissa >> (int)-shift) / b._mantissa;
        (double f, long i) = Parts(quotient);
        double radius = (Scaled(a._radius / g, shift - j) + Scaled(f * b._radius / g, i - j)) / (1 - relative);
        return Trimmed(quotient, a._exponent - shift - b._exponent, (radius * Up) + 2);
    }

    /// <summary>The sign of the midpoint.</summary>
    public int MidpointSign => _mantissa.Sign;

    /// <summary>The greatest whole number not above.</summary>
    public BigBall Floor()
    {
        if (!IsKnown || _exponent.Sign >= 0) return this;
        if (_exponent < -1_000_000)
        {
            Ball.WasUndecided |= MayBeZero && !IsZero;
            return _mantissa.Sign < 0 ? -1 : 0;
        }
        int places = (int)-_exponent;
        var radius = new BigInteger(_radius + 1);
        BigInteger low = _radius == 0 ? _mantissa >> places : (_mantissa - radius) >> places;
        if (_radius > 0 && low != (_mantissa + radius) >> places) Ball.WasUndecided = true;
        return new BigBall(_mantissa >> places, 0, 0);
    }

    /// <summary>The nearest double, if all numbers that it may be have the same.</summary>
    public bool TryRound(out double nearest)
    {
        nearest = IsHuge && _exponent > 1100 ? _mantissa.Sign * double.PositiveInfinity : double.NaN;
        if (!IsKnown) return IsHuge && _exponent > 1100;
        var radius = new BigInteger(_radius * Up + (_radius > 0 ? 1 : 0));
        nearest = ToDouble(_mantissa - radius, _exponent);
        return nearest.Equals(radius.IsZero ? nearest : ToDouble(_mantissa + radius, _exponent));
    }

    /// <summary>The double nearest to the midpoint.</summary>
    public double Midpoint => IsKnown ? ToDouble(_mantissa, _exponent) : double.NaN;

    private static BigBall Worse(BigBall a, BigBall b) => a.IsOutside || b.IsOutside ? Outside : Unknown;

    /// <summary>With no more bits than are wanted and the radius tells apart.</summary>
    private static BigBall Trimmed(BigInteger mantissa, BigInteger exponent, double radius)
    {
        if (!(radius < double.PositiveInfinity)) return Unknown;
        long drop = BitLength(mantissa) - Bits;
        if (radius >= LargestRadius) drop = Math.Max(drop, Exponent(radius) - 20);
        return drop <= 0
            ? new BigBall(mantissa, exponent, radius)
            : new BigBall(mantissa >> (int)drop, exponent + drop, Scaled(radius, -drop) * Up + 1);
    }

    private (BigInteger Mantissa, double Radius) InUnitsOf(BigInteger unit)
    {
        BigInteger shift = _exponent - unit;
        if (shift.Sign >= 0) return (_mantissa << (int)shift, Scaled(_radius, (long)shift));
        if (shift < -10_000_000) return (0, 1);
        return (_mantissa >> (int)-shift, Scaled(_radius, (long)shift) * Up + 1);
    }

    private static double ToDouble(BigInteger mantissa, BigInteger exponent)
    {
        if (mantissa.IsZero) return 0;
        BigInteger magnitude = BigInteger.Abs(mantissa);
        BigInteger top = exponent + BitLength(magnitude);
        if (top > 1100) return mantissa.Sign * double.PositiveInfinity;
        if (top < -1100) return 0;
        // The last bit that a double of this size has; below the normal range, always the same.
        int last = Math.Max((int)top - 53, -1074), drop = (int)(last - exponent);
        if (drop > 0)
        {
            BigInteger half = BigInteger.One << (drop - 1), rest = magnitude & ((BigInteger.One << drop) - 1);
            magnitude >>= drop;
            if (rest > half || (rest == half && !magnitude.IsEven)) magnitude += 1;
        }
        else
        {
            last = (int)exponent;
        }
        double value = (double)magnitude; // At most 2^53: exact.
        // In two steps, each exact: a power of two may leave the range where the number does not.
        int first = last / 2;
        return mantissa.Sign * (value * TwoTo(first) * TwoTo(last - first));
    }

    /// <summary>A magnitude as f·2^k, with f from ½ to 1.</summary>
    private static (double Fraction, long Exponent) Parts(BigInteger mantissa)
    {
        BigInteger magnitude = BigInteger.Abs(mantissa);
        long length = BitLength(magnitude), drop = Math.Max(0, length - 60);
        return ((double)(magnitude >> (int)drop) * TwoTo((int)(drop - length)), length);
    }

    private static long BitLength(BigInteger value)
    {
#if NET
        return value.GetBitLength();
#else
        BigInteger magnitude = BigInteger.Abs(value);
        if (magnitude <= ulong.MaxValue)
        {
            int length = 0;
            for (ulong rest = (ulong)magnitude; rest != 0; rest >>= 1) length++;
            return length;
        }
        return (long)Math.Floor(BigInteger.Log(magnitude, 2)) + 1;
#endif
    }

    /// <summary>The exponent of a power of two that a positive double reaches.</summary>
    private static int Exponent(double value) => (int)((BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7FF) - 1023;

    private static double Scaled(double value, long exponent) =>
        value == 0 ? 0
        : exponent > 1000 ? double.PositiveInfinity
        : exponent < -1000 ? double.Epsilon
        : value * TwoTo((int)exponent);

    private static double TwoTo(int exponent) =>
        exponent >= -1022 ? BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52) : TwoTo(exponent + 100) * TwoTo(-100);
}
