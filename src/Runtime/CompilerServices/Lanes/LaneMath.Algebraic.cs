using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <summary>Algebraic sigmoids and what they are made of; c is positive, its root far from the subnormals.</summary>
public static partial class LaneMath
{
    /// <summary>x/(1 + |x|), ±1 at ±infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Softsign<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane magnitude = Bounded(x);
        return TLane.CopySign(magnitude / (1 + magnitude), x);
    }

    /// <summary>√(x² + c), without overflow.</summary>
    /// <remarks>Large x are scaled down by a power of two, which is exact, before they are squared.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane RootOfSquarePlus<TLane>(TLane x, TLane c)
        where TLane : struct, ILane<TLane>
    {
        TLane isLarge = TLane.Abs(x) > (TLane.IsSingle ? 1e18 : 1e150);
        double scale = TLane.IsSingle ? 1.1805916207174113e21 : 3.599131035634557e162; // 2^70, 2^540
        TLane down = TLane.Select(isLarge, 1 / scale, 1), up = TLane.Select(isLarge, scale, 1);
        TLane scaled = x * down;
        return TLane.Sqrt(TLane.MultiplyAdd(scaled, scaled, c * down * down)) * up;
    }

    /// <summary>x/√(x² + c), ±1 at ±infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane InverseSquareRootUnit<TLane>(TLane x, TLane c)
        where TLane : struct, ILane<TLane>
    {
        TLane magnitude = TLane.Min(TLane.Abs(x), TLane.IsSingle ? float.MaxValue : double.MaxValue);
        return TLane.CopySign(magnitude / RootOfSquarePlus(magnitude, c), x);
    }

    /// <summary>1/(x² + c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Lorentzian<TLane>(TLane x, TLane c)
        where TLane : struct, ILane<TLane> => 1 / TLane.MultiplyAdd(x, x, c);

    /// <summary>x/(x² + c), 0 at ±infinity.</summary>
    /// <remarks>1/(x + c/x) for large x, whose square would overflow.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Dispersion<TLane>(TLane x, TLane c)
        where TLane : struct, ILane<TLane>
    {
        TLane isLarge = TLane.Abs(x) > 1;
        return TLane.Select(isLarge, 1, x) / TLane.Select(isLarge, x + c / x, TLane.MultiplyAdd(x, x, c));
    }

    /// <summary>½(1 + x/√(x² + c)), with all digits in the left tail: ½c/(r·(r + |x|)) with r = √(x² + c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane AlgebraicSigmoid<TLane>(TLane x, TLane c)
        where TLane : struct, ILane<TLane>
    {
        TLane root = RootOfSquarePlus(x, c);
        TLane left = 0.5 * c / root / (root + TLane.Abs(x));
        return TLane.Select(x >= 0, 1 - left, left);
    }

    /// <summary>½(x + √(x² + b)), with all digits in the left tail: ½b/(r + |x|) with r = √(x² + b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Squareplus<TLane>(TLane x, TLane b)
        where TLane : struct, ILane<TLane>
    {
        TLane sum = 0.5 * RootOfSquarePlus(x, b) + 0.5 * TLane.Abs(x);
        return TLane.Select(x >= 0, sum, 0.25 * b / sum);
    }

    /// <summary>|x|, at most so large that 1 + |x| is |x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Bounded<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => TLane.Min(TLane.Abs(x), 1e30);
}
