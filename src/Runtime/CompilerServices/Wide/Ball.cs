using System;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>
/// A real number that is known to lie within a radius of a midpoint. Each operation encloses its result, rounding included, in
/// as many bits as are asked for on this thread: as pairs of doubles where these do, with big integers where they do not.
/// </summary>
/// <remarks>
/// J. van der Hoeven, Ball arithmetic (2009); F. Johansson, Arb (2017). This file and its neighbors are compiled into the
/// generator too, which computes with them what derivatives are worth: no API is used here that netstandard2.0 lacks.
/// </remarks>
internal readonly partial struct Ball
{
    /// <summary>Used where there is no <see cref="_big"/>; zero is the same in both.</summary>
    private readonly PairBall _pair;

    private readonly BigBall? _big;

    [ThreadStatic]
    private static int _bits;

    private Ball(PairBall pair) => _pair = pair;

    private Ball(BigBall big) => _big = big;

    /// <summary>The precision of results on this thread, in bits.</summary>
    public static int Bits
    {
        get => _bits == 0 ? PairBall.Bits : _bits;
        set => _bits = value;
    }

    /// <summary>What is computed with so many bits.</summary>
    public static T With<T>(int bits, Func<T> compute)
    {
        int before = Bits;
        try
        {
            Bits = bits;
            return compute();
        }
        finally
        {
            Bits = before;
        }
    }

    /// <summary>Whether a comparison since this was reset could not be decided, so that more bits are needed.</summary>
    [field: ThreadStatic]
    public static bool WasUndecided { get; set; }

    /// <summary>
    /// Whether something that varies was exactly where a function changes its formula since this was reset: what is computed
    /// there is a matter of convention.
    /// </summary>
    [field: ThreadStatic]
    public static bool MetTie { get; set; }

    /// <summary>Whether something was divided by exactly zero since this was reset: more bits will not help.</summary>
    [field: ThreadStatic]
    public static bool MetPole { get; set; }

    /// <summary>
    /// What was computed on this thread, in products of 128 bits: a measure of time that is the same on every machine. Pairs of
    /// doubles cost next to nothing.
    /// </summary>
    [field: ThreadStatic]
    public static long Work { get; private set; }

    public static void Count(int products) => Work += products * (1 + ((long)Bits * Bits >> 17));

    private static bool IsNarrow => Bits == PairBall.Bits;

    /// <summary>Nothing is known.</summary>
    public static Ball Unknown => IsNarrow ? new(PairBall.Unknown) : new(BigBall.Unknown);

    /// <summary>There is no value.</summary>
    public static Ball Outside => IsNarrow ? new(PairBall.Outside) : new(BigBall.Outside);

    public static Ball Pi => IsNarrow ? new(PairBall.Pi) : new(BigBall.Pi);

    public static Ball LogOfTwo => IsNarrow ? new(PairBall.LogOfTwo) : new(BigBall.LogOfTwo);

    public bool IsKnown => _big?.IsKnown ?? _pair.IsKnown;

    public bool IsOutside => _big?.IsOutside ?? _pair.IsOutside;

    public bool IsExact => _big?.IsExact ?? _pair.IsExact;

    public bool IsZero => _big?.IsZero ?? _pair.IsZero;

    /// <summary>Whether zero is among the numbers that it may be.</summary>
    public bool MayBeZero => _big?.MayBeZero ?? _pair.MayBeZero;

    /// <summary>The double nearest to the midpoint.</summary>
    public double Midpoint => _big?.Midpoint ?? _pair.Midpoint;

    /// <summary>−1, 0 or 1: of the midpoint where it cannot be decided, which <see cref="WasUndecided"/> then says.</summary>
    public int Sign
    {
        get
        {
            if (MayBeZero && !IsZero && !(_big?.IsHuge ?? _pair.IsHuge)) WasUndecided = true;
            return _big?.MidpointSign ?? _pair.MidpointSign;
        }
    }

    /// <summary>The exponent of a power of two above the magnitude, as far as a whole number goes.</summary>
    private long Top => _big is null ? _pair.Top
        : _big.Top > PairBall.LargestExponent ? PairBall.LargestExponent
        : _big.Top < -PairBall.LargestExponent ? -PairBall.LargestExponent
        : (long)_big.Top;

    private bool IsWithin(int exponent) => _big?.IsWithin(exponent) ?? _pair.IsWithin(exponent);

    private BigBall Big => _big ?? _pair.ToBig();

    /// <summary>Whether pairs serve. What was made when fewer bits were asked for is a pair still.</summary>
    private bool IsPair => _big is null && IsNarrow;

    private static bool ArePairs(Ball a, Ball b) => a._big is null && b._big is null && IsNarrow;

    /// <summary>The same number, exactly.</summary>
    public static implicit operator Ball(double value) =>
        double.IsNaN(value) ? Outside
        : double.IsInfinity(value) ? Unknown
        : value == 0 ? default
        : IsNarrow ? new((PairBall)value)
        : new((BigBall)value);

    /// <summary>2 to a power.</summary>
    public static Ball PowerOfTwo(int exponent) => IsNarrow ? new(PairBall.PowerOfTwo(exponent)) : new(BigBall.PowerOfTwo(exponent));

    /// <summary>0, known to 2^exponent.</summary>
    public static Ball AroundZero(long exponent) =>
        IsNarrow ? new(PairBall.AroundZero(exponent)) : new(BigBall.AroundZero(exponent));

    public static Ball operator -(Ball a) => a._big is { } big ? new Ball(-big) : new(-a._pair);

    public static Ball operator +(Ball a, Ball b) => ArePairs(a, b) ? new(a._pair + b._pair) : new(a.Big + b.Big);

    public static Ball operator -(Ball a, Ball b) => ArePairs(a, b) ? new(a._pair - b._pair) : new(a.Big - b.Big);

    public static Ball operator *(Ball a, Ball b) => ArePairs(a, b) ? new(a._pair * b._pair) : new(a.Big * b.Big);

    public static Ball operator /(Ball a, Ball b) => ArePairs(a, b) ? new(a._pair / b._pair) : new(a.Big / b.Big);

    /// <summary>The nearest double, if all numbers that it may be have the same.</summary>
    public bool TryRound(out double nearest) => _big is { } big ? big.TryRound(out nearest) : _pair.TryRound(out nearest);

    /// <summary>The greatest whole number not above.</summary>
    public Ball Floor() => IsPair && _pair.Floor() is { } floor ? new Ball(floor) : new(Big.Floor());

    /// <summary>The square root of what is not negative.</summary>
    public Ball Sqrt() => IsPair ? new(_pair.Sqrt()) : new(Big.Sqrt());

    public Ball Exp() => IsPair ? new(_pair.Exp()) : new(Big.Exp());

    /// <summary>e^x − 1, with digits of its own where x is small.</summary>
    public Ball ExpMinusOne() =>
        !IsPair ? new Ball(Big.ExpMinusOne()) : _pair.ExpMinusOne() is { } small ? new Ball(small) : Exp() - 1;

    /// <summary>The logarithm of what is positive; a pole at 0.</summary>
    public Ball Log() => IsPair ? new(_pair.Log()) : new(Big.Log());

    /// <summary>log(1 + x), with digits of its own where x is small.</summary>
    public Ball LogOfOnePlus() =>
        !IsPair ? new Ball(Big.LogOfOnePlus()) : _pair.LogOfOnePlus() is { } small ? new Ball(small) : (1 + this).Log();

    /// <summary>Sine and cosine of one argument.</summary>
    public (Ball Sin, Ball Cos) SinCos()
    {
        if (IsPair)
        {
            (PairBall sin, PairBall cos) = _pair.SinCos();
            return (new(sin), new(cos));
        }
        (BigBall wideSin, BigBall wideCos) = Big.SinCos();
        return (new(wideSin), new(wideCos));
    }

    public Ball Atan() => IsPair ? new(_pair.Atan()) : new(Big.Atan());
}
