using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>e^x, within 1.25 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Clamp(x), out TLane n, out TLane place);
        return TLane.Scale(Grown(Root(place), growth), n);
    }

    /// <summary>e^(x + tail), within 1.25 ulp, for an argument with its rounding error, at most an ulp of it.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Clamp(x), tail, out TLane n, out TLane place);
        return TLane.Scale(Grown(Root(place), growth), n);
    }

    /// <summary>e^x, within 1.25 ulp, of what lies between −2000 and 85: nothing need be cut off.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpOfBounded<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        // Only lanes with tables (AVX-512) scale by any power of two; the others need a bounded argument.
        if (!TLane.HasTables) x = TLane.AtLeast(x, TLane.IsSingle ? -104 : -746);
        TLane growth = Growth(x, out TLane n, out TLane place);
        TLane scale = TLane.Scale(Root(place), n);
        return TLane.MultiplyAdd(scale, growth, scale);
    }

    /// <summary>e^(x + tail), within 1.25 ulp, of what lies between −2000 and 85.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpOfBounded<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        if (!TLane.HasTables) x = TLane.AtLeast(x, TLane.IsSingle ? -104 : -746);
        TLane growth = Growth(x, tail, out TLane n, out TLane place);
        TLane scale = TLane.Scale(Root(place), n);
        return TLane.MultiplyAdd(scale, growth, scale);
    }

    /// <summary>e^x − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Expm1<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        ExpAndExpm1(x, out _, out TLane expm1);
        return expm1;
    }

    /// <summary>e^(x + tail) − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Expm1<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        ExpAndExpm1(x, tail, out _, out TLane expm1);
        return expm1;
    }

    /// <summary>e^x and e^x − 1 from one reduction; the one that the caller leaves unused costs nothing.</summary>
    [MethodImpl(Inline)]
    public static void ExpAndExpm1<TLane>(TLane x, out TLane exp, out TLane expm1)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = ExactGrowth(Clamp(x), out TLane n, out TLane place);
        ExpAndExpm1(x, growth, n, place, out exp, out expm1);
    }

    /// <summary>The same of e^(x + tail).</summary>
    [MethodImpl(Inline)]
    public static void ExpAndExpm1<TLane>(TLane x, TLane tail, out TLane exp, out TLane expm1)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = ExactGrowth(Clamp(x), tail, out TLane n, out TLane place);
        ExpAndExpm1(x, growth, n, place, out exp, out expm1);
    }

    /// <summary>2^x, within 1.25 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Exp2<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        x = TLane.AtMost(TLane.AtLeast(x, TLane.IsSingle ? -151 : -1076), TLane.IsSingle ? 129 : 1025);
        TLane n = Parts(x, 1, out TLane place);
        TLane r = (x - n) * Ln2;
        return TLane.Scale(Grown(Root(place), Growth(r, r)), n);
    }

    /// <summary>e^(k·u²), within 2 ulp: the square and its product carry their rounding errors, which both tails would magnify.</summary>
    [MethodImpl(Inline)]
    public static TLane ExpOfSquare<TLane>(TLane k, TLane u)
        where TLane : struct, ILane<TLane>
    {
        // (k·u)·u overflows only if k·u² does, and underflows only where the result rounds to 0 anyway.
        TLane linear = Product(k, u, out TLane linearError);
        TLane square = Product(linear, u, out TLane squareError);
        // Far out the errors are NaN: there the power alone is the result.
        TLane error = TLane.Select(TLane.Abs(square) < 2000, TLane.MultiplyAdd(linearError, u, squareError), 0);
        return Exp(square, error);
    }

    /// <summary>e^−|x|, within 1.25 ulp, down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane Decay<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Decaying(x), out TLane n, out TLane place);
        // e^−|x| is at most 1, so that scaling before the last step cannot overflow.
        TLane scale = TLane.Scale(Root(place), n);
        return TLane.MultiplyAdd(scale, growth, scale);
    }

    /// <summary>e^−|x + tail|, within 1.25 ulp, for an argument with its rounding error.</summary>
    [MethodImpl(Inline)]
    public static TLane Decay<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Decaying(x), Decaying(x, tail), out TLane n, out TLane place);
        TLane scale = TLane.Scale(Root(place), n);
        return TLane.MultiplyAdd(scale, growth, scale);
    }

    /// <summary>e^−|x| − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Decaym1<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, out _, out TLane decaym1);
        return decaym1;
    }

    /// <summary>e^−|x + tail| − 1, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Decaym1<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, tail, out _, out TLane decaym1);
        return decaym1;
    }

    /// <summary>e^−|x| and e^−|x| − 1 from one reduction, each within 2 ulp; the one that the caller leaves unused costs nothing.</summary>
    [MethodImpl(Inline)]
    public static void DecayAndDecaym1<TLane>(TLane x, out TLane decay, out TLane decaym1)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = ExactGrowth(Decaying(x), out TLane n, out TLane place);
        TLane scale = TLane.Scale(Root(place), n);
        decay = TLane.MultiplyAdd(scale, growth, scale);
        decaym1 = TLane.MultiplyAdd(scale, growth, scale - 1);
    }

    /// <summary>The same of e^−|x + tail|.</summary>
    [MethodImpl(Inline)]
    public static void DecayAndDecaym1<TLane>(TLane x, TLane tail, out TLane decay, out TLane decaym1)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = ExactGrowth(Decaying(x), Decaying(x, tail), out TLane n, out TLane place);
        TLane scale = TLane.Scale(Root(place), n);
        decay = TLane.MultiplyAdd(scale, growth, scale);
        decaym1 = TLane.MultiplyAdd(scale, growth, scale - 1);
    }

    /// <remarks>2^n·q + (2^n − 1) with q = e^r − 1, halved on the way since 2^n may overflow before the difference does.</remarks>
    [MethodImpl(Inline)]
    private static void ExpAndExpm1<TLane>(TLane x, TLane growth, TLane n, TLane place, out TLane exp, out TLane expm1)
        where TLane : struct, ILane<TLane>
    {
        TLane root = Root(place);
        exp = TLane.Scale(Grown(root, growth), n);
        TLane half = TLane.Scale(root * 0.5, n);
        TLane halved = TLane.MultiplyAdd(half, growth, half - 0.5);
        // For tiny x the result is x: its half might underflow, and −0 would lose its sign.
        expm1 = TLane.Select(TLane.Abs(x) < (TLane.IsSingle ? 1e-20 : 1e-100), x, halved + halved);
    }

    /// <summary>−|x|, cut off where e^−|x| has become 0.</summary>
    [MethodImpl(Inline)]
    private static TLane Decaying<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => TLane.AtLeast(x | -0.0, TLane.IsSingle ? -104 : -746);

    /// <summary>The error of −|x|, from that of x.</summary>
    [MethodImpl(Inline)]
    private static TLane Decaying<TLane>(TLane x, TLane tail)
        where TLane : struct, ILane<TLane> => TLane.Select(x < 0, tail, -tail);

    /// <summary>x, cut off where e^x has become 0 or infinite.</summary>
    [MethodImpl(Inline)]
    private static TLane Clamp<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.AtMost(TLane.AtLeast(x, TLane.IsSingle ? -104 : -746), TLane.IsSingle ? 89 : 710);
}
