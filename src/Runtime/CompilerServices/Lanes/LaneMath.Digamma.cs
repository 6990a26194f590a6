using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Derivatives of log Γ: polynomials from 1 up, and series over 1/(x − ½) beyond.</content>
public static partial class LaneMath
{
    /// <summary>ψ(x), within 3 ulp for x &gt; 0, also about its zero; below 0 one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane Digamma<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        DigammaAt(in x, out TLane result);
        return Elsewhere(x < 0, result, x, SpecialFunctions.Digamma);
    }

    /// <summary>ψ′(x), within 3 ulp for x &gt; 0; below 0 one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane Trigamma<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TrigammaAt(in x, out TLane result);
        return Elsewhere(x < 0, result, x, SpecialFunctions.Trigamma);
    }

    /// <summary>As a call: inlined, it would leave the compiler no room for anything beside it.</summary>
    /// <remarks>ψ(x) = ψ(1 + x) − 1/x below 1.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void DigammaAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane x = argument, isSmall = x < 1, fromOne = TLane.Select(isSmall, x, x - 1);
        // The zero, less 1, in two parts.
        TLane distance = (fromOne - 0.46163214496836236) - (TLane.IsSingle ? 1.2438149938918909e-08 : -1.5522348162858677e-17);
        TLane near = distance * DigammaPolynomial(fromOne - 0.625);
        near = TLane.Select(isSmall, near - 1 / x, near);

        TLane v = x - 0.5, w = 1 / v;
        TLane far = TLane.MultiplyAdd(w * w, FarDigammaPolynomial(w), Log(v));
        result = TLane.Select(x <= 2.25, near, far);
    }

    /// <remarks>ψ′(x) = ψ′(1 + x) + 1/x² below 1.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TrigammaAt<TLane>(ref readonly TLane argument, out TLane result)
        where TLane : struct, ILane<TLane>
    {
        TLane x = argument, isSmall = x < 1, fromOne = TLane.Select(isSmall, x, x - 1);
        TLane near = TrigammaPolynomial(fromOne - 0.75);
        TLane reciprocal = Reciprocal(x, 0, out TLane correction);
        TLane square = Product(reciprocal, reciprocal, out TLane error);
        error = TLane.MultiplyAdd(square + square, correction, error);
        error = TLane.Select(TLane.Abs(reciprocal) < (TLane.IsSingle ? 1e15 : 1e150), error, 0);
        near = TLane.Select(isSmall, square + (near + error), near);

        TLane w = 1 / (x - 0.5);
        TLane far = TLane.MultiplyAdd(w * w * w, FarTrigammaPolynomial(w), w);
        result = TLane.Select(x <= 2.5, near, far);
    }

    /// <summary>p of ψ(y) = (y − zero)·p(y − 13/8), y from 1 to 9/4.</summary>
    [MethodImpl(Inline)]
    private static TLane DigammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.19272060692310333, 0.06424674391746521, 0.0235594529658556, 0.007844734005630016,
                        0.00519795436412096),
                    Horner(square, -0.36977526545524597, -0.1091812327504158, -0.03877793624997139, -0.01302944403141737,
                        -0.008246149867773056)),
                0.901592493057251)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.06426251743228406, 0.00873086619401114, 0.0012431130898277055, 0.00017356288769948563,
                            7.288489767130996e-06),
                        Horner(fourth, -0.10919698588598341, -0.014262521409100235, -0.002021874511389303, -0.00029037098878506107,
                            -4.953897189420265e-05, -1.5674012641553853e-05)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.19272012460147317, 0.023380439998177318, 0.003289451976545797, 0.0004716593508491559,
                            7.909280958029815e-05, 2.482732503593241e-05),
                        Horner(fourth, -0.3697749644574108, -0.03855782679418953, -0.005355729366220255, -0.0007646098423396958,
                            -0.00010631799946539011, -3.5965267462906196e-06))),
                0.9015925158282158);
    }

    /// <summary>p of ψ(½ + 1/x) = −log x + x²·p(x), x from 0 to 4/7.</summary>
    [MethodImpl(Inline)]
    private static TLane FarDigammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    -0.008367194794118404,
                    Horner(square, 0.0001752382522681728, 0.0030880009289830923)),
                0.04165602847933769)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, -0.00729163571178766, 0.0038551620763230326, -0.0033431099425036254, 0.022346837998905633,
                        0.032183036740905065, -0.0029107100699521434, -0.0015843079950625528),
                    Horner(square, -7.292861973355354e-10, -7.305456171464843e-07, -0.00011067060661670291, -0.004052150287688539,
                        -0.036754616288942575, -0.01264583755304918, 0.005127746245473749)),
                0.0416666666736759);
    }

    /// <summary>ψ′(x + 7/4), |x| up to ¾.</summary>
    [MethodImpl(Inline)]
    private static TLane TrigammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.40017324686050415, 0.18815480172634125, 0.08146978169679642, 0.03606978803873062,
                        0.007810917217284441, 0.011441832408308983),
                    Horner(square, -0.5618924498558044, -0.27746713161468506, -0.12515656650066376, -0.05271502956748009,
                        -0.022524667903780937, -0.005265651270747185, -0.006812945008277893)),
                0.7641018629074097)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.18811082279080227, 0.033790926439396934, 0.005154447817095552, 0.000713259664085759,
                            6.77199566509593e-05, -2.0027541557910373e-05),
                        Horner(fourth, -0.27746722438027027, -0.0529213928038753, -0.008335405355569333, -0.0011825956194073729,
                            -0.00016393536321555917, -4.007345942785793e-05, -1.074140118564749e-05)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.4001747859438286, 0.08193262894031804, 0.013393589380432652, 0.0019410067082931582,
                            0.0002748261341194201, 7.084083056531595e-05, 1.86996753670596e-05),
                        Horner(fourth, -0.5618924755968989, -0.12514198395686124, -0.021364262935651582, -0.0031699082951959358,
                            -0.00043210116506941793, -4.267434810788334e-05, 1.0614689890876486e-05))),
                0.7641018698938287);
    }

    /// <summary>p of ψ′(½ + 1/x) = x + x³·p(x), x from 0 to ½.</summary>
    [MethodImpl(Inline)]
    private static TLane FarTrigammaPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x, fourth = square * square;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(x,
                    Horner(square, 0.033452246338129044, -0.0004531076701823622),
                    Horner(square, -0.0005562430014833808, -0.015099415555596352)),
                -0.08330722153186798)
            : TLane.MultiplyAdd(x,
                TLane.MultiplyAdd(square,
                    TLane.MultiplyAdd(x,
                        Horner(fourth, -0.02307275475683095, -0.07507716972538664, 2.453753419205127),
                        Horner(fourth, 4.067788505782736e-07, 0.002447955704177176, -1.80393925582419, -0.22134327293391817)),
                    TLane.MultiplyAdd(x,
                        Horner(fourth, 0.029166652799946836, 0.03246164418923471, 0.7507164818746802, 1.0080036791579337),
                        Horner(fourth, 2.549609974944869e-10, 8.361048252813508e-05, -0.07393751741230192, -2.0617435042583794))),
                -0.08333333333518937);
    }
}
