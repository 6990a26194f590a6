using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Inverses of the error function and the normal distribution.</content>
public static partial class LaneMath
{
    /// <summary>The inverse of <see cref="Erf{TLane}(TLane)"/>, within 3 ulp; ±∞ at ±1, NaN beyond.</summary>
    [MethodImpl(Inline)]
    public static TLane ErfInv<TLane>(TLane y)
        where TLane : struct, ILane<TLane>
    {
        InverseErfAt(in y, out TLane result);
        return result;
    }

    /// <summary>The inverse of <see cref="NormalCdf"/>, within 3 ulp; the farthest tail one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane NormalQuantile<TLane>(TLane p)
        where TLane : struct, ILane<TLane>
    {
        TLane share = TLane.Min(p, 1 - p);
        QuantileAt(in p, out TLane quantile);
        return Elsewhere(share < (TLane.IsSingle ? 3e-8 : 5.6e-17), quantile, p, SpecialFunctions.NormalQuantile);
    }

    /// <summary>As a call: inlined, it would leave the compiler no room for anything beside it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void InverseErfAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane y = argument, rest = 1 - TLane.Abs(y);
        TLane inverse = InverseErf(TLane.Abs(y), 0, rest * (1 + TLane.Abs(y)), rest * 0.5, out TLane error);
        result = TLane.CopySign(inverse + error, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void QuantileAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane p = argument, share = TLane.Min(p, 1 - p);
        TLane y = SumOfOrdered(1, share * -2, out TLane yError);
        TLane inverse = InverseErf(y, yError, 4 * share * (1 - share), share, out TLane error);
        // √2 in two parts.
        TLane rest = inverse * (TLane.IsSingle ? 2.420323420895794e-08 : -9.667293313452913e-17);
        error = TLane.MultiplyAdd(error, 1.4142135623730951, rest);
        TLane quantile = TLane.MultiplyAdd(inverse, 1.4142135623730951, error);
        result = TLane.Select(p < 0.5, -quantile, quantile);
    }

    /// <summary>erfinv(y + yError) for y from 0 to 1, given 1 − y² and (1 − y)/2, which have digits that y has not.</summary>
    /// <remarks>
    /// Over w = −log(1 − y²) up to 5, as M. Giles has it (GPU Computing Gems, 2012), and over √−log((1 − y)/2) beyond, where
    /// it is smoother.
    /// </remarks>
    [MethodImpl(Inline)]
    private static TLane InverseErf<TLane>(TLane y, TLane yError, TLane complement, TLane share, out TLane error)
        where TLane : struct, ILane<TLane>
    {
        TLane w = -Log(complement), ratio = InverseErfPolynomial(w), isFar = w > 5;
        TLane near = Product(y, ratio, out error);
        error = TLane.Select(y > (TLane.IsSingle ? 1e-15 : 1e-150), TLane.MultiplyAdd(yError, ratio, error), 0);
        if (!TLane.Any(isFar)) return near;
        error = TLane.Select(isFar, 0, error);
        return TLane.Select(isFar, FarInverseErf(share), near);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLane FarInverseErf<TLane>(TLane share)
        where TLane : struct, ILane<TLane>
    {
        TLane t = TLane.Sqrt(-Log(share));
        TLane value = t + FarInverseErfPolynomial(t - (TLane.IsSingle ? 3.35 : 4.325));
        return TLane.Select(TLane.Equal(share, 0), double.PositiveInfinity, value);
    }

    /// <summary>p of erfinv y = y·p(−log(1 − y²)), x from 0 to 5.</summary>
    [MethodImpl(Inline)]
    private static TLane InverseErfPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.011548653244972229, -0.00012748248991556466, 3.983071565016871e-06, 2.2102686614289269e-07),
                    Horner(square, 0.23201382160186768, -0.002334295306354761, 4.456569877220318e-05, -1.9764277112699347e-06,
                        -8.790851602213934e-09)),
                0.8862268924713135)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.00012804328698781523, -3.70369061047069e-08, 6.306353425753413e-11,
                            3.0953681579961113e-13, -8.472089889381665e-18),
                        Horner(fourth, -0.0023351016426508735, -1.0127307021830532e-06, -6.807713062133381e-10,
                            -2.3636804078225e-12, 1.1991566806515928e-16)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.011549342038349404, 2.0200769637390175e-06, 9.943361948723966e-10, 9.687688184095137e-12,
                            -1.0006583277567203e-16),
                        Horner(fourth, 0.23201366653465214, 4.6611409376994914e-05, 2.250897160528775e-08, -1.883929165809829e-11,
                            -1.991564487897719e-14, 2.0994537435517979e-19))),
                0.886226925452758);
    }

    /// <summary>p of erfinv y = t + p(t − c), t = √−log((1 − y)/2): c = 3.35, |x| to 0.825 for float; 4.325 and 1.8 for double.</summary>
    [MethodImpl(Inline)]
    private static TLane FarInverseErfPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, -0.016176927834749222, -0.0009265901753678918, -6.790298357373103e-05),
                    Horner(square, 0.07277553528547287, 0.00381164881400764, 0.0002518846595194191)),
                -0.38044169545173645)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.0003169146464448609, -5.168192163070496e-07, -9.728159219028578e-10,
                            -2.282602159022794e-12, -1.1027089527910591e-14),
                        Horner(fourth, 0.00164025790435347, 2.5296867404959173e-06, 4.61719426396789e-09, 8.910988781205575e-12,
                            -1.7426209979154273e-15)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.008758330606711228, -1.2500682594088161e-05, -2.2097304625817174e-08,
                            -4.296722401965731e-11, -3.512099664088223e-14),
                        Horner(fourth, 0.049475385351441435, 6.248347871123595e-05, 1.0647036267853274e-07, 2.0652791063910161e-10,
                            5.60623728838122e-13, 2.9640221291323627e-15))),
                -0.32200223052221055);
    }
}
