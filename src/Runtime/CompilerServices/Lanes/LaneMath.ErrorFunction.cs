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

    /// <summary>erfc(x) = 1 − erf(x), within 4 ulp, relative, down into the subnormals.</summary>
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
    /// Over u = K/(K + a) it is smooth on the whole half line, 1/(K√π) at infinity, so that one polynomial in 1 − 2u serves:
    /// the idea of M. M. Shepherd and J. G. Laframboise (Mathematics of Computation 36, 1981).
    /// </remarks>
    [MethodImpl(Inline)]
    public static TLane ScaledErfc<TLane>(TLane a)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(TLane.Equal(a, double.PositiveInfinity), 0, ScaledErfcOfFinite(a));

    /// <summary><see cref="ScaledErfc"/>, but for ∞.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledErfcOfFinite<TLane>(TLane a)
        where TLane : struct, ILane<TLane>
    {
        // Carry the rounding errors of u along, since they would be magnified up to threefold.
        TLane k = TLane.IsSingle ? 2 : 2.5;
        TLane denominator = a + k;
        TLane reciprocal = Reciprocal(denominator, a - (denominator - k), out TLane correction);
        TLane u = k * reciprocal;
        TLane uError = u * correction;
        TLane value = ScaledErfcPolynomial(TLane.MultiplyAdd(uError, -2, TLane.MultiplyAdd(u, -2, 1)));
        return TLane.MultiplyAdd(value, u, value * uError);
    }

    /// <summary>Φ(x) = erfc(−x/√2)/2, the standard normal distribution, within 4 ulp down into the subnormals.</summary>
    [MethodImpl(Inline)]
    public static TLane NormalCdf<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.AtMost(TLane.Abs(x), NormalVanished<TLane>());
        TLane growth = NormalParts(a, out TLane n, out TLane place);
        TLane complement = TLane.Scale(Grown(ScaledErfcOfFinite(a * RootOfHalf), Root(place), growth), n - 1);
        return TLane.Select(x < 0, complement, 1 - complement);
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
        TLane complement = TLane.Scale(Grown(ScaledErfcOfFinite(a * RootOfHalf), Root(place), growth), n - 1);
        cdf = TLane.Select(x < 0, complement, 1 - complement);
        pdf = TLane.Scale(NormalDensity(Root(place), growth), n);
    }

    private const double RootOfHalf = 0.7071067811865476, ReciprocalRootOfTwoPi = 0.3989422804014327;

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

    /// <summary>e^(a²)·erfc(a)/u over 1 − 2u, u = K/(K + a): K = 2 for float, 2.5 for double.</summary>
    [MethodImpl(Inline)]
    private static TLane ScaledErfcPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        // Evaluate the first coefficients in plain Horner form: even and odd parts would cancel near x = 1.
        TLane square = x * x;
        TLane rest = TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.010751343332231045, 0.0015280130319297314, -0.0002977093099616468, 4.135935159865767e-05),
                Horner(square, -0.01822189800441265, 0.003244406543672085, -0.00043209519935771823, 3.7294852518243715e-05))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.011344620052776878, -0.0019275142088810255, 0.0002810774853981664, -4.504190701236791e-05,
                    7.297640037174916e-06, -9.325971773848063e-07, -3.0197716869322478e-09, 5.602425498851001e-08,
                    -2.1703227664476795e-08, 4.632085859677602e-09, -4.704576868396234e-10),
                Horner(square, -0.0685004580984272, 0.003357217721283083, -0.00017568331124967164, 2.3323153799797476e-05,
                    -7.812993600097373e-06, 2.7018564562821436e-06, -7.84892292139685e-07, 1.7825322453866234e-07,
                    -2.6308517810390017e-08, 4.773959813281661e-10, 7.4854334429529e-10, -1.2140536975304055e-10));
        TLane value = TLane.MultiplyAdd(rest, x, TLane.IsSingle ? 0.13973571360111237 : 0.18156564665923883);
        value = TLane.MultiplyAdd(value, x, TLane.IsSingle ? -0.34358030557632446 : -0.3218607397756595);
        return TLane.MultiplyAdd(value, x, TLane.IsSingle ? 0.5107913613319397 : 0.4216127281222872);
    }
}
