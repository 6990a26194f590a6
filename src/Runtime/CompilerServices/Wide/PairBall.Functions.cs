using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <remarks>
/// Elementary functions by reduction and Taylor series on pairs of doubles. Their own errors are bounded beforehand; tests
/// compare them with <see cref="BigBall"/>. What the argument's radius does is added as the derivative bounds it.
/// </remarks>
internal readonly partial struct PairBall
{
    /// <summary>Arguments from 2^40 on are not reduced.</summary>
    private const int LargestArgument = 40;

    /// <summary>2^−97: above the errors of the functions below, relative to their results.</summary>
    private const double OwnError = 6.310887241768095E-30;

    private static readonly Pair LogOfTwoPair = new(0.6931471805599453, 2.3190468138462996E-17),
        PiPair = new(3.141592653589793, 1.2246467991473532E-16);

    /// <summary>What is left of log 2 and of π/2 after two doubles.</summary>
    private const double LogOfTwoRest = 5.707708438416212E-34, HalfOfPiRest = -1.4973849048591698E-33;

    private static readonly Pair[] Reciprocals = ReciprocalFactorials();

    public static PairBall Pi => Normalized(PiPair, 0, 1e-32);

    public static PairBall LogOfTwo => Normalized(LogOfTwoPair, 0, 1e-33);

    /// <summary>The greatest whole number not above; null where that asks for more digits than are here.</summary>
    public PairBall? Floor()
    {
        if (!IsKnown) return this;
        if (_exponent > 50 || _radius >= 0.5) return null;
        double high = Midpoint, low = _exponent < -1000 ? 0 : _midpoint.Low * TwoTo((int)_exponent), whole = Math.Floor(high);
        if (whole == high && low < 0) whole--;
        // Not beside a whole number, unless exactly there.
        double radius = _radius * TwoTo((int)Math.Max(_exponent, -1000)) * Up, above = high - whole + low;
        return _radius == 0 || (above > radius && 1 - above > radius) ? whole : null;
    }

    /// <summary>The square root of what is not negative.</summary>
    public PairBall Sqrt()
    {
        if (IsHuge) return MidpointSign < 0 ? Outside : Huge(1, _exponent >> 1);
        if (!IsKnown || IsZero) return this;
        if (MayBeZero) return Unknown;
        if (MidpointSign < 0) return Outside;
        double relative = _radius / Size;
        if (!(relative < 0.5)) return Unknown;
        long half = _exponent >> 1;
        Pair x = _midpoint.Times(_exponent - (2 * half) == 0 ? 1 : 2);
        double root = Math.Sqrt(x.High);
        Pair square = Pair.Product(root, root), rest = x - square;
        bool isExact = _radius == 0 && rest.High == 0;
        // 1 − √(1 − x) is at most 0.6x for x up to ½.
        return Normalized(
            Pair.QuickSum(root, rest.High / (2 * root)),
            half,
            isExact ? 0 : ((0.6 * relative) + Rounding) * root * Up);
    }

    public PairBall Exp()
    {
        if (!IsKnown && !IsHuge) return this;
        if (IsZero) return 1;
        if (IsHuge || _exponent >= LargestArgument || _radius * TwoTo((int)Math.Max(_exponent, -1000)) >= 0.25)
        {
            // |x| ≥ 2^b, so that e^|x| > 2^(2^b): as much of it as anything is compared with.
            if (!IsFarFromZero || Bottom < 4) return Unknown;
            long size = Bottom >= 60 ? LargestExponent : 1L << (int)Bottom;
            return MidpointSign < 0 ? AroundZero(-size) : Huge(1, size);
        }
        if (_exponent < -FarBelow) return 1 + this + AroundZero(2 * Top);
        double scale = TwoTo((int)_exponent);
        Pair x = _midpoint.Times(scale);
        double turns = Math.Round(x.High / LogOfTwoPair.High);
        Pair exponential = 1 + ExpMinusOne(Reduced(x, turns, LogOfTwoPair, LogOfTwoRest));
        // e^δ − 1 is at most 1.3δ for δ up to ¼.
        return Normalized(exponential, (long)turns, ((1.3 * _radius * scale) + OwnError) * 2);
    }

    /// <summary>e^x − 1, with digits of its own where x is small; null where it is not.</summary>
    public PairBall? ExpMinusOne()
    {
        if (IsZero) return this;
        if (!IsKnown || _exponent >= -2 || _radius >= 0.5) return null;
        if (_exponent < -FarBelow) return this + PowerOfTwo(-1) * this * this + AroundZero(3 * Top);
        return Small(ExpMinusOne(_midpoint.Times(TwoTo((int)_exponent))), slope: 1.7);
    }

    /// <summary>The logarithm of what is positive; a pole at 0.</summary>
    public PairBall Log()
    {
        if (!IsKnown) return Worse(this, this);
        if (IsZero)
        {
            Ball.MetPole = true;
            return Unknown;
        }
        if (MayBeZero) return Unknown;
        if (MidpointSign < 0) return Outside;
        double relative = _radius / Size;
        if (!(relative < 0.5) || Math.Abs(_exponent) > 1L << 50) return Unknown;
        // x = m·2^k with m from ¾ to 1½.
        bool isUpper = _midpoint.High >= 1.5;
        long k = isUpper ? _exponent + 1 : _exponent;
        Pair beside = _midpoint.Times(isUpper ? 0.5 : 1) - 1;
        if (beside.High == 0 && k == 0 && _radius == 0) return default;
        Pair log = LogOfOnePlus(beside);
        // −log(1 − x) is at most 1.4x for x up to ½.
        double radius = (1.4 * relative) + (OwnError * Math.Abs(log.High));
        PairBall result = Normalized(log, 0, radius * Up);
        return k == 0 ? result : result + (k * LogOfTwo);
    }

    /// <summary>log(1 + x), with digits of its own where x is small; null where it is not.</summary>
    public PairBall? LogOfOnePlus()
    {
        if (IsZero) return this;
        if (!IsKnown || _exponent >= -2 || _radius >= 0.5) return null;
        if (_exponent < -FarBelow) return this - PowerOfTwo(-1) * this * this + AroundZero(3 * Top);
        return Small(LogOfOnePlus(_midpoint.Times(TwoTo((int)_exponent))), slope: 2);
    }

    /// <summary>Sine and cosine of one argument.</summary>
    public (PairBall Sin, PairBall Cos) SinCos()
    {
        if (!IsKnown) return (Worse(this, this), Worse(this, this));
        if (IsZero) return (this, 1);
        if (_exponent >= LargestArgument || _radius * TwoTo((int)Math.Max(_exponent, -1000)) >= 1) return (Unknown, Unknown);
        // x − sin x is at most x³, 1 − cos x at most x².
        if (_exponent < -FarBelow) return (this + AroundZero(3 * Top), 1 + AroundZero(2 * Top));
        double scale = TwoTo((int)_exponent), quarter = PiPair.High / 2;
        Pair x = _midpoint.Times(scale);
        double turns = Math.Round(x.High / quarter);
        Pair rest = turns == 0 ? x : Reduced(x, turns, PiPair.Times(0.5), HalfOfPiRest), square = rest * rest;
        // The reduction's error is absolute, a small sine's own is relative.
        double fromArgument = ((_radius * scale) + (turns == 0 ? 0 : 1e-31)) * Up;
        Pair sine = rest * OddSeries(square);
        PairBall s = Normalized(sine, 0, fromArgument + (OwnError * Math.Abs(sine.High)));
        PairBall c = Normalized(EvenSeries(square), 0, fromArgument + OwnError);
        return ((long)turns & 3) switch
        {
            0 => (s, c),
            1 => (c, -s),
            2 => (-s, -c),
            _ => (-c, s),
        };
    }

    public PairBall Atan()
    {
        if (IsHuge) return PowerOfTwo(-1) * (MidpointSign < 0 ? -Pi : Pi);
        if (!IsKnown || IsZero) return this;
        if (_exponent < -FarBelow) return this + AroundZero(3 * Top);
        if (!MayBeZero && Top > 3) return (PowerOfTwo(-1) * (MidpointSign < 0 ? -Pi : Pi)) - (1 / this).Atan();
        // atan x = y + atan((x − tan y)/(1 + x·tan y)), for whichever y.
        PairBall y = Math.Atan(Midpoint);
        (PairBall sin, PairBall cos) = y.SinCos();
        PairBall rest = ((this * cos) - sin) / (cos + (this * sin));
        return rest.IsZero ? y : rest.IsKnown ? y + rest + AroundZero(3 * rest.Top) : Unknown;
    }

    /// <summary>What the function of one argument is within the errors of argument and series.</summary>
    private PairBall Small(Pair result, double slope) => Normalized(
        result,
        0,
        ((slope * _radius * TwoTo((int)_exponent)) + (OwnError * Math.Abs(result.High))) * Up);

    /// <summary>x − turns·unit, for less than 2^41 turns, to 2^−104.</summary>
    private static Pair Reduced(Pair x, double turns, Pair unit, double rest)
    {
        if (turns == 0) return x;
        Pair high = Pair.Product(-turns, unit.High), low = Pair.Product(-turns, unit.Low);
        return (x + high) + low - (turns * rest);
    }

    /// <summary>e^x − 1 for |x| up to 0.35: a series for a sixty-fourth of x, doubled six times.</summary>
    [MethodImpl(AtOnce)]
    private static Pair ExpMinusOne(Pair x)
    {
        const int halvings = 6, terms = 12, inDouble = 7;
        Pair small = x.Times(1.0 / (1 << halvings));
        double tail = 0;
        for (int n = terms; n >= inDouble; n--) tail = (tail * small.High) + Reciprocals[n].High;
        Pair sum = tail;
        for (int n = inDouble - 1; n >= 1; n--) sum = (sum * small) + Reciprocals[n];
        sum *= small;
        for (int i = 0; i < halvings; i++) sum = sum.Times(2) + (sum * sum);
        return sum;
    }

    /// <summary>log(1 + x) for x from −¼ to ½: Newton's correction of what double knows.</summary>
    [MethodImpl(AtOnce)]
    private static Pair LogOfOnePlus(Pair x)
    {
        double u = 1 + x.High, y = u == 1 ? x.High : Math.Log(u) * (x.High / (u - 1));
        Pair exponential = ExpMinusOne(y), d = (x - exponential) / (1 + exponential);
        return y + (d - (d * d).Times(0.5));
    }

    /// <summary>sin(x)/x in x², for |x| up to π/4.</summary>
    [MethodImpl(AtOnce)]
    private static Pair OddSeries(Pair square)
    {
        const int terms = 14, inDouble = 8;
        double tail = 0;
        for (int n = terms; n >= inDouble; n--) tail = Reciprocals[(2 * n) + 1].High - (tail * square.High);
        Pair sum = tail;
        for (int n = inDouble - 1; n >= 0; n--) sum = Reciprocals[(2 * n) + 1] - (sum * square);
        return sum;
    }

    /// <summary>cos(x) in x², for |x| up to π/4.</summary>
    [MethodImpl(AtOnce)]
    private static Pair EvenSeries(Pair square)
    {
        const int terms = 14, inDouble = 9;
        double tail = 0;
        for (int n = terms; n >= inDouble; n--) tail = Reciprocals[2 * n].High - (tail * square.High);
        Pair sum = tail;
        for (int n = inDouble - 1; n >= 0; n--) sum = Reciprocals[2 * n] - (sum * square);
        return sum;
    }

    private static Pair[] ReciprocalFactorials()
    {
        var all = new Pair[31];
        all[0] = 1;
        for (int n = 1; n < all.Length; n++) all[n] = all[n - 1] / (double)n;
        return all;
    }
}
