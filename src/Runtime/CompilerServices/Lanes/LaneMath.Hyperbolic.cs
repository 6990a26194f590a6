using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>sinh x, within 3 ulp.</summary>
    /// <remarks>w + w/(1 + 2w) with w = (e^|x| − 1)/2, which overflows only when sinh does.</remarks>
    [MethodImpl(Inline)]
    public static TLane Sinh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane growth = ExactGrowth(TLane.AtMost(a, TLane.IsSingle ? 89.6 : 710.8), out TLane n, out TLane place);
        TLane quarter = TLane.Scale(Root(place) * 0.25, n);
        TLane halved = TLane.MultiplyAdd(quarter, growth, quarter - 0.25);
        TLane w = halved + halved;
        TLane sinh = TLane.CopySign(w + w / TLane.AtMost(w + w + 1, TLane.IsSingle ? 1e38 : 1e308), x);
        return TLane.Select(a < (TLane.IsSingle ? 1e-20 : 1e-100), x, sinh);
    }

    /// <summary>cosh x, within 2 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Cosh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(TLane.AtMost(TLane.Abs(x), TLane.IsSingle ? 90 : 711), out TLane n, out TLane place);
        TLane h = TLane.Scale(Grown(Root(place), growth), n - 1);
        return h + 0.25 / h;
    }

    /// <summary>tanh x, within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Tanh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TanhAndDerivative(x, out TLane tanh, out _);
        return tanh;
    }

    /// <summary>1/cosh² x, the derivative of tanh, within 3 ulp in both tails.</summary>
    [MethodImpl(Inline)]
    public static TLane SechSquared<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TanhAndDerivative(x, out _, out TLane derivative);
        return derivative;
    }

    /// <summary>tanh x and 1/cosh² x from one exponential and one division; what is left unused costs nothing.</summary>
    /// <remarks>
    /// −m/(1 + q) and 4q/(1 + q)² with q = e^(−2|x|) and m = q − 1, each with its own relative accuracy: 1 − tanh² has no
    /// digits left for large |x|.
    /// </remarks>
    [MethodImpl(Inline)]
    public static void TanhAndDerivative<TLane>(TLane x, out TLane tanh, out TLane derivative)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane growth = ExactGrowth(TLane.AtLeast(a * -2, TLane.IsSingle ? -106 : -748), out TLane n, out TLane place), root = Root(place);
        TLane power = TLane.Scale(root, n);
        TLane m = TLane.MultiplyAdd(power, growth, power - 1);
        TLane fourfold = TLane.Scale(Grown(root, growth), n + 2);
        TLane denominator = SumOfOrdered(1, fourfold * 0.25, out TLane error);
        TLane reciprocal = Reciprocal(denominator, error, out TLane correction);
        TLane quotient = m * reciprocal;
        tanh = TLane.CopySign(TLane.MultiplyAdd(quotient, correction, quotient), x);
        TLane square = fourfold * reciprocal * reciprocal;
        derivative = TLane.MultiplyAdd(square, correction + correction, square);
    }

    /// <summary>1/cosh x, within 3 ulp in both tails.</summary>
    /// <remarks>2t/(1 + t²) with t = e^−|x|: cosh itself overflows.</remarks>
    [MethodImpl(Inline)]
    public static TLane Sech<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = Growth(Decaying(x), out TLane n, out TLane place);
        TLane twice = TLane.Scale(Grown(Root(place), growth), n + 1);
        return twice / TLane.MultiplyAdd(twice * 0.25, twice, 1);
    }

    /// <summary>log cosh x, within 2 ulp: x²/2 near 0, |x| − log 2 far out.</summary>
    [MethodImpl(Inline)]
    public static TLane LogCosh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane square = a * a;
        TLane small = TLane.MultiplyAdd(square * square, LogCoshPolynomial(square), square * 0.5);
        TLane decay = Decay(a + a);
        TLane large = (a - Ln2) + (LogOfOnePlus(decay) - RestAfter<TLane>());
        return TLane.Select(a <= 1, small, large);
    }

    /// <summary>asinh x, within 3 ulp.</summary>
    /// <remarks>log1p(|x| + x²/(1 + √(1 + x²))), and log|x| + log 2 far out, where the square would overflow.</remarks>
    [MethodImpl(Inline)]
    public static TLane Asinh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        TLane isFar = a > FarOut<TLane>();
        TLane square = a * a;
        TLane u = a + square / (TLane.Sqrt(square + 1) + 1);
        return TLane.CopySign(Log1p(TLane.Select(isFar, a, u)) + (isFar & Ln2), x);
    }

    /// <summary>acosh x, within 3 ulp; NaN below 1.</summary>
    /// <remarks>log1p(t + √(t(t + 2))) with t = x − 1, which is exact where it matters.</remarks>
    [MethodImpl(Inline)]
    public static TLane Acosh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane isFar = x > FarOut<TLane>();
        TLane t = x - 1;
        TLane u = t + TLane.Sqrt(t * (t + 2));
        TLane acosh = Log1p(TLane.Select(isFar, x, u)) + (isFar & Ln2);
        return TLane.Select(x >= 1, acosh, double.NaN);
    }

    /// <summary>atanh x, within 3 ulp; ±∞ at ±1, NaN beyond.</summary>
    [MethodImpl(Inline)]
    public static TLane Atanh<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x);
        return TLane.CopySign(Log1p((a + a) / (1 - a)) * 0.5, x);
    }

    /// <summary>Beyond it, 1 is nothing beside a number, whose square is still finite.</summary>
    [MethodImpl(Inline)]
    private static double FarOut<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? 1L << 30 : 1L << 60;

    /// <summary>p of log cosh √x = x/2 + x²p(x), x from 0 to 1.</summary>
    [MethodImpl(Inline)]
    private static TLane LogCoshPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.022221634164452553, 0.0021636374294757843, 0.00017845029651653022),
                Horner(square, -0.08333331346511841, -0.006740693002939224, -0.0006826493190601468,
                    -2.6238161808578297e-05))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.022222222222099304, 0.0021869487875453984, 0.0002565764398010414, 3.272301949459429e-05,
                    4.194638721840962e-06, 3.7898747803678287e-07, 7.288591278475283e-09),
                Horner(square, -0.08333333333333201, -0.006746031742027258, -0.0007386023125840285,
                    -9.097155151759637e-05, -1.1829420539791953e-05, -1.37881272174665e-06, -7.372798187221507e-08));
    }
}
