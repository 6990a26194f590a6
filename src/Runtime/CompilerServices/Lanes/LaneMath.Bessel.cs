using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Modified Bessel functions, by a power series up to 8, of which all terms are positive, and over 1/x beyond.</content>
public static partial class LaneMath
{
    /// <summary>e^−|x|·I₀(x), within 3 ulp; 0 at ±∞.</summary>
    [MethodImpl(Inline)]
    public static TLane BesselI0e<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x), bounded = TLane.AtMost(a, 8), half = bounded * 0.5;
        TLane z = Product(half, half, out TLane error);
        // The logarithm of I₀ grows by nearly 1/√(1 + z) with z, whose rounding error comes with the exponent.
        TLane near = Decayed(TLane.MultiplyAdd(z, BesselI0Polynomial(z), 1), bounded, error / TLane.Sqrt(z + 1));
        return TLane.Select(a <= 8, near, FarBesselI0Polynomial(OverEight(a)) / TLane.Sqrt(a));
    }

    /// <summary>e^−|x|·I₁(x), within 3 ulp; 0 at ±∞.</summary>
    [MethodImpl(Inline)]
    public static TLane BesselI1e<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane a = TLane.Abs(x), bounded = TLane.AtMost(a, 8), half = bounded * 0.5;
        TLane z = Product(half, half, out TLane error);
        TLane near = half * Decayed(TLane.MultiplyAdd(z, BesselI1Polynomial(z), 1), bounded, error / TLane.Sqrt(z + 4));
        return TLane.CopySign(TLane.Select(a <= 8, near, FarBesselI1Polynomial(OverEight(a)) / TLane.Sqrt(a)), x);
    }

    /// <summary>value·e^(tail − a), a from 0 to 8.</summary>
    [MethodImpl(Inline)]
    private static TLane Decayed<TLane>(TLane value, TLane a, TLane tail)
        where TLane : struct, ILane<TLane>
    {
        TLane growth = ExactGrowth(-a, tail, out TLane n, out TLane place);
        return TLane.Scale(Grown(value, Root(place), growth), n);
    }

    /// <summary>16/a − 1 of what is at least 8.</summary>
    [MethodImpl(Inline)]
    private static TLane OverEight<TLane>(TLane a)
        where TLane : struct, ILane<TLane> => 16 / TLane.AtLeast(a, 8) - 1;

    /// <summary>p of I₀(x) = 1 + z·p(z), z = x²/4 from 0 to 16.</summary>
    [MethodImpl(Inline)]
    private static TLane BesselI0Polynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.25, 0.0017361093778163195, 1.928765414049849e-06, 6.096086968554459e-10, 5.628344199124641e-14),
                Horner(square, 1.0, 0.0277777798473835, 6.944528286112472e-05, 3.941358173165099e-08, 8.015433802799343e-12,
                    1.122161212862877e-15))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.25, 0.001736111111111111, 1.9290123456790124e-06, 6.151187326782574e-10, 7.594058428134905e-14,
                    4.358389826202558e-18, 1.315780419018301e-22, 2.2845132461034105e-27, 2.464564857003958e-32, 2.40574390273271e-37),
                Horner(square, 1.0, 0.027777777777777776, 6.944444444444444e-05, 3.936759889140841e-08, 7.594058428126323e-12,
                    6.276081345383385e-16, 2.5789288522839568e-20, 5.84788229065258e-25, 7.89656710912452e-30, 6.210202648786631e-35));
    }

    /// <summary>p of I₁(x) = x/2·(1 + z·p(z)), z = x²/4 from 0 to 16.</summary>
    [MethodImpl(Inline)]
    private static TLane BesselI1Polynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.0833333358168602, 0.00034722202690318227, 2.7554941084417806e-07, 6.786888412380065e-11,
                    5.3254515699336074e-15),
                Horner(square, 0.5, 0.0069444444961845875, 1.157416045316495e-05, 4.925134966526912e-09, 7.944486539977758e-13,
                    9.088882561464847e-17))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.08333333333333333, 0.00034722222222222224, 2.755731922398589e-07, 6.834652585313967e-11,
                    6.903689480119947e-15, 3.352607557971766e-19, 8.771868901656661e-24, 1.3438149530940592e-28,
                    1.2958447502828356e-33, 1.1334891449899232e-38),
                Horner(square, 0.5, 0.006944444444444444, 1.1574074074074073e-05, 4.920949861426052e-09, 7.594058428126441e-13,
                    5.230067787866848e-17, 1.8420920441756816e-21, 3.65492992327874e-26, 4.387538184560742e-31, 3.12353178062428e-36));
    }

    /// <summary>√a·e^−a·I₀(a) over 16/a − 1, from −1 to 1.</summary>
    [MethodImpl(Inline)]
    private static TLane FarBesselI0Polynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.0033605555072426796, 1.111276196752442e-05, 3.6217295473761624e-07),
                Horner(square, 0.40217649936676025, 0.00013621742255054414, 1.475612293688755e-06, 1.0894868296418281e-07))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.0033605519836677937, 1.1143033797347789e-05, 2.973596810908258e-07, 3.9328101352385726e-08,
                    7.538849846044447e-09, -1.3341353790930015e-08, 7.36833304293873e-09, -3.1778422791640042e-09,
                    1.1403419927871789e-09, -2.9642680648171707e-10, 3.943102018771531e-11),
                Horner(square, 0.4021765094450081, 0.00013621607438968968, 1.4838476730946165e-06, 8.872019525079904e-08,
                    2.1567622126987295e-08, -6.8565338437976104e-09, -5.014981145857367e-09, 6.5130678107997224e-09,
                    -4.5146744426715676e-09, 2.1484295122529346e-09, -6.416844942044295e-10, 8.950163451945187e-11));
    }

    /// <summary>√a·e^−a·I₁(a) over 16/a − 1, from −1 to 1.</summary>
    [MethodImpl(Inline)]
    private static TLane FarBesselI1Polynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, -0.0097495811060071, -1.500459256931208e-05, -4.205296590953367e-07),
                Horner(square, 0.389398455619812, -0.00021923784515820444, -1.8239635437566903e-06, -1.2381289593577094e-07))
            : TLane.MultiplyAdd(x,
                Horner(square, -0.009749577193235676, -1.5038547206185226e-05, -3.483854195891457e-07, -4.313117599149098e-08,
                    -8.413672329406916e-09, 1.3973846272820783e-08, -7.476974303467577e-09, 3.1304382076751823e-09,
                    -1.095099050247195e-09, 2.7969481531759055e-10, -3.683681879767303e-11),
                Horner(square, 0.38939845902587233, -0.00021923576383156654, -1.834910243947796e-06, -1.0001080569652847e-07,
                    -2.339390077645384e-08, 6.847493714930248e-09, 5.5696768600063765e-09, -6.9355102981314555e-09,
                    4.747970495817938e-09, -2.2470618036193425e-09, 6.693671980618955e-10, -9.32344609944224e-11));
    }
}
