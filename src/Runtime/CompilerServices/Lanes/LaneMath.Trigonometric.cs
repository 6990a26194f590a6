using System;
using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>sin x, within 2 ulp for |x| up to 10⁶ (8000 for float), beyond it as <see cref="Math.Sin"/>.</summary>
    [MethodImpl(Inline)]
    public static TLane Sin<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        SinAndCosOfRest(x, out TLane sin, out TLane cos, out TLane quarters);
        TLane result = OfQuarter(quarters, sin, cos);
        // −0 would lose its sign.
        result = TLane.Select(TLane.Equal(x, 0), x, result);
        TLane isFar = IsFar(x);
        return TLane.Any(isFar) ? TLane.Select(isFar, TLane.Map(x, Math.Sin), result) : result;
    }

    /// <summary>cos x, within 2 ulp for |x| up to 10⁶ (8000 for float), beyond it as <see cref="Math.Cos"/>.</summary>
    [MethodImpl(Inline)]
    public static TLane Cos<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        SinAndCosOfRest(x, out TLane sin, out TLane cos, out TLane quarters);
        TLane result = OfQuarter(quarters + 1, sin, cos);
        TLane isFar = IsFar(x);
        return TLane.Any(isFar) ? TLane.Select(isFar, TLane.Map(x, Math.Cos), result) : result;
    }

    /// <summary>sin x and cos x from one reduction.</summary>
    [MethodImpl(Inline)]
    public static void SinAndCos<TLane>(TLane x, out TLane sin, out TLane cos)
        where TLane : struct, ILane<TLane>
    {
        SinAndCosOfRest(x, out TLane sinOfRest, out TLane cosOfRest, out TLane quarters);
        sin = TLane.Select(TLane.Equal(x, 0), x, OfQuarter(quarters, sinOfRest, cosOfRest));
        cos = OfQuarter(quarters + 1, sinOfRest, cosOfRest);
        TLane isFar = IsFar(x);
        if (!TLane.Any(isFar)) return;
        sin = TLane.Select(isFar, TLane.Map(x, Math.Sin), sin);
        cos = TLane.Select(isFar, TLane.Map(x, Math.Cos), cos);
    }

    /// <summary>tan x, within 3 ulp for |x| up to 10⁶ (8000 for float), beyond it as <see cref="Math.Tan"/>.</summary>
    [MethodImpl(Inline)]
    public static TLane Tan<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        SinAndCosOfRest(x, out TLane sin, out TLane cos, out TLane quarters);
        TLane isOdd = IsOdd(quarters);
        TLane result = TLane.Select(isOdd, -cos, sin) / TLane.Select(isOdd, sin, cos);
        result = TLane.Select(TLane.Equal(x, 0), x, result);
        TLane isFar = IsFar(x);
        return TLane.Any(isFar) ? TLane.Select(isFar, TLane.Map(x, Math.Tan), result) : result;
    }

    /// <summary>asin x, within 2.5 ulp; NaN beyond ±1.</summary>
    [MethodImpl(Inline)]
    public static TLane Asin<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane arc = ArcOfHalf(a, out TLane isLarge);
        // Above ½, π/2 − 2·asin √((1 − a)/2).
        TLane large = QuarterTurn - (arc + arc - RestOfQuarterTurn<TLane>());
        return TLane.CopySign(TLane.Select(isLarge, large, arc), x);
    }

    /// <summary>acos x, within 2 ulp; NaN beyond ±1.</summary>
    [MethodImpl(Inline)]
    public static TLane Acos<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane arc = ArcOfHalf(TLane.Abs(x), out TLane isLarge);
        TLane isNegative = x < 0, rest = RestOfQuarterTurn<TLane>();
        TLane twice = arc + arc;
        TLane large = TLane.Select(isNegative, 2 * QuarterTurn - (twice - 2 * rest), twice);
        TLane small = QuarterTurn - (TLane.CopySign(arc, x) - rest);
        return TLane.Select(isLarge, large, small);
    }

    /// <summary>atan x, within 2.5 ulp.</summary>
    /// <remarks>With a = |x|: itself to √2 − 1, π/4 + atan((a − 1)/(a + 1)) to √2 + 1, and π/2 + atan(−1/a) beyond.</remarks>
    [MethodImpl(Inline)]
    public static TLane Atan<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane isMiddle = a > 0.4142135623730951, isLarge = a > 2.414213562373095;
        TLane numerator = TLane.Select(isLarge, -1, TLane.Select(isMiddle, a - 1, a));
        TLane denominator = TLane.Select(isLarge, a, TLane.Select(isMiddle, a + 1, 1));
        TLane eighths = TLane.Select(isLarge, 2, TLane.Select(isMiddle, 1, 0));
        return TLane.CopySign(Turned(eighths, ArcTangent(numerator / denominator)), x);
    }

    /// <summary>The angle of the point (x, y), within 3 ulp, as <see cref="Math.Atan2"/>.</summary>
    [MethodImpl(Inline)]
    public static TLane Atan2<TLane>(TLane y, TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane height = TLane.Abs(y), width = TLane.Abs(x);
        TLane isSteep = height > width;
        TLane smaller = TLane.Select(isSteep, width, height), larger = TLane.Select(isSteep, height, width);
        // Sums must not overflow; two infinities are at 45°, and two zeros at 0.
        TLane scale = TLane.Select(larger > (TLane.IsSingle ? 1e37 : 1e307), 0.25, 1);
        TLane bothInfinite = TLane.Equal(smaller, double.PositiveInfinity);
        smaller = TLane.Select(bothInfinite, 1, smaller * scale);
        larger = TLane.Select(bothInfinite | TLane.Equal(larger, 0), 1, larger * scale);
        TLane isMiddle = smaller > larger * 0.4142135623730951;
        TLane z = TLane.Select(isMiddle, smaller - larger, smaller) / TLane.Select(isMiddle, larger + smaller, larger);
        TLane arc = ArcTangent(z);

        // Reflect at 45° and at 90°: the angle is an eighth of a turn times a whole number, ± arc.
        TLane eighths = TLane.Select(isMiddle, 1, 0);
        TLane isBehind = TLane.CopySign(1, x) < 0;
        eighths = TLane.Select(isSteep, 2 - eighths, eighths);
        arc = TLane.Select(isSteep, -arc, arc);
        eighths = TLane.Select(isBehind, 4 - eighths, eighths);
        arc = TLane.Select(isBehind, -arc, arc);
        TLane angle = TLane.CopySign(Turned(eighths, arc), y);
        return TLane.Select(TLane.IsNaN(x) | TLane.IsNaN(y), double.NaN, angle);
    }

    private const double QuarterTurn = 1.5707963267948966;

    /// <summary>π/2 less its rounded value.</summary>
    [MethodImpl(Inline)]
    private static double RestOfQuarterTurn<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? -4.371139000186241e-08 : 6.123233995736766e-17;

    /// <summary>Whether the parts of π/2 are too short for x, which may be infinite or NaN.</summary>
    [MethodImpl(Inline)]
    private static TLane IsFar<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => ~(TLane.Abs(x) <= (TLane.IsSingle ? 8000 : 1e6));

    /// <summary>sin and cos of r = x − quarters·π/2, |r| at most π/4.</summary>
    /// <remarks>π/2 in parts whose products with the number of quarters are exact (Cody and Waite), and r with its error.</remarks>
    [MethodImpl(Inline)]
    private static void SinAndCosOfRest<TLane>(TLane x, out TLane sin, out TLane cos, out TLane quarters)
        where TLane : struct, ILane<TLane>
    {
        TLane n = TLane.Round(x * 0.6366197723675814);
        TLane first = TLane.MultiplyAdd(n, TLane.IsSingle ? -1.5703125 : -1.5707963267341256, x);
        TLane second = Sum(first, n * (TLane.IsSingle ? -0.0004837512969970703 : -6.077100506303966e-11), out TLane secondError);
        TLane third = Sum(second, n * (TLane.IsSingle ? -7.549533620476723e-08 : -2.0222662487111665e-21), out TLane thirdError);
        TLane rest = TLane.MultiplyAdd(n, TLane.IsSingle ? -2.5633440682570896e-12 : -8.4784276603688996e-32, secondError + thirdError);
        TLane r = SumOfOrdered(third, rest, out TLane error);
        quarters = n;

        TLane square = r * r;
        sin = r + TLane.MultiplyAdd(r * square, SinePolynomial(square), error);
        TLane halfSquare = square * 0.5;
        TLane leading = 1 - halfSquare;
        TLane correction = TLane.MultiplyAdd(square * square, CosinePolynomial(square), -(r * error));
        cos = leading + (((1 - leading) - halfSquare) + correction);
    }

    /// <summary>The sine after so many quarters of a turn: sin, cos, −sin or −cos.</summary>
    [MethodImpl(Inline)]
    private static TLane OfQuarter<TLane>(TLane quarters, TLane sin, TLane cos)
        where TLane : struct, ILane<TLane>
    {
        TLane quotient = quarters * 0.25;
        TLane isNegative = quotient - TLane.Floor(quotient) >= 0.5;
        TLane magnitude = TLane.Select(IsOdd(quarters), cos, sin);
        return TLane.Select(isNegative, -magnitude, magnitude);
    }

    [MethodImpl(Inline)]
    private static TLane IsOdd<TLane>(TLane whole)
        where TLane : struct, ILane<TLane>
    {
        TLane half = whole * 0.5;
        return TLane.NotEqual(TLane.Floor(half), half);
    }

    /// <summary>asin a to ½, and asin √((1 − a)/2) above.</summary>
    [MethodImpl(Inline)]
    private static TLane ArcOfHalf<TLane>(TLane a, out TLane isLarge)
        where TLane : struct, ILane<TLane>
    {
        isLarge = a > 0.5;
        TLane square = TLane.Select(isLarge, TLane.MultiplyAdd(a, -0.5, 0.5), a * a);
        TLane sine = TLane.Select(isLarge, TLane.Sqrt(square), a);
        return TLane.MultiplyAdd(sine * square, ArcSinePolynomial(square), sine);
    }

    /// <summary>atan z, |z| at most √2 − 1.</summary>
    [MethodImpl(Inline)]
    private static TLane ArcTangent<TLane>(TLane z)
        where TLane : struct, ILane<TLane>
    {
        TLane square = z * z;
        return TLane.MultiplyAdd(z * square, ArcTangentPolynomial(square), z);
    }

    /// <summary>eighths·π/4 + arc.</summary>
    [MethodImpl(Inline)]
    private static TLane Turned<TLane>(TLane eighths, TLane arc)
        where TLane : struct, ILane<TLane>
    {
        arc = TLane.MultiplyAdd(eighths, TLane.IsSingle ? 6.3379539752836566e-07 : 9.187945896788090e-16, arc);
        return TLane.MultiplyAdd(eighths, TLane.IsSingle ? 0.7853975296020508 : 0.7853981633974474, arc);
    }

    /// <summary>p of sin √x = √x·(1 + x·p(x)).</summary>
    [MethodImpl(Inline)]
    private static TLane SinePolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.008333329111337662, 2.718294126680121e-06),
                Horner(square, -0.1666666716337204, -0.00019839333253912628))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.008333333333322413, 2.755731369004635e-06, 1.5896765454222322e-10),
                Horner(square, -0.16666666666666632, -0.0001984126982980493, -2.5050757700155567e-08));
    }

    /// <summary>p of cos √x = 1 − x/2 + x²p(x).</summary>
    [MethodImpl(Inline)]
    private static TLane CosinePolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.0013888883404433727, -2.721006922001834e-07),
                Horner(square, 0.0416666679084301, 2.479951763234567e-05))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.0013888888888874105, -2.75573143482311e-07, -1.1359615371305818e-11),
                Horner(square, 0.0416666666666666, 2.480158728946913e-05, 2.087572267852828e-09));
    }

    /// <summary>p of atan √x = √x·(1 + x·p(x)).</summary>
    [MethodImpl(Inline)]
    private static TLane ArcTangentPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.19998489320278168, 0.10595869272947311),
                Horner(square, -0.33333316445350647, -0.1424383819103241, -0.06083005294203758))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.19999999999953982, 0.11111110785575587, 0.07692061327578498, 0.058479817988116155,
                    0.0380750666426644),
                Horner(square, -0.333333333333332, -0.1428571428023777, -0.09090897819633288, -0.06663116757033159,
                    -0.050397202765203486, -0.017918640782728916));
    }

    /// <summary>p of asin √x = √x·(1 + x·p(x)).</summary>
    [MethodImpl(Inline)]
    private static TLane ArcSinePolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.07500511407852173, 0.03181837871670723, 0.037571076303720474),
                Horner(square, 0.16666659712791443, 0.04451565071940422, 0.014399036765098572))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.07500000000344138, 0.030381959371119437, 0.017359786263978407, 0.012174304175778767,
                    0.019586487994897837, 0.031972948514688966),
                Horner(square, 0.16666666666665378, 0.044642856822545, 0.022371752541700672, 0.013884445485177517,
                    0.006506336618445727, -0.016314150951517167));
    }
}
