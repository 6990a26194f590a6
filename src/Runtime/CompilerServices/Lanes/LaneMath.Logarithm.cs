using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    private const double Ln2 = 0.6931471805599453;

    // log 2 in two parts: the first has so few bits that its product with an exponent is exact.
    private const double ShortLn2 = 0.6931471803691238, RestOfLn2 = 1.9082149292705877e-10;
    private const double ShortLn2Single = 0.693145751953125, RestOfLn2Single = 1.4286068203094173e-06;

    /// <summary>What log 2 is more than <see cref="Ln2"/> in the element type.</summary>
    [MethodImpl(Inline)]
    private static double RestAfter<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? -1.904654299957768e-09 : 2.3190468138462996e-17;

    /// <summary>The natural logarithm, within 1.5 ulp; −∞ at 0, NaN below.</summary>
    [MethodImpl(Inline)]
    public static TLane Log<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane.Split(x, out TLane mantissa, out TLane exponent);
        return LogOfParts(mantissa - 1, exponent);
    }

    /// <summary>The logarithm to base 2, within 2.5 ulp, and exact for powers of 2.</summary>
    [MethodImpl(Inline)]
    public static TLane Log2<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane.Split(x, out TLane mantissa, out TLane exponent);
        TLane log = LogOfOnePlus(mantissa - 1);
        double rest = TLane.IsSingle ? 1.9259629911266175e-08 : 2.0355273740931033e-17;
        return TLane.MultiplyAdd(log, Log2OfE, TLane.MultiplyAdd(log, rest, exponent));
    }

    /// <summary>The logarithm to base 10, within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Log10<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane.Split(x, out TLane mantissa, out TLane exponent);
        TLane log = LogOfOnePlus(mantissa - 1);
        // log₁₀2 in two parts, as log 2 above, and log₁₀e.
        TLane small = TLane.MultiplyAdd(exponent, TLane.IsSingle ? 4.60503898119521e-06 : 3.6942390771589306e-13, log * 0.4342944819032518);
        return TLane.MultiplyAdd(exponent, TLane.IsSingle ? 0.301025390625 : 0.30102999566361177, small);
    }

    /// <summary>log(1 + x), within 2 ulp; −∞ at −1, NaN below.</summary>
    /// <remarks>1 + x = 2^k·(1 + f), where f is taken from x itself: x·2^−k + (2^−k − 1), rounded once.</remarks>
    [MethodImpl(Inline)]
    public static TLane Log1p<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane.Split(x + 1, out _, out TLane exponent);
        TLane scale = TLane.Scale(1, -exponent);
        TLane log = LogOfParts(TLane.MultiplyAdd(x, scale, scale - 1), exponent);
        log = TLane.Select(x < double.PositiveInfinity, log, x);
        log = TLane.Select(x > -1, log, TLane.Select(TLane.Equal(x, -1), double.NegativeInfinity, double.NaN));
        return TLane.CopySign(log, x);
    }

    /// <summary>log(1 + t) for t from 0 to 1, within 2 ulp, at less cost than <see cref="Log1p"/>.</summary>
    [MethodImpl(Inline)]
    public static TLane Log1pOfUnit<TLane>(TLane t)
        where TLane : struct, ILane<TLane>
    {
        if (TLane.HasTables) return ShortLog1pOfUnit(t);
        // Above ½, log 2 + log(½ + t/2).
        TLane isLarge = t > 0.5;
        TLane f = TLane.Select(isLarge, TLane.MultiplyAdd(t, 0.5, -0.5), t);
        return LogOfOnePlus(f) + (isLarge & Ln2);
    }

    /// <summary>log(1 + t) = log(d·(1 + t)) − log d, where d = 15/(15 + j) with the nearest j makes d·(1 + t) nearly 1.</summary>
    [MethodImpl(Inline)]
    private static TLane ShortLog1pOfUnit<TLane>(TLane t)
        where TLane : struct, ILane<TLane>
    {
        // Adding this constant rounds a number to a whole one, which stands in the last bits.
        TLane place = TLane.MultiplyAdd(t, 15, TLane.IsSingle ? 3 << 22 : 3L << 51);
        TLane divisor = TLane.Lookup<Divisors>(place);
        TLane f = TLane.MultiplyAdd(t, divisor, divisor - 1);
        return TLane.MultiplyAdd(f * f, ShortLogarithmPolynomial(f), f) + TLane.Lookup<DivisorLogarithms>(place);
    }

    /// <summary>p of log(1 + x) = x + x²p(x), |x| at most 1/30.</summary>
    [MethodImpl(Inline)]
    private static TLane ShortLogarithmPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.33333322405815125, 0.20026281476020813),
                Horner(square, -0.4999999403953552, -0.25023114681243896))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.3333333333333149, 0.20000000012860653, 0.14285684782760005, 0.1113870361559512),
                Horner(square, -0.4999999999999947, -0.25000000006415385, -0.1666664582682539, -0.12525024253898023));
    }

    /// <summary>log((1 + f)·2^exponent).</summary>
    [MethodImpl(Inline)]
    private static TLane LogOfParts<TLane>(TLane f, TLane exponent)
        where TLane : struct, ILane<TLane>
    {
        TLane small = TLane.MultiplyAdd(exponent, TLane.IsSingle ? RestOfLn2Single : RestOfLn2, LogOfOnePlus(f));
        return TLane.MultiplyAdd(exponent, TLane.IsSingle ? ShortLn2Single : ShortLn2, small);
    }

    /// <summary>log(1 + f) = f − f²/2 + f³p(f), f from −¼ to ½.</summary>
    [MethodImpl(Inline)]
    private static TLane LogOfOnePlus<TLane>(TLane f)
        where TLane : struct, ILane<TLane> =>
        TLane.MultiplyAdd(f * f, TLane.MultiplyAdd(f, LogarithmPolynomial(f), -0.5), f);

    /// <summary>p of log(1 + x) = x − x²/2 + x³p(x).</summary>
    [MethodImpl(Inline)]
    private static TLane LogarithmPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.2500016689300537, -0.16655565798282623, -0.12714770436286926, -0.09252727031707764),
                Horner(square, 0.3333333730697632, 0.19999845325946808, 0.14270521700382233, 0.1173592060804367,
                    0.038808129727840424))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.25000000000001693, -0.16666666666259947, -0.12500000031375508, -0.09999999213316113,
                    -0.08333318636322426, -0.07144088232158399, -0.062239188281880305, -0.057730414794013196,
                    -0.04773818768423722, -0.007293632681893442),
                Horner(square, 0.33333333333333254, 0.2000000000003829, 0.1428571427942149, 0.11111111610995113,
                    0.09090887645288122, 0.07692807242301697, 0.06661196496529503, 0.058862990190764394,
                    0.056772090119197406, 0.027133330289960986));
    }
}
