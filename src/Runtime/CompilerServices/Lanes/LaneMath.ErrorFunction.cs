using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

public static partial class LaneMath
{
    /// <summary>erf(x) = 2/√π·∫₀ˣ e^(−t²) dt, within 3 ulp.</summary>
    [MethodImpl(Inline)]
    public static TLane Erf<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => Erf(x, Gaussian(x));

    /// <summary>erf(x), within 3 ulp, from the gaussian e^(−x²) that the caller has computed anyway.</summary>
    [MethodImpl(Inline)]
    public static TLane Erf<TLane>(TLane x, TLane gaussian)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.AtMost(TLane.Abs(x), Vanished<TLane>());
        TLane small = TLane.MultiplyAdd(x, ErrorFunctionPolynomial(x * x), x);
        TLane large = TLane.CopySign(1 - gaussian * ScaledErfcOfFinite(a), x);
        return TLane.Select(a < 1, small, large);
    }

    /// <summary>erfc(x) = 1 − erf(x), within 3 ulp, relative, down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane Erfc<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.AtMost(TLane.Abs(x), Vanished<TLane>());
        TLane growth = GaussianParts(a, out TLane n, out TLane place);
        TLane complement = TLane.Scale(Grown(ScaledErfcOfFinite(a), Root(place), growth), n);
        return TLane.Select(x < 0, 2 - complement, complement);
    }

    /// <summary>erfc(x), within 4 ulp where the gaussian e^(−x²) that the caller gives is a normal number.</summary>
    [MethodImpl(Inline)]
    public static TLane Erfc<TLane>(TLane x, TLane gaussian)
        where TLane : struct, ILane<TLane>
    {
        TLane complement = gaussian * ScaledErfcOfFinite(TLane.AtMost(TLane.Abs(x), Vanished<TLane>()));
        return TLane.Select(x < 0, 2 - complement, complement);
    }

    /// <summary>e^(a²)·erfc(a) for a from 0 to ∞, within 3 ulp.</summary>
    /// <remarks>
    /// Over w = 1/(K + a) it is smooth on the whole half line, w/√π at infinity, so that one polynomial in 1 − 2K·w serves:
    /// the idea of M. M. Shepherd and J. G. Laframboise (Mathematics of Computation 36, 1981).
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLane ScaledErfc<TLane>(TLane a)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(TLane.Equal(a, double.PositiveInfinity), 0, ScaledErfcOfFinite(a));

    /// <summary><see cref="ScaledErfc"/>, but for ∞.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledErfcOfFinite<TLane>(TLane a)
        where TLane : struct, ILane<TLane> => ScaledErfcOfFinite(a, 0);

    /// <summary>The same of a/√2, which carries its rounding error.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledNormal<TLane>(TLane a)
        where TLane : struct, ILane<TLane>
    {
        TLane scaled = Product(a, RootOfHalf, out TLane error);
        return ScaledErfcOfFinite(scaled, TLane.MultiplyAdd(a, RestAfterRootOfHalf<TLane>(), error));
    }

    /// <summary>The same of a + aError.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledErfcOfFinite<TLane>(TLane a, TLane aError)
        where TLane : struct, ILane<TLane>
    {
        // Carry the rounding errors of w along, since they would be magnified up to threefold.
        double k = TLane.IsSingle ? 2 : 2.5;
        TLane denominator = a + k;
        TLane w = Reciprocal(denominator, (a - (denominator - k)) + aError, out TLane correction);
        TLane wError = w * correction;
        TLane varying = ScaledErfcPolynomial(TLane.MultiplyAdd(wError, -2 * k, TLane.MultiplyAdd(w, -2 * k, 1)));
        // 1/√π in two parts: the tail is made of it alone.
        TLane first = TLane.IsSingle ? 0.564189612865448 : 0.5641895835477563;
        double rest = TLane.IsSingle ? -2.9317691385699618e-08 : 7.66772980658294e-18;
        TLane product = Product(w, varying, out TLane productError), value = TLane.MultiplyAdd(w, varying, first);
        TLane error = TLane.MultiplyAdd(wError, value + product, w * rest);
        if (!TLane.IsFused) error = TLane.MultiplyAdd(w, (product - (value - first)) + productError, error);
        return TLane.MultiplyAdd(value, w, error);
    }

    /// <summary>Φ(x) = erfc(−x/√2)/2, the standard normal distribution, within 3 ulp down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane NormalCdf<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.AtMost(TLane.Abs(x), NormalVanished<TLane>());
        TLane growth = NormalParts(a, out TLane n, out TLane place);
        TLane complement = TLane.Scale(Grown(ScaledNormal(a), Root(place), growth), n - 1);
        return TLane.Select(x < 0, complement, 1 - complement);
    }

    /// <summary>Φ(−x) = ½ − ½·erf(x/√2), for |x| up to 1, within 1 ulp.</summary>
    [MethodImpl(Inline)]
    private static TLane CentralComplement<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane half = Product(x, RootOfHalf * 0.5, out TLane error);
        error = TLane.MultiplyAdd(x, RestAfterRootOfHalf<TLane>() * 0.5, error);
        TLane sum = SumOfOrdered(0.5, -half, out TLane sumError);
        return sum - TLane.MultiplyAdd(half, ErrorFunctionPolynomial(x * x * 0.5), error - sumError);
    }

    /// <summary>φ(x) = e^(−x²/2)/√(2π), the standard normal density, within 2 ulp down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane NormalPdf<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = NormalParts(TLane.AtMost(TLane.Abs(x), NormalVanished<TLane>()), out TLane n, out TLane place);
        return TLane.Scale(NormalDensity(Root(place), growth), n);
    }

    /// <summary>Φ(x) and φ(x) from one exponential and one division; what is left unused costs nothing.</summary>
    [MethodImpl(Inline)]
    public static void NormalCdfAndPdf<TLane>(TLane x, out TLane cdf, out TLane pdf)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.AtMost(TLane.Abs(x), NormalVanished<TLane>());
        TLane growth = NormalParts(a, out TLane n, out TLane place);
        TLane complement = TLane.Scale(Grown(ScaledNormal(a), Root(place), growth), n - 1);
        cdf = TLane.Select(x < 0, complement, 1 - complement);
        pdf = TLane.Scale(NormalDensity(Root(place), growth), n);
    }

    private const double RootOfHalf = 0.7071067811865476, ReciprocalRootOfTwoPi = 0.3989422804014327;

    /// <summary>What 1/√2 is more than <see cref="RootOfHalf"/> in the element type.</summary>
    [MethodImpl(Inline)]
    private static double RestAfterRootOfHalf<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? 1.210161710447897e-08 : -4.833646656726457e-17;

    /// <summary>Where e^(−a²) has long been 0.</summary>
    [MethodImpl(Inline)]
    private static double Vanished<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? 11 : 28;

    /// <summary>Where e^(−a²/2) has long been 0.</summary>
    [MethodImpl(Inline)]
    private static double NormalVanished<TLane>()
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? 15 : 40;

    /// <summary>root·(1 + growth)/√(2π).</summary>
    [MethodImpl(Inline)]
    private static TLane NormalDensity<TLane>(TLane root, TLane growth)
        where TLane : struct, ILane<TLane>
    {
        TLane small = TLane.MultiplyAdd(growth, ReciprocalRootOfTwoPi, TLane.IsSingle ? -1.133517010526318e-08 : -2.49232720227773e-17);
        return (ReciprocalRootOfTwoPi + small) * root;
    }

    /// <summary>e^(−x²), within 1 ulp.</summary>
    [MethodImpl(Inline)]
    private static TLane Gaussian<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = GaussianParts(TLane.AtMost(TLane.Abs(x), Vanished<TLane>()), out TLane n, out TLane place);
        return TLane.Scale(Grown(Root(place), growth), n);
    }

    /// <summary>e^(−a²) as 2^⌊n⌋·root·(1 + growth).</summary>
    [MethodImpl(Inline)]
    private static TLane GaussianParts<TLane>(TLane a, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        TLane square = Product(a, a, out TLane error);
        return ExactGrowth(-square, -error, out n, out place);
    }

    /// <summary>e^(−a²/2) as 2^⌊n⌋·root·(1 + growth).</summary>
    [MethodImpl(Inline)]
    private static TLane NormalParts<TLane>(TLane a, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        TLane square = Product(a, a, out TLane error);
        return ExactGrowth(square * -0.5, error * -0.5, out n, out place);
    }

    /// <summary>p of erf √x = √x·(1 + p(x)), x from 0 to 1.</summary>
    [MethodImpl(Inline)]
    private static TLane ErrorFunctionPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.3761262595653534, -0.026854434981942177, -0.0008020626264624298),
                Horner(square, 0.12837916612625122, 0.11283600330352783, 0.0051895142532885075, 7.888320396887138e-05))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.3761263890318355, -0.026866170643272336, -0.0008548325988034503,
                    -1.4924743644488773e-05, -1.6209074495399393e-07, -7.800333524603096e-10),
                Horner(square, 0.12837916709551256, 0.1128379167094523, 0.005223977607390126, 0.00012055295269046433,
                    1.644750475912151e-06, 1.3722527533724076e-08));
    }

    /// <summary>(e^(a²)·erfc(a)/w − 1/√π)/w over 1 − 2K·w, w = 1/(K + a): K = 2 for float, 2.5 for double.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledErfcPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        TLane rest = TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.05304007977247238, -0.007011947687715292, 0.0017466031713411212, -0.00032697065034881234),
                Horner(square, 0.19881558418273926, -0.03296837583184242, 0.005204921588301659, -0.0006259990041144192))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.16073320639579325, 0.023039765780066283, -0.0032502032232097173, 0.0005548047804524112,
                    -0.00010588154757133085, 1.911239451522751e-05, -2.3567546691252734e-06, -1.6552870881830858e-07,
                    2.0509770243630043e-07, -5.969281884060385e-08, 7.365365109100738e-09),
                Horner(square, 0.6955225198345503, -0.018925455736086345, -0.001054161830877046, 0.00026326534365743725,
                    -8.219054078207687e-06, -1.4661057101694164e-05, 7.454950449766662e-06, -2.3945295644085276e-06,
                    5.34798243161233e-07, -6.620487385135539e-08, -1.7884454912075422e-09, 1.4843226099905726e-09));
        TLane value = TLane.MultiplyAdd(rest, x, TLane.IsSingle ? -0.9190698862075806 : -1.5740480634059353);
        return TLane.MultiplyAdd(value, x, TLane.IsSingle ? 1.8295725584030151 : 2.4492111837898083);
    }
}
