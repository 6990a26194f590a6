using System.Runtime.CompilerServices;

namespace GradRepl.Runtime;

public static partial class LaneMath
{
    private const double Log2OfE = 1.4426950408889634;

    /// <summary>e^x, within 1.25 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Reduce(Clamp(x), out TLane exponent));
        return TLane.Scale(growth + 1, exponent);
    }

    /// <summary>e^(x + tail), within 1.25 ulp, for an argument with its rounding error, at most an ulp of it.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Reduce(Clamp(x), out TLane exponent) + tail);
        return TLane.Scale(growth + 1, exponent);
    }

    /// <summary>e^x − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Expm1<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        ExpAndExpm1(x, out _, out TLane expm1);
        return expm1;
    }

    /// <summary>e^x and e^x − 1 from one reduction; the one that the caller leaves unused costs nothing.</summary>
    /// <remarks>2^n·q + (2^n − 1) with q = e^r − 1, halved on the way since 2^n may overflow before the difference does.</remarks>
    [MethodImpl(Inline)]
    public static void ExpAndExpm1<TLane>(TLane x, out TLane exp, out TLane expm1)
        where TLane : struct, ILane<TLane>
    {
        TLane r = Reduce(Clamp(x), out TLane n);
        TLane growth = Growth(r);
        exp = TLane.Scale(growth + 1, n);
        TLane half = TLane.Scale(0.5, n);
        TLane halved = TLane.MultiplyAdd(half, growth, half - 0.5);
        // The smallest numbers have no half, and −0 would lose its sign.
        expm1 = TLane.Select(TLane.Abs(x) < (TLane.IsSingle ? 1e-20 : 1e-100), x, halved + halved);
    }

    /// <summary>2^x, within 1.25 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp2<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        x = TLane.AtMost(TLane.AtLeast(x, TLane.IsSingle ? -151 : -1076), TLane.IsSingle ? 129 : 1025);
        TLane n = TLane.Round(x);
        return TLane.Scale(Growth((x - n) * 0.6931471805599453) + 1, n);
    }

    /// <summary>e^(k·u²), within 2 ulp: the square and its product carry their rounding errors, which both tails would magnify.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpOfSquare<TLane>(TLane k, TLane u)
        where TLane : struct, ILane<TLane>
    {
        // (k·u)·u leaves the range only if k·u² does, or where that is 0 to any accuracy.
        TLane linear = Product(k, u, out TLane linearError);
        TLane square = Product(linear, u, out TLane squareError);
        // Far out the errors are not numbers, and the power decides alone.
        TLane error = TLane.Select(TLane.Abs(square) < 2000, TLane.MultiplyAdd(linearError, u, squareError), 0);
        return Exp(square, error);
    }

    /// <summary>e^−|x| = (1 + growth)·2^exponent, growth from √½ − 1 to √2 − 1: for what is rounded once when it is complete.</summary>
    [MethodImpl(Inline)]
    private static void DecayParts<TLane>(TLane x, out TLane growth, out TLane exponent)
        where TLane : struct, ILane<TLane>
    {
        TLane r = Reduce(TLane.AtLeast(-TLane.Abs(x), TLane.IsSingle ? -104 : -746), out exponent);
        growth = Growth(r);
    }

    /// <summary>e^−|x|, within 1 ulp, down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane Decay<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        DecayParts(x, out TLane growth, out TLane exponent);
        return TLane.Scale(growth + 1, exponent);
    }

    /// <summary>e^−|x| − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Decaym1<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, out _, out TLane decaym1);
        return decaym1;
    }

    /// <summary>e^−|x| and e^−|x| − 1 from one reduction, each within 2 ulp; the one that the caller leaves unused costs nothing.</summary>
    /// <remarks>Simpler than <see cref="ExpAndExpm1"/>: nothing grows, so that nothing need be halved on the way.</remarks>
    [MethodImpl(Inline)]
    public static void DecayAndDecaym1<TLane>(TLane x, out TLane decay, out TLane decaym1)
        where TLane : struct, ILane<TLane>
    {
        TLane r = Reduce(TLane.AtLeast(-TLane.Abs(x), TLane.IsSingle ? -104 : -746), out TLane n);
        TLane growth = Growth(r);
        decay = TLane.Scale(growth + 1, n);
        TLane scale = TLane.Scale(1, n);
        decaym1 = TLane.MultiplyAdd(scale, growth, scale - 1);
    }

    /// <summary>x, cut off where e^x has become 0 or infinite.</summary>
    [MethodImpl(Inline)]
    private static TLane Clamp<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.AtMost(TLane.AtLeast(x, TLane.IsSingle ? -104 : -746), TLane.IsSingle ? 89 : 710);

    /// <summary>x = n·log 2 + r with |r| at most log(2)/2.</summary>
    /// <remarks>W. J. Cody and W. Waite (1980): log 2 in two parts, the first so short that its products with n are exact.</remarks>
    [MethodImpl(Inline)]
    private static TLane Reduce<TLane>(TLane x, out TLane n)
        where TLane : struct, ILane<TLane>
    {
        n = TLane.Round(x * Log2OfE);
        TLane r = TLane.MultiplyAdd(n, TLane.IsSingle ? -ShortLn2Single : -ShortLn2, x);
        return TLane.MultiplyAdd(n, TLane.IsSingle ? -RestOfLn2Single : -RestOfLn2, r);
    }

    /// <summary>e^r − 1 = r + r²p(r), |r| at most log(2)/2.</summary>
    [MethodImpl(Inline)]
    private static TLane Growth<TLane>(TLane r)
        where TLane : struct, ILane<TLane> => TLane.MultiplyAdd(r * r, GrowthPolynomial(r), r);

    /// <summary>p of e^x − 1 = x + x²p(x).</summary>
    [MethodImpl(Inline)]
    private static TLane GrowthPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.1666666716337204, 0.008333273231983185, 0.0001991429744521156),
                Horner(square, 0.5, 0.04166635498404503, 0.0013941028155386448))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.16666666666666677, 0.008333333333321603, 0.0001984126988619762, 2.755724413838052e-06,
                    2.5109061406893144e-08),
                Horner(square, 0.5, 0.0416666666666667, 0.0013888888888866815, 2.4801587360599006e-05,
                    2.7557242725450766e-07, 2.092445340858394e-09));
    }
}
