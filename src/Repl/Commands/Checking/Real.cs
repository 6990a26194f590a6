using System;
using System.Numerics;

namespace GradRepl.Repl.Commands.Checking;

/// <summary>
/// A real number to a chosen number of bits, with exponents that nothing overflows: what activations are computed in
/// to check them. It is written for trust, not for speed: textbook algorithms over <see cref="BigInteger"/>.
/// </summary>
/// <remarks>Code that <c>:check</c> compiles computes in it, so it is public; nothing else needs it.</remarks>
public readonly partial struct Real : IEquatable<Real>
{
    private readonly BigInteger _mantissa;
    private readonly long _exponent;
    private readonly double _special; // 0, or NaN or an infinity

    [ThreadStatic]
    private static int _bits;

    private Real(BigInteger mantissa, long exponent)
    {
        if (mantissa.IsZero) return;
        long excess = (long)BigInteger.Abs(mantissa).GetBitLength() - Bits;
        if (excess > 0)
        {
            // To nearest; a tie makes no difference here.
            mantissa = (mantissa + (BigInteger.One << (int)(excess - 1))) >> (int)excess;
            exponent += excess;
        }
        (_mantissa, _exponent) = (mantissa, exponent);
    }

    private Real(double special) => _special = special;

    /// <summary>The precision of results on this thread, in bits.</summary>
    public static int Bits
    {
        get => _bits == 0 ? 256 : _bits;
        set => _bits = value;
    }

    internal bool IsFinite => _special == 0;

    internal bool IsNaN => double.IsNaN(_special);

    internal bool IsZero => IsFinite && _mantissa.IsZero;

    internal int Sign => IsFinite ? _mantissa.Sign : IsNaN ? 0 : Math.Sign(_special);

    /// <summary>The binary logarithm of the magnitude, rounded up; the least integer for zero.</summary>
    internal long Magnitude => _mantissa.IsZero ? long.MinValue / 4 : _exponent + (long)BigInteger.Abs(_mantissa).GetBitLength();

    /// <summary>2 to a power.</summary>
    internal static Real PowerOfTwo(long exponent) => new(BigInteger.One, exponent);

    /// <summary>The double with these bits, exactly.</summary>
    public static Real FromBits(long bits) => BitConverter.Int64BitsToDouble(bits);

    /// <summary>The nearest double, for patterns.</summary>
    public static double Plain(Real value) => (double)value;

    /// <summary>The same number, exactly.</summary>
    public static implicit operator Real(double value)
    {
        if (value == 0) return default;
        if (!double.IsFinite(value)) return new Real(value);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & ((1L << 52) - 1);
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new Real(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    /// <summary>The same number.</summary>
    public static implicit operator Real(int value) => new(value, 0);

    /// <summary>The nearest double, through subnormal numbers to zero, and to infinity.</summary>
    public static explicit operator double(Real value)
    {
        if (!value.IsFinite) return value._special;
        if (value._mantissa.IsZero) return 0;
        // The last bit that a double of this size has; below the normal range, always the same.
        long last = Math.Max(value.Magnitude - 53, -1074), drop = last - value._exponent;
        BigInteger rounded = value._mantissa;
        if (drop > value.Magnitude - value._exponent + 1) return 0;
        if (drop > 0)
        {
            BigInteger magnitude = BigInteger.Abs(rounded), half = BigInteger.One << (int)(drop - 1), rest = magnitude & ((BigInteger.One << (int)drop) - 1);
            magnitude >>= (int)drop;
            if (rest > half || (rest == half && !magnitude.IsEven)) magnitude++;
            rounded = value._mantissa.Sign * magnitude;
        }
        else
        {
            last = value._exponent;
        }
        return last > 2000 ? value.Sign * double.PositiveInfinity : Math.ScaleB((double)rounded, (int)last);
    }

    /// <summary>The whole part.</summary>
    public static explicit operator int(Real value) => (int)(double)value;

    /// <summary>The number itself.</summary>
    public static Real operator +(Real a) => a;

    /// <summary>The negative.</summary>
    public static Real operator -(Real a) => a.IsFinite ? new Real(-a._mantissa, a._exponent) : new Real(-a._special);

    /// <summary>The sum, rounded.</summary>
    public static Real operator +(Real a, Real b)
    {
        if (!a.IsFinite || !b.IsFinite) return new Real((a.IsFinite ? 0 : a._special) + (b.IsFinite ? 0 : b._special));
        if (a._mantissa.IsZero) return new Real(b._mantissa, b._exponent);
        if (b._mantissa.IsZero) return new Real(a._mantissa, a._exponent);
        if (a.Magnitude - b.Magnitude > Bits + 8) return new Real(a._mantissa, a._exponent);
        if (b.Magnitude - a.Magnitude > Bits + 8) return new Real(b._mantissa, b._exponent);
        long low = Math.Min(a._exponent, b._exponent);
        return new Real((a._mantissa << (int)(a._exponent - low)) + (b._mantissa << (int)(b._exponent - low)), low);
    }

    /// <summary>The difference, rounded.</summary>
    public static Real operator -(Real a, Real b) => a + -b;

    /// <summary>The product, rounded.</summary>
    public static Real operator *(Real a, Real b) => a.IsFinite && b.IsFinite
        ? new Real(a._mantissa * b._mantissa, a._exponent + b._exponent)
        : new Real(a.Rough * b.Rough);

    /// <summary>The quotient, rounded; as for doubles where the divisor is zero.</summary>
    public static Real operator /(Real a, Real b)
    {
        if (!a.IsFinite || !b.IsFinite || b._mantissa.IsZero) return a.Rough / b.Rough;
        if (a._mantissa.IsZero) return a;
        int shift = (int)Math.Max(0, Bits + 4 + (b.Magnitude - b._exponent) - (a.Magnitude - a._exponent));
        return new Real((a._mantissa << shift) / b._mantissa, a._exponent - shift - b._exponent);
    }

    /// <summary>The remainder, with the sign of the dividend.</summary>
    public static Real operator %(Real a, Real b) => a - b * RealMath.Truncate(a / b);

    /// <summary>One more.</summary>
    public static Real operator ++(Real a) => a + 1;

    /// <summary>One less.</summary>
    public static Real operator --(Real a) => a - 1;

    /// <summary>Whether a is less.</summary>
    public static bool operator <(Real a, Real b) => Compare(a, b) < 0;

    /// <summary>Whether a is greater.</summary>
    public static bool operator >(Real a, Real b) => Compare(a, b) is 1;

    /// <summary>Whether a is less or equal.</summary>
    public static bool operator <=(Real a, Real b) => Compare(a, b) is -1 or 0;

    /// <summary>Whether a is greater or equal.</summary>
    public static bool operator >=(Real a, Real b) => Compare(a, b) is 0 or 1;

    /// <summary>Whether they are equal.</summary>
    public static bool operator ==(Real a, Real b) => Compare(a, b) == 0;

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Real a, Real b) => Compare(a, b) != 0;

    /// <inheritdoc/>
    public bool Equals(Real other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Real other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => ((double)this).GetHashCode();

    // Enough for the rules of zeros and infinities.
    private double Rough => IsFinite ? _mantissa.Sign : _special;

    // −1, 0 or 1; 2 where one is no number.
    private static int Compare(Real a, Real b)
    {
        if (a.IsNaN || b.IsNaN) return 2;
        if (!a.IsFinite || !b.IsFinite) return (a.IsFinite ? 0 : a._special).CompareTo(b.IsFinite ? 0 : b._special);
        if (a._mantissa.Sign != b._mantissa.Sign) return a._mantissa.Sign < b._mantissa.Sign ? -1 : 1;
        if (a._mantissa.IsZero) return 0;
        if (a.Magnitude != b.Magnitude) return (a.Magnitude < b.Magnitude ? -1 : 1) * a._mantissa.Sign;
        long low = Math.Min(a._exponent, b._exponent);
        return Math.Sign((a._mantissa << (int)(a._exponent - low)).CompareTo(b._mantissa << (int)(b._exponent - low)));
    }

    /// <summary>The greatest whole number not above.</summary>
    internal Real Floor()
    {
        if (!IsFinite || _exponent >= 0) return this;
        if (-_exponent > int.MaxValue / 2) return _mantissa.Sign < 0 ? -1 : 0;
        return new Real(_mantissa >> (int)-_exponent, 0); // An arithmetic shift rounds down.
    }

    /// <summary>The square root; NaN of negative numbers.</summary>
    internal Real SquareRoot()
    {
        if (!IsFinite) return _special > 0 ? this : double.NaN;
        if (_mantissa.Sign < 0) return double.NaN;
        if (_mantissa.IsZero) return this;
        long shift = Math.Max(0, 2 * Bits + 8 - (Magnitude - _exponent));
        if (((_exponent - shift) & 1) != 0) shift++;
        BigInteger n = _mantissa << (int)shift, root = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + n / root) >> 1;
            if (next >= root) return new Real(root, (_exponent - shift) / 2);
            root = next;
        }
    }
}
