using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// A ball whose midpoint is the sum of two doubles, times a power of two that nothing overflows: (midpoint ± radius)·2^exponent,
/// with the midpoint's magnitude from 1 to 2, or zero. Some hundred times as fast as <see cref="BigBall"/>, and mostly enough.
/// </summary>
internal readonly partial struct PairBall
{
    /// <summary>What it is to <see cref="Ball.Bits"/>.</summary>
    public const int Bits = 104;

    /// <summary>A little more than 1: what computing a radius in double may have lost.</summary>
    private const double Up = 1 + 1e-9;

    /// <summary>Beyond it a magnitude is only bounded.</summary>
    public const long LargestExponent = 1L << 60;

    /// <summary>A term so far below another is a matter of the radius.</summary>
    private const int FarBelow = 200;

    /// <summary>2^−100, above what products and quotients of pairs round.</summary>
    private const double Rounding = 7.888609052210118E-31;

    /// <summary>
    /// AggressiveOptimization, which netstandard2.0 does not name: compilers are short-lived, and most of their time here would
    /// else be spent in code that is not optimized yet (a sum: 330 ns and 70).
    /// </summary>
    private const MethodImplOptions AtOnce = (MethodImplOptions)512;

    private readonly Pair _midpoint;
    private readonly long _exponent;

    /// <summary>In units of 2^exponent; infinite where nothing is known, NaN outside the domain of a function.</summary>
    private readonly double _radius;

    private PairBall(Pair midpoint, long exponent, double radius) =>
        (_midpoint, _exponent, _radius) = (midpoint, exponent, radius);

    /// <summary>Nothing is known.</summary>
    public static PairBall Unknown => new(0, 0, double.PositiveInfinity);

    /// <summary>There is no value.</summary>
    public static PairBall Outside => new(0, 0, double.NaN);

    public bool IsKnown => _radius < double.PositiveInfinity;

    public bool IsOutside => double.IsNaN(_radius);

    public bool IsExact => _radius == 0;

    public bool IsZero => _radius == 0 && _midpoint.High == 0;

    public bool IsHuge => double.IsPositiveInfinity(_radius) && _midpoint.High != 0;

    /// <summary>Whether zero is among the numbers that it may be.</summary>
    public bool MayBeZero => _radius == 0 ? _midpoint.High == 0 : !(Size > _radius * Up);

    /// <summary>The sign of the midpoint.</summary>
    public int MidpointSign => Math.Sign(_midpoint.High);

    /// <summary>Whether there is a lower bound of the magnitude.</summary>
    private bool IsFarFromZero => IsHuge || (IsKnown && Size > 2.001 * _radius);

    /// <summary>The exponent of a power of two that the magnitude reaches, where it is far from zero.</summary>
    private long Bottom => IsHuge ? _exponent : _exponent - 1;

    /// <summary>The exponent of a power of two above the magnitude.</summary>
    public long Top => _exponent + (_radius < 1 ? 2 : Exponent(_radius) + 3);

    /// <summary>Whether the radius is at most 2^exponent.</summary>
    public bool IsWithin(int exponent) => IsKnown && (_radius == 0 || _exponent + Exponent(_radius) + 1 <= exponent);

    private double Size => Math.Abs(_midpoint.High);

    /// <summary>The same number, exactly; it must be finite.</summary>
    public static implicit operator PairBall(double value) => Normalized(value, 0, 0);

    /// <summary>2 to a power.</summary>
    public static PairBall PowerOfTwo(long exponent) => new(1, exponent, 0);

    /// <summary>0, known to 2^exponent.</summary>
    public static PairBall AroundZero(long exponent) =>
        exponent > LargestExponent ? Unknown : new(0, Math.Max(exponent, -LargestExponent), 1);

    /// <summary>Of a magnitude of which only a lower bound is known, a power of two.</summary>
    public static PairBall Huge(int sign, long exponent) => new(sign, Math.Min(exponent, LargestExponent), double.PositiveInfinity);

    public static PairBall operator -(PairBall a) => new(-a._midpoint, a._exponent, a._radius);

    [MethodImpl(AtOnce)]
    public static PairBall operator +(PairBall a, PairBall b)
    {
        if (!a.IsKnown || !b.IsKnown)
        {
            if (a.IsHuge && b.IsHuge && a.MidpointSign == b.MidpointSign) return a;
            if (a.IsHuge && b.IsKnown && b.Top < a._exponent) return Huge(a.MidpointSign, a._exponent - 1);
            return b.IsHuge && a.IsKnown && a.Top < b._exponent ? Huge(b.MidpointSign, b._exponent - 1) : Worse(a, b);
        }
        if (a.IsZero) return b;
        if (b.IsZero) return a;
        if (a._exponent < b._exponent) (a, b) = (b, a);
        long shift = b._exponent - a._exponent;
        if (shift < -FarBelow) return new(a._midpoint, a._exponent, Outward(a._radius + Scaled(b.Size + b._radius + 1, shift)));
        double scale = TwoTo((int)shift);
        Pair small = b._midpoint.Times(scale),
            high = Pair.Sum(a._midpoint.High, small.High), low = Pair.Sum(a._midpoint.Low, small.Low),
            // The two sums that round, with what they lose.
            middle = Pair.Sum(high.Low, low.High), sum = Pair.QuickSum(high.High, middle.High),
            end = Pair.Sum(low.Low, sum.Low);
        double lost = Math.Abs(middle.Low) + Math.Abs(end.Low), radius = a._radius + (b._radius * scale) + lost;
        return Normalized(Pair.QuickSum(sum.High, end.High), a._exponent, Outward(radius));
    }

    public static PairBall operator -(PairBall a, PairBall b) => a + -b;

    [MethodImpl(AtOnce)]
    public static PairBall operator *(PairBall a, PairBall b)
    {
        if (a.IsZero && !b.IsOutside) return a;
        if (b.IsZero && !a.IsOutside) return b;
        if (!a.IsKnown || !b.IsKnown)
            return a.IsFarFromZero && b.IsFarFromZero ? Huge(a.MidpointSign * b.MidpointSign, a.Bottom + b.Bottom) : Worse(a, b);
        Pair product = a._midpoint * b._midpoint;
        bool isExact = (a._midpoint.Low == 0 && b._midpoint.Low == 0) || a.IsPowerOfTwo || b.IsPowerOfTwo;
        double radius = (a.Size * b._radius) + (b.Size * a._radius) + (a._radius * b._radius)
            + (isExact ? 0 : Rounding * Math.Abs(product.High));
        return Normalized(product, a._exponent + b._exponent, Outward(radius));
    }

    [MethodImpl(AtOnce)]
    public static PairBall operator /(PairBall a, PairBall b)
    {
        if (b.IsZero)
        {
            Ball.MetPole = true;
            return a.IsOutside ? a : Unknown;
        }
        if (b.IsHuge && a.IsKnown) return a.IsZero ? a : AroundZero(a.Top - b._exponent);
        if (a.IsHuge && b.IsKnown && !b.MayBeZero) return Huge(a.MidpointSign * b.MidpointSign, a._exponent - b.Top);
        if (!a.IsKnown || !b.IsKnown) return Worse(a, b);
        if (a.IsZero) return b.MayBeZero ? Unknown : a;
        double relative = b._radius / b.Size;
        if (!(relative < 0.5)) return Unknown;
        Pair quotient = b.IsPowerOfTwo ? a._midpoint.Times(b._midpoint.High) : a._midpoint / b._midpoint;
        bool isExact = b.IsPowerOfTwo || (quotient.Low == 0 && b._midpoint.Low == 0 && a._midpoint.Low == 0
            && Same(Pair.Product(quotient.High, b._midpoint.High), a._midpoint));
        double radius = (((a._radius + (Math.Abs(quotient.High) * b._radius)) / b.Size) / (1 - relative))
            + (isExact ? 0 : Rounding * Math.Abs(quotient.High));
        return Normalized(quotient, a._exponent - b._exponent, Outward(radius));
    }

    /// <summary>The nearest double, if all numbers that it may be have the same.</summary>
    public bool TryRound(out double nearest)
    {
        nearest = IsHuge && _exponent > 1100 ? MidpointSign * double.PositiveInfinity : double.NaN;
        if (!IsKnown) return IsHuge && _exponent > 1100;
        if (_exponent > 1100 && _radius < 0.5)
        {
            nearest = MidpointSign * double.PositiveInfinity;
            return MidpointSign != 0;
        }
        if (Top < -1100)
        {
            nearest = 0;
            return true;
        }
        // Below the normal numbers there are fewer bits.
        if (_exponent is < -1020 or > 1100) return ToBig().TryRound(out nearest);
        double away = _radius == 0 ? 0 : (_radius * Up) + (Math.Abs(_midpoint.Low) * 4.5e-16),
            least = _midpoint.High + (_midpoint.Low - away), most = _midpoint.High + (_midpoint.Low + away);
        nearest = Scale(least);
        return least == most;
    }

    /// <summary>The double nearest to the midpoint.</summary>
    public double Midpoint => !IsKnown ? double.NaN : Scale(_midpoint.High);

    /// <summary>The same enclosure in a form that takes more bits.</summary>
    public BigBall ToBig()
    {
        if (IsOutside) return BigBall.Outside;
        if (IsHuge) return BigBall.Huge(MidpointSign, _exponent);
        if (!IsKnown) return BigBall.Unknown;
        return BigBall.Of(_midpoint, _exponent, _radius);
    }

    private bool IsPowerOfTwo => Size == 1 && _midpoint.Low == 0 && _radius == 0;

    private double Scale(double value) => _exponent > 1100 ? Math.Sign(value) * double.PositiveInfinity
        : _exponent < -1200 ? 0
        : value * TwoTo((int)(_exponent / 2)) * TwoTo((int)(_exponent - (_exponent / 2)));

    private static bool Same(Pair a, Pair b) => a.High == b.High && a.Low == b.Low;

    private static PairBall Worse(PairBall a, PairBall b) => a.IsOutside || b.IsOutside ? Outside : Unknown;

    /// <summary>With a midpoint from 1 to 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PairBall Normalized(Pair midpoint, long exponent, double radius)
    {
        if (!(radius < 1e200)) return Unknown;
        if (midpoint.High == 0) return radius == 0 ? default : AroundZero(exponent + Exponent(radius) + 1);
        // Only of subnormal doubles, which are exact.
        if (Math.Abs(midpoint.High) < 1e-290) (midpoint, exponent) = (midpoint.Times(TwoTo(600)), exponent - 600);
        int shift = Exponent(midpoint.High);
        if (shift != 0)
        {
            // By two factors: 2^−shift alone may overflow.
            double half = TwoTo(-shift / 2), rest = TwoTo(-shift - (-shift / 2));
            midpoint = midpoint.Times(half).Times(rest);
            radius = Outward(radius * half * rest);
            exponent += shift;
            if (!(radius < 1e200)) return Unknown;
        }
        if (exponent > LargestExponent) return radius < 0.5 ? Huge(Math.Sign(midpoint.High), LargestExponent) : Unknown;
        if (exponent < -LargestExponent) return radius < 1 ? AroundZero(-LargestExponent + 2) : Unknown;
        return new(midpoint, exponent, radius);
    }

    /// <summary>The exponent of a power of two that the magnitude of a normal double reaches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Exponent(double value) => (int)((BitConverter.DoubleToInt64Bits(value) >> 52) & 0x7FF) - 1023;

    /// <summary>
    /// A radius with what computing it may have lost; never so small that a product with a power of two would make it zero, or
    /// subnormal, which processors take a hundred times as long for.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Outward(double radius) => radius == 0 ? 0 : Math.Max(radius * Up, 1e-200);

    /// <summary>At least a magnitude times a power of two that is not positive.</summary>
    private static double Scaled(double value, long exponent) => value * TwoTo((int)Math.Max(exponent, -1000));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double TwoTo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
