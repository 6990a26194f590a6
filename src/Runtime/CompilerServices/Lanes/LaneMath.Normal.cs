using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Logarithms and quotients of the error function and the normal distribution.</content>
public static partial class LaneMath
{
    /// <summary>e^(x²)·erfc(x), within 3 ulp; ∞ in the left tail.</summary>
    [MethodImpl(Inline)]
    public static TLane Erfcx<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane right = ScaledErfc(TLane.Abs(x));
        TLane left = TLane.AtMost(TLane.Abs(x), Vanished<TLane>());
        TLane square = Product(left, left, out TLane error);
        TLane growth = ExactGrowth(square, error, out TLane n, out TLane place);
        return TLane.Select(x < 0, TLane.Scale(Grown(Root(place), growth), n + 1) - right, right);
    }

    /// <summary>log(erfc(x)), within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane LogErfc<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(x > 0.65, TLane.MultiplyAdd(-x, x, Log(ScaledErfc(TLane.Abs(x)))), Log1p(0 - Erf(x)));

    /// <summary>log(Φ(x)), within 3 ulp in both tails.</summary>
    /// <remarks>log(1 − Φ(−x)), about 0 with Φ(−x) from ½ on; in the left tail −x²/2 + log(erfcx(−x/√2)/2).</remarks>
    [MethodImpl(Inline)]
    public static TLane LogNormalCdf<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane complement = TLane.Select(TLane.Abs(x) < 1, CentralComplement(x), NormalCdf(-x));
        TLane half = x * -0.5, logarithm = Log(ScaledErfc(TLane.Abs(x) * RootOfHalf) * 0.5);
        return TLane.Select(x <= -0.6, TLane.MultiplyAdd(half, x, logarithm), Log1p(-complement));
    }

    /// <summary>φ(x)/Φ(−x), within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane InverseMills<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        NormalCdfAndPdf(-x, out TLane cdf, out TLane pdf);
        cdf = TLane.Select(x > -1, CentralComplement(x), cdf);
        TLane right = 0.7978845608028654 / ScaledNormal(TLane.AtMost(TLane.Abs(x), 1e5));
        right = TLane.Select(x > (TLane.IsSingle ? 100 : 3e4), x + 1 / x, right);
        return TLane.Select(x < 0, pdf / cdf, right);
    }
}
