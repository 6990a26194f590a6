using System;
using System.Collections.Concurrent;
using System.Numerics;

namespace GradRepl.Runtime.CompilerServices;

/// <remarks>Elementary functions in fixed point, by reduction and Taylor series; R. Brent and P. Zimmermann, Modern Computer
/// Arithmetic (2010), chapter 4. What the argument's radius does to the result is added as its derivative bounds it.</remarks>
internal sealed partial class BigBall
{
    /// <summary>Arguments of more binary places before the point than these are not reduced.</summary>
    private const int LargestArgument = 4_000;

    private static readonly ConcurrentDictionary<int, BigInteger> LogsOfTwo = new(), Pis = new();

    public static BigBall Pi
    {
        get
        {
            int bits = Bits + 8;
            return Trimmed(PiInFixedPoint(bits), -bits, 1);
        }
    }

    public static BigBall LogOfTwo
    {
        get
        {
            int bits = Bits + 8;
            return Trimmed(LogOfTwoInFixedPoint(bits), -bits, 1);
        }
    }

    /// <summary>The square root of what is not negative.</summary>
    public BigBall Sqrt()
    {
        if (IsHuge) return _mantissa.Sign < 0 ? Outside : this;
        if (!IsKnown || IsZero) return this;
        if (MayBeZero) return Unknown;
        if (_mantissa.Sign < 0) return Outside;
        Count(10);
        long shift = Math.Max(0, 2 * Bits + 16 - BitLength(_mantissa));
        if (!((_exponent - shift) % 2).IsZero) shift++;
        BigInteger root = SquareRoot(_mantissa << (int)shift);
        double radius = 1;
        if (_radius > 0)
        {
            (double f, long i) = Parts(root);
            (double g, long j) = Parts(_mantissa);
            // 1 − √(1 − x) is at most 0.6x for x up to ½.
            if (!(Scaled(_radius / g, -j) < 0.5)) return Unknown;
            long drop = Math.Max(0, i - j);
            radius += 0.6 * Scaled(f * _radius / g, i - j - drop) * Up;
            root >>= (int)drop;
            return Trimmed(root, ((_exponent - shift) / 2) + drop, radius + 1);
        }
        return Trimmed(root, (_exponent - shift) / 2, radius);
    }

    public BigBall Exp()
    {
        if (!IsKnown && !IsHuge) return this;
        if (IsZero) return 1;
        BigInteger top = IsHuge ? LargestArgument + 1 : Top;
        if (top > LargestArgument || top > Bits || (_radius > 0 && _exponent + Exponent(_radius) >= -2))
        {
            // |x| ≥ 2^b, so that e^|x| > 2^(2^b): as much of it as anything is compared with.
            if (!IsFarFromZero || Bottom < 4) return Unknown;
            BigInteger size = BigInteger.One << (int)BigInteger.Min(Bottom, LargestArgument);
            return _mantissa.Sign < 0 ? AroundZero(-size) : Huge(1, size);
        }
        if (top < -2 * Bits) return 1 + this + AroundZero(2 * top);
        int bits = PlacesFor(Bits + 24), wide = bits + Math.Max(0, (int)top) + 4;
        BigInteger fixedPoint = InFixedPoint(wide), logOfTwo = LogOfTwoInFixedPoint(wide),
            turns = FloorQuotient(fixedPoint, logOfTwo), rest = (fixedPoint - (turns * logOfTwo)) >> (wide - bits);
        BigInteger exponential = ExponentialInFixedPoint(rest, bits);
        // The exponential is below 2, its error below 16 units; e^δ − 1 is at most 1.3δ for δ up to ¼.
        double radius = RadiusInFixedPoint(bits, 2.6);
        return Trimmed(exponential, turns - bits, radius + 16);
    }

    /// <summary>The logarithm of what is positive; a pole at 0.</summary>
    public BigBall Log()
    {
        if (!IsKnown) return Worse(this, this);
        if (IsZero)
        {
            Ball.MetPole = true;
            return Unknown;
        }
        if (MayBeZero) return Unknown;
        if (_mantissa.Sign < 0) return Outside;
        (double f, long length) = Parts(_mantissa);
        double relative = Scaled(_radius / f, -length);
        if (!(relative < 0.5)) return Unknown;
        // x = m·2^k with m from ¾ to 1½.
        long places = f < 0.75 ? length - 1 : length;
        BigInteger k = _exponent + places;
        // Near 1 the logarithm is small, and asks for more places.
        BigInteger beside = _mantissa - (BigInteger.One << (int)places);
        if (beside.IsZero && k.IsZero && IsExact) return 0;
        int closeness = k.IsZero && !beside.IsZero ? (int)Math.Min(2 * Bits, Math.Max(0, places - BitLength(beside))) : 0;
        int bits = Bits + 24 + closeness;
        if (_radius > 0) bits = (int)Math.Max(8, Math.Min(bits, length + Beyond));
        BigInteger m = places <= bits ? _mantissa << (int)(bits - places) : _mantissa >> (int)(places - bits);
        BigInteger y = new BigInteger(Math.Log(f < 0.75 ? 2 * f : f) * (1L << 60));
        y = bits >= 60 ? y << (bits - 60) : y >> (60 - bits);
        // Halley's iteration triples the digits.
        for (int good = 48; good < bits; good = (3 * good) - 2)
        {
            BigInteger e = ExponentialInFixedPoint(BigInteger.Abs(y), bits);
            if (y.Sign < 0) e = (BigInteger.One << (2 * bits)) / e;
            y += ((m - e) << (bits + 1)) / (m + e);
        }
        BigInteger sum = y;
        double error = 64;
        if (!k.IsZero)
        {
            int extra = (int)BitLength(k) + 2;
            sum += (k * LogOfTwoInFixedPoint(bits + extra)) >> extra;
            error += 2;
        }
        // −log(1 − x) is at most 1.4x for x up to ½.
        double radius = _radius == 0 ? 0 : Scaled(1.4 * _radius / f, bits - length) * Up;
        return Trimmed(sum, -bits, radius + error);
    }

    /// <summary>e^x − 1, with digits of its own where x is small.</summary>
    public BigBall ExpMinusOne()
    {
        if (!IsKnown || IsZero || Top >= 0) return Exp() - 1;
        BigInteger top = Top;
        return top < -Bits / 3
            ? this + (this * this / 2) + AroundZero(3 * top)
            : Ball.With(Bits + (int)-top, () => Exp() - 1);
    }

    /// <summary>log(1 + x), with digits of its own where x is small.</summary>
    public BigBall LogOfOnePlus()
    {
        if (!IsKnown || IsZero || Top >= -1) return (1 + this).Log();
        BigInteger top = Top;
        return top < -Bits / 3
            ? this - (this * this / 2) + AroundZero(3 * top)
            : Ball.With(Bits + (int)-top, () => (1 + this).Log());
    }

    /// <summary>Sine and cosine of one argument.</summary>
    public (BigBall Sin, BigBall Cos) SinCos()
    {
        if (!IsKnown) return (Worse(this, this), Worse(this, this));
        if (IsZero) return (this, 1);
        BigInteger top = Top;
        if (top > LargestArgument || (_radius > 0 && _exponent + Exponent(_radius) >= 0)) return (Unknown, Unknown);
        if (top < -Bits)
        {
            // x − sin x is at most x³, 1 − cos x at most x².
            return (this + AroundZero(3 * top), 1 + AroundZero(2 * top));
        }
        Count(60);
        int bits = PlacesFor(Bits + 24 + Math.Max(0, -(int)top)), wide = bits + Math.Max(0, (int)top) + 4;
        BigInteger fixedPoint = InFixedPoint(wide), quarter = PiInFixedPoint(wide) >> 1;
        BigInteger turns = FloorQuotient(fixedPoint + (quarter >> 1), quarter), rest = (fixedPoint - (turns * quarter)) >> (wide - bits);
        BigInteger square = (rest * rest) >> bits, one = BigInteger.One << bits;
        BigInteger sine = rest, cosine = one, term = one;
        for (int n = 1; !term.IsZero; n += 2)
        {
            term = -((term * square) >> bits) / n / (n + 1);
            cosine += term;
        }
        term = rest;
        for (int n = 2; !term.IsZero; n += 2)
        {
            term = -((term * square) >> bits) / n / (n + 1);
            sine += term;
        }
        double radius = RadiusInFixedPoint(bits, 1);
        double error = (4 * Bits) + 64 + radius;
        (BigBall s, BigBall c) = (Trimmed(sine, -bits, error), Trimmed(cosine, -bits, error));
        return (int)(((turns % 4) + 4) % 4) switch
        {
            0 => (s, c),
            1 => (c, -s),
            2 => (-s, -c),
            _ => (-c, s),
        };
    }

    public BigBall Atan()
    {
        if (IsHuge) return _mantissa.Sign < 0 ? -(Pi / 2) : Pi / 2;
        if (!IsKnown || IsZero) return this;
        BigInteger top = Top;
        if (top < -Bits) return this + AroundZero(3 * top);
        if (!MayBeZero && top > 2)
            return (_mantissa.Sign < 0 ? -(Pi / 2) : Pi / 2) - (1 / this).Atan();
        // tan(u/2) = t/(1 + √(1 + t²)), three times.
        BigBall t = this;
        for (int i = 0; i < 3; i++) t /= 1 + (1 + (t * t)).Sqrt();
        BigBall square = -(t * t), power = t, sum = t;
        BigInteger end = t.Top - Bits - 8;
        int n = 3;
        for (; !power.IsZero && power.Top > end; n += 2)
        {
            power *= square;
            sum += power / n;
        }
        return 8 * (sum + AroundZero(power.Top));
    }

    /// <summary>Binary places for a result as exact as this: no more than a radius leaves known.</summary>
    private int PlacesFor(int places) =>
        _radius == 0 ? places : (int)BigInteger.Max(8, BigInteger.Min(places, Beyond - _exponent));

    /// <summary>What a radius becomes in a result with so many binary places, under a factor.</summary>
    private double RadiusInFixedPoint(int places, double factor) =>
        _radius == 0 ? 0 : Scaled(factor * _radius, (long)BigInteger.Max(_exponent + places, -2000)) * Up;

    private BigInteger InFixedPoint(int bits)
    {
        BigInteger shift = _exponent + bits;
        return shift.Sign >= 0 ? _mantissa << (int)shift : shift < -10_000_000 ? 0 : _mantissa >> (int)-shift;
    }

    private static BigInteger FloorQuotient(BigInteger a, BigInteger b)
    {
        BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>e^x for x from 0 to 1, to a few units.</summary>
    private static BigInteger ExponentialInFixedPoint(BigInteger x, int bits)
    {
        Count(30);
        int halvings = 4 + (int)(Math.Sqrt(bits) / 2), wide = bits + (2 * halvings) + 12;
        BigInteger reduced = x << (wide - bits - halvings), one = BigInteger.One << wide, sum = one, term = one;
        for (int n = 1; !term.IsZero; n++)
        {
            term = ((term * reduced) >> wide) / n;
            sum += term;
        }
        for (int i = 0; i < halvings; i++) sum = (sum * sum) >> wide;
        return sum >> (wide - bits);
    }

    private static BigInteger SquareRoot(BigInteger n)
    {
        int drop = (int)Math.Max(0, BitLength(n) - 100) & ~1;
        BigInteger root = (new BigInteger(Math.Sqrt((double)(n >> drop))) + 1) << (drop / 2);
        while (true)
        {
            BigInteger next = (root + (n / root)) >> 1;
            if (BigInteger.Abs(next - root) <= 1) return next;
            root = next;
        }
    }

    private static BigInteger LogOfTwoInFixedPoint(int bits) => Shared(LogsOfTwo, bits, static places =>
    {
        int wide = places + 16;
        return ((18 * Series(26, wide, alternating: false)) - (2 * Series(4801, wide, alternating: false))
            + (8 * Series(8749, wide, alternating: false))) >> 16;
    });

    // Machin (1706)
    private static BigInteger PiInFixedPoint(int bits) => Shared(Pis, bits, static places =>
    {
        int wide = places + 16;
        return ((16 * Series(5, wide, alternating: true)) - (4 * Series(239, wide, alternating: true))) >> 16;
    });

    /// <summary>A constant out of one that was computed with more places.</summary>
    private static BigInteger Shared(ConcurrentDictionary<int, BigInteger> known, int bits, Func<int, BigInteger> compute)
    {
        int places = (bits / 512 + 1) * 512;
        return known.GetOrAdd(places, compute) >> (places - bits);
    }

    // 1/n ± 1/(3n³) + 1/(5n⁵) …
    private static BigInteger Series(int n, int bits, bool alternating)
    {
        BigInteger power = (BigInteger.One << bits) / n, sum = power;
        int square = n * n;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power = (alternating ? -power : power) / square;
            sum += power / k;
        }
        return sum;
    }
}
