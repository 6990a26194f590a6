using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Lambert's W.</content>
public static partial class LaneMath
{
    /// <summary>The principal W(x) with W·e^W = x, within 3 ulp; −1 at the number next to −1/e, NaN below it.</summary>
    [MethodImpl(Inline)]
    public static TLane LambertW<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        LambertAt(in x, out TLane w, out _, out _);
        return w;
    }

    /// <summary>The derivative of <see cref="LambertW"/>, e^−W/(1 + W), within 3 ulp; ∞ at the number next to −1/e.</summary>
    [MethodImpl(Inline)]
    public static TLane LambertWDerivative<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        LambertAt(in x, out TLane w, out TLane tail, out TLane onePlus);
        // e^−W is W/x, which has the digits of great x.
        TLane decay = TLane.Select(x > 1, w / x, Exp(-w, -tail));
        return TLane.Select(TLane.Equal(x, double.PositiveInfinity), 0, decay / onePlus);
    }

    /// <summary>W in two parts, and 1 + W. As a call: inlined, it would leave the compiler no room for anything beside it.</summary>
    /// <remarks>
    /// Near −1/e by a polynomial over p = √(2(1 + e·x)); beyond two of Householder's steps on w·e^w = x, which are of
    /// fourth order, from an estimate within 0.1, with x·e^−w rounded once.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void LambertAt<TLane>(ref readonly TLane argument, out TLane w, out TLane tail, out TLane onePlus)
        where TLane : struct, ILane<TLane>
    {
        TLane x = argument, start = Log1p(x);
        TLane far = start * (1 - Log1p(start) / (start + 2));
        TLane.Split(TLane.Abs(x), out TLane mantissa, out TLane exponent);
        mantissa = TLane.CopySign(mantissa, x);
        for (int step = 0; step < 2; step++)
        {
            TLane growth = ExactGrowth(-far, 0, out TLane n, out TLane place);
            TLane ratio = 1 / (far + 1), newton = (far - TLane.Scale(Grown(mantissa, Root(place), growth), n + exponent)) * ratio;
            TLane bent = newton * (1 + ratio), cube = newton * newton * TLane.MultiplyAdd(ratio, 1.0 / 3, 1.0 / 6);
            far -= newton * TLane.MultiplyAdd(bent, -0.5, 1) / ((1 - bent) + cube);
        }
        TLane isPlain = (TLane.Abs(x) > (TLane.IsSingle ? 1e-10 : 1e-20)) & (x < double.PositiveInfinity);
        far = TLane.Select(isPlain, far, x);

        TLane product = Product(x, 2.718281828459045, out TLane error);
        error = TLane.MultiplyAdd(x, TLane.IsSingle ? 8.254840070411029e-08 : 1.4456468917292502e-16, error);
        TLane excess = SumOfOrdered(product + 1, error, out TLane excessError);
        // The double next to −1/e is below it.
        if (!TLane.IsSingle) excess = TLane.Select(TLane.Equal(x, -0.36787944117144233), 0, excess);
        // The root with what it is rounded by.
        TLane p = TLane.Sqrt(excess + excess);
        TLane square = Product(p, p, out error);
        TLane pError = TLane.Select(p > 0, (((excess + excess) - square) - (error - 2 * excessError)) / (p + p), 0);
        TLane near = p + TLane.MultiplyAdd(square, LambertPolynomial(p), pError), isNear = x < -0.25;
        w = SumOfOrdered(-1, near, out error);
        w = TLane.Select(isNear, w, far);
        tail = isNear & error;
        onePlus = TLane.Select(isNear, near, far + 1);
    }

    /// <summary>p of W(x) = x²·p(x) + x − 1 at (x²/2 − 1)/e, x from 0 to 0.8.</summary>
    [MethodImpl(Inline)]
    private static TLane LambertPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, -0.07958032190799713, -0.02466174215078354, -0.004641067702323198),
                    Horner(square, 0.15277409553527832, 0.04416608810424805, 0.01242835819721222, 0.0008878823718987405)),
                -0.33333322405815125)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.025984712663057834, -0.003805734548420474, -0.0005102590584019509,
                            -2.2921134647589358e-06),
                        Horner(fourth, 0.04450231468845245, 0.006013294311447994, 0.0009252065473655401, 1.996303062571426e-05)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.07962962962522094, -0.009616682202277946, -0.0015274243157884107, -8.466771785144866e-05),
                        Horner(fourth, 0.15277777777769647, 0.01563560683247815, 0.002421988942762856, 0.000237630452401028))),
                -0.33333333333333276);
    }
}
