using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>1/(1 + e^−x), within 3 ulp; e^x in the left tail, down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane Logistic<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        LogisticAndDerivative(x, out TLane logistic, out _);
        return logistic;
    }

    /// <summary>The derivative of <see cref="Logistic"/>, within 3 ulp in both tails.</summary>
    [MethodImpl(Inline)]
    public static TLane LogisticDerivative<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        LogisticAndDerivative(x, out _, out TLane derivative);
        return derivative;
    }

    /// <summary>σ(x) and σ′(x) from one exponential and one division; what is left unused costs nothing.</summary>
    /// <remarks>With t = e^−|x| and r = 1/(1 + t): r or t·r, and t·r². The textbook's σ(1 − σ) has no digits left for large x.</remarks>
    [MethodImpl(Inline)]
    public static void LogisticAndDerivative<TLane>(TLane x, out TLane logistic, out TLane derivative)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, out TLane t, out _); // more exact than Decay's
        TLane denominator = SumOfOrdered(1, t, out TLane error);
        TLane r = Reciprocal(denominator, error, out TLane correction);
        TLane complement = t * r;
        logistic = TLane.Select(x >= 0, r, complement);
        TLane product = complement * r;
        derivative = TLane.MultiplyAdd(product, correction + correction, product);
    }

    /// <summary>log(1 + e^x), within 3 ulp; e^x in the left tail and x in the right one.</summary>
    [MethodImpl(Inline)]
    public static TLane Softplus<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => TLane.AtLeast(x, 0) + Log1pOfUnit(Decay(x));

    /// <summary>tanh(log(1 + e^x)), the gate of mish, within 3 ulp; e^x in the left tail.</summary>
    [MethodImpl(Inline)]
    public static TLane TanhSoftplus<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TanhSoftplusAndDerivative(x, out TLane value, out _);
        return value;
    }

    /// <summary>The derivative of <see cref="TanhSoftplus"/>, within 4 ulp in both tails.</summary>
    [MethodImpl(Inline)]
    public static TLane TanhSoftplusDerivative<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TanhSoftplusAndDerivative(x, out _, out TLane derivative);
        return derivative;
    }

    /// <summary>
    /// <see cref="TanhSoftplus"/> and its derivative from one exponential and one division; what is left unused costs nothing.
    /// </summary>
    /// <remarks>
    /// With t = e^−|x|: n/(n + 2), n = t(t + 2), and 4t(1 + t)/(n + 2)² for x ≤ 0; (1 + 2t)/d, d = 1 + 2t + 2t², and
    /// 4t²(1 + t)/d² for x &gt; 0.
    /// </remarks>
    [MethodImpl(Inline)]
    public static void TanhSoftplusAndDerivative<TLane>(TLane x, out TLane value, out TLane derivative)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, out TLane t, out _); // more exact than Decay's
        TLane isPositive = x > 0;
        TLane twice = t + t, square = Product(t, t, out TLane squareError);
        TLane numerator = Sum(twice, TLane.Select(isPositive, 1, square), out TLane numeratorError);
        TLane denominator = Sum(numerator, TLane.Select(isPositive, square + square, 2), out TLane denominatorError);
        TLane r = Reciprocal(denominator, numeratorError + denominatorError, out TLane correction);
        TLane quotient = numerator * r;
        value = quotient + TLane.MultiplyAdd(quotient, correction, numeratorError * r);
        TLane leading = TLane.Select(isPositive, square, t) * 4;
        if (!TLane.IsFused)
        {
            // Without a fused multiply-add the errors of the smallest products would themselves be wrong.
            TLane plain = TLane.MultiplyAdd(leading, t, leading) * r * r;
            derivative = TLane.MultiplyAdd(plain, correction + correction, plain);
            return;
        }
        TLane leadingError = TLane.Select(isPositive, squareError * 4, 0);
        TLane rest = Product(leading, t, out TLane restError);
        TLane sum = SumOfOrdered(leading, rest, out TLane sumError);
        TLane rSquared = Product(r, r, out TLane rSquaredError);
        TLane product = Product(sum, rSquared, out TLane productError);
        TLane errors = TLane.MultiplyAdd(
            sum, rSquaredError, TLane.MultiplyAdd(rSquared, sumError + restError + leadingError, productError));
        derivative = product + TLane.MultiplyAdd(product, correction + correction, errors);
    }

    /// <summary>The sign: −1, 0 or 1, and NaN of NaN.</summary>
    [MethodImpl(Inline)]
    public static TLane Sign<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(x > 0, 1, TLane.Select(x < 0, -1, x - x));
}
