using System.Runtime.CompilerServices;
using GradRepl.Runtime.CompilerServices.Lanes;

namespace GradRepl.Runtime.CompilerServices;

/// <content>What exponentials are made of: the reduction of their argument, roots of two, and a polynomial.</content>
public static partial class LaneMath
{
    private const double Log2OfE = 1.4426950408889634;

    /// <summary>
    /// e^x = 2^⌊n⌋·root·(1 + growth), where the <see cref="Root"/> is 1 but where there are tables: there n is in sixteenths,
    /// the root is 2^(n − ⌊n⌋), and the growth is left so small that a short polynomial has it.
    /// </summary>
    [MethodImpl(Inline)]
    private static TLane Growth<TLane>(TLane x, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        n = Parts(x, Log2OfE, out place);
        TLane r = Subtract(x, n, out TLane finer);
        return Growth(r, finer);
    }

    /// <summary>The same of e^(x + tail).</summary>
    [MethodImpl(Inline)]
    private static TLane Growth<TLane>(TLane x, TLane tail, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        n = Parts(x, Log2OfE, out place);
        TLane r = Subtract(x, n, out TLane finer);
        return Growth(r, finer + tail);
    }

    /// <summary>The same with the rounding error of the root, for those to whom its half ulp matters.</summary>
    [MethodImpl(Inline)]
    private static TLane ExactGrowth<TLane>(TLane x, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        n = Parts(x, Log2OfE, out place);
        TLane r = Subtract(x, n, out TLane finer);
        return TLane.HasTables ? ExactShortGrowth(r, finer + TLane.Lookup<RootErrors>(place)) : Growth(r, finer);
    }

    /// <summary>The same of e^(x + tail).</summary>
    [MethodImpl(Inline)]
    private static TLane ExactGrowth<TLane>(TLane x, TLane tail, out TLane n, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        n = Parts(x, Log2OfE, out place);
        TLane r = Subtract(x, n, out TLane finer);
        return TLane.HasTables ? ExactShortGrowth(r, finer + (tail + TLane.Lookup<RootErrors>(place))) : Growth(r, finer + tail);
    }

    /// <summary>x − n·log 2 to a double's digits of log 2, and finer.</summary>
    /// <remarks>
    /// W. J. Cody and W. Waite (1980): log 2 in two parts, of which the first has exact products with n. Where products are
    /// not rounded, every number has those.
    /// </remarks>
    [MethodImpl(Inline)]
    private static TLane Subtract<TLane>(TLane x, TLane n, out TLane finer)
        where TLane : struct, ILane<TLane>
    {
        double first = TLane.HasTables ? Ln2 : TLane.IsSingle ? ShortLn2Single : ShortLn2;
        double rest = TLane.HasTables ? RestAfter<TLane>() : TLane.IsSingle ? RestOfLn2Single : RestOfLn2;
        TLane r = TLane.MultiplyAdd(n, -first, x);
        finer = TLane.MultiplyAdd(n, -rest, r);
        return r;
    }

    /// <summary>x·factor, rounded to whole numbers, or to sixteenths where there are tables.</summary>
    [MethodImpl(Inline)]
    private static TLane Parts<TLane>(TLane x, double factor, out TLane place)
        where TLane : struct, ILane<TLane>
    {
        if (!TLane.HasTables) return place = TLane.Round(x * factor);
        // Adding this constant leaves a number's sixteenths in the last four bits.
        double sixteenths = TLane.IsSingle ? 3 << 18 : 3L << 47;
        place = TLane.MultiplyAdd(x, factor, sixteenths);
        return place - sixteenths;
    }

    /// <summary>2^(n − ⌊n⌋), where n is not whole.</summary>
    [MethodImpl(Inline)]
    private static TLane Root<TLane>(TLane place)
        where TLane : struct, ILane<TLane> => TLane.HasTables ? TLane.Lookup<RootsOfTwo>(place) : 1;

    /// <summary>root·(1 + growth).</summary>
    [MethodImpl(Inline)]
    private static TLane Grown<TLane>(TLane root, TLane growth)
        where TLane : struct, ILane<TLane> => TLane.HasTables ? TLane.MultiplyAdd(root, growth, root) : growth + 1;

    /// <summary>factor·root·(1 + growth), rounded once.</summary>
    [MethodImpl(Inline)]
    private static TLane Grown<TLane>(TLane factor, TLane root, TLane growth)
        where TLane : struct, ILane<TLane>
    {
        if (!TLane.HasTables) return TLane.MultiplyAdd(growth, factor, factor);
        TLane product = Product(factor, root, out TLane error);
        return product + TLane.MultiplyAdd(growth, product, error);
    }

    /// <summary>e^r − 1 = r + r²p(r) for the finer r; p does not wait for it where the other will do.</summary>
    [MethodImpl(Inline)]
    private static TLane Growth<TLane>(TLane r, TLane finer)
        where TLane : struct, ILane<TLane>
    {
        TLane square = finer * finer;
        return TLane.MultiplyAdd(square, TLane.HasTables ? ShortGrowthPolynomial(r, square) : GrowthPolynomial(finer, square), finer);
    }

    [MethodImpl(Inline)]
    private static TLane ExactShortGrowth<TLane>(TLane r, TLane finer)
        where TLane : struct, ILane<TLane>
    {
        TLane square = finer * finer;
        return TLane.MultiplyAdd(square, ExactShortGrowthPolynomial(r, square), finer);
    }

    /// <summary>p of e^x = 1 + x + x²p(x), |x| at most log(2)/32.</summary>
    [MethodImpl(Inline)]
    private static TLane ShortGrowthPolynomial<TLane>(TLane x, TLane square)
        where TLane : struct, ILane<TLane>
    {
        if (TLane.IsSingle) return Horner(x, 0.5000162124633789, 0.16667057573795319);
        TLane upper = TLane.MultiplyAdd(square, 0.0013889129122996093, Horner(x, 0.041666666659649396, 0.00833347199110932));
        return TLane.MultiplyAdd(square, upper, Horner(x, 0.5000000000000006, 0.16666666664415666));
    }

    /// <summary>The same to the accuracy of e^x − 1.</summary>
    [MethodImpl(Inline)]
    private static TLane ExactShortGrowthPolynomial<TLane>(TLane x, TLane square)
        where TLane : struct, ILane<TLane>
    {
        if (TLane.IsSingle) return Horner(x, 0.5, 0.16666990518569946, 0.041667595505714417);
        TLane upper = TLane.MultiplyAdd(
            square, Horner(x, 0.0013889092631423135, 0.0001984155351049207), Horner(x, 0.04166666666188521, 0.008333333332421883));
        return TLane.MultiplyAdd(square, upper, Horner(x, 0.5000000000000003, 0.16666666666666674));
    }

    /// <summary>p of e^x − 1 = x + x²p(x), |x| at most log(2)/2.</summary>
    [MethodImpl(Inline)]
    private static TLane GrowthPolynomial<TLane>(TLane x, TLane square)
        where TLane : struct, ILane<TLane> => TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.1666666716337204, 0.008333273231983185, 0.0001991429744521156),
                Horner(square, 0.5, 0.04166635498404503, 0.0013941028155386448))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.16666666666666677, 0.008333333333321603, 0.0001984126988619762, 2.755724413838052e-06,
                    2.5109061406893144e-08),
                Horner(square, 0.5, 0.0416666666666667, 0.0013888888888866815, 2.4801587360599006e-05,
                    2.7557242725450766e-07, 2.092445340858394e-09));
}
