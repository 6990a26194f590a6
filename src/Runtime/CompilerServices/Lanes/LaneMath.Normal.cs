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
        return TLane.Select(x < 0, 2 * ExpOfSquare(1, TLane.AtLeast(x, -30)) - right, right);
    }

    /// <summary>log(erfc(x)), within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane LogErfc<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(x > 0.5, TLane.MultiplyAdd(-x, x, Log(ScaledErfc(TLane.Abs(x)))), Log1p(0 - Erf(x)));

    /// <summary>log(Φ(x)), within 4 ulp in both tails.</summary>
    [MethodImpl(Inline)]
    public static TLane LogNormalCdf<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane half = x * -0.5, logarithm = Log(ScaledErfc(TLane.Abs(x) * RootOfHalf) * 0.5);
        return TLane.Select(x < 0, TLane.MultiplyAdd(half, x, logarithm), Log1p(-NormalCdf(-x)));
    }

    /// <summary>φ(x)/Φ(−x), within 4 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane InverseMills<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        NormalCdfAndPdf(-x, out TLane cdf, out TLane pdf);
        TLane right = TLane.Select(x > 1e9, x, 0.7978845608028654 / ScaledErfc(TLane.Abs(x) * RootOfHalf));
        return TLane.Select(x < 0, pdf / cdf, right);
    }
}
