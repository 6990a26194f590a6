using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>Logarithms of sums of exponentials, odds, entropies.</content>
public static partial class LaneMath
{
    /// <summary>log(e^x + e^y), within 3 ulp; where it passes through 0 one element after the other.</summary>
    [MethodImpl(Inline)]
    public static TLane LogAddExp<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane>
    {
        TLane high = TLane.Max(x, y), difference = x - y;
        TLane sum = high + TLane.Select(TLane.IsNaN(difference), 0, Log1pOfUnit(Decay(difference)));
        TLane cancels = (TLane.Abs(sum) < 0.5) & (high < 0);
        return TLane.Any(cancels) ? TLane.Select(cancels, TLane.Map(x, y, SpecialFunctions.LogAddExp), sum) : sum;
    }

    /// <summary>log(1 − e^x), within 3 ulp; −∞ at 0, NaN above it, −e^x in the left tail.</summary>
    [MethodImpl(Inline)]
    public static TLane Log1mExp<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        DecayAndDecaym1(x, out TLane t, out TLane growth);
        TLane log = TLane.Select(x < -0.5, Log1p(-t), Log(-growth));
        return TLane.Select(x > 0, double.NaN, log);
    }

    /// <summary>log(e^x − 1), within 3 ulp; −∞ at 0, NaN below it, x in the right tail.</summary>
    /// <remarks>About its zero log 2 it is log(1 + 2(e^r − 1)) with r = x − log 2, else x + log(1 − e^−x).</remarks>
    [MethodImpl(Inline)]
    public static TLane LogExpm1<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane first = TLane.IsSingle ? (float)Ln2 : Ln2;
        TLane r = (x - first) - RestAfter<TLane>();
        TLane growth = Expm1(TLane.Select(TLane.Abs(r) < 0.3, r, x));
        TLane near = Log1p(growth + growth);
        DecayAndDecaym1(x, out TLane t, out _);
        TLane log = TLane.Select(x < 0.5, Log(growth), x + Log1p(-t));
        log = TLane.Select(TLane.Abs(r) < 0.3, near, log);
        return TLane.Select(x < 0, double.NaN, log);
    }

    /// <summary>log(x/(1 − x)), within 3 ulp; −∞ at 0 and ∞ at 1, NaN outside.</summary>
    /// <remarks>For the smaller s of x and 1 − x: log(1 + |2x − 1|/s) about ½, log(1 − s) − log s outside.</remarks>
    [MethodImpl(Inline)]
    public static TLane Logit<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane odds = TLane.MultiplyAdd(x, 2, -1), smaller = TLane.Min(x, 1 - x);
        TLane isHalf = TLane.Abs(odds) < 0.5;
        TLane log = Log1p(TLane.Select(isHalf, TLane.Abs(odds) / smaller, -smaller));
        TLane magnitude = TLane.Select(isHalf, log, log - Log(smaller));
        return TLane.Select(odds < 0, -magnitude, magnitude);
    }

    /// <summary>x·log y, within 2 ulp, but 0 where x is 0, whatever number y is.</summary>
    [MethodImpl(Inline)]
    public static TLane XLogY<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(TLane.Equal(x, 0) & TLane.Equal(y, y), 0, x * Log(y));

    /// <summary>−x·log x, within 2 ulp; 0 at 0 and −∞ below.</summary>
    [MethodImpl(Inline)]
    public static TLane Entropy<TLane>(TLane x)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(x < 0, double.NegativeInfinity, TLane.Select(TLane.Equal(x, 0), 0, 0 - x * Log(x)));

    /// <summary>0 below 0, 1 above, and <paramref name="atZero"/> at 0.</summary>
    [MethodImpl(Inline)]
    public static TLane Heaviside<TLane>(TLane x, TLane atZero)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(x > 0, 1, TLane.Select(x < 0, 0, TLane.Select(TLane.Equal(x, 0), atZero, x)));

    /// <summary>x − y·⌊x/y⌋ with y's sign, exactly rounded.</summary>
    [MethodImpl(Inline)]
    public static TLane FloorMod<TLane>(TLane x, TLane y)
        where TLane : struct, ILane<TLane>
    {
        TLane remainder = Remainder(x, y);
        TLane differs = ((remainder < 0) & ~(y < 0)) | ((remainder > 0) & (y < 0));
        return TLane.Select(TLane.Equal(remainder, 0), TLane.CopySign(remainder, y), TLane.Select(differs, remainder + y, remainder));
    }

    /// <summary>sin(πx)/(πx), 1 at 0, within 3 ulp, exactly 0 at the other whole numbers and at ±∞.</summary>
    /// <remarks>(−1)ⁿ·(r/x)·sinc(r) with the nearest whole number n and r = x − n.</remarks>
    [MethodImpl(Inline)]
    public static TLane Sinc<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane whole = TLane.Round(x), r = x - whole, square = r * r, half = whole * 0.5;
        TLane near = TLane.MultiplyAdd(square, SincPolynomial(square), 1);
        TLane ratio = (r / x) * near;
        TLane far = TLane.Select(TLane.Equal(TLane.Floor(half), half), ratio, -ratio);
        far = TLane.Select(TLane.Equal(TLane.Abs(x), double.PositiveInfinity), 0, far);
        return TLane.Select(TLane.Equal(whole, 0), near, far);
    }

    /// <summary>p of sinc √x = 1 + x·p(x), x from 0 to ¼.</summary>
    [MethodImpl(Inline)]
    private static TLane SincPolynomial<TLane>(TLane x)
        where TLane : struct, ILane<TLane>
    {
        TLane square = x * x;
        return TLane.IsSingle
            ? TLane.MultiplyAdd(x,
                Horner(square, 0.8117424252833536, 0.02614784781765477, 0.00014842879301853252),
                Horner(square, -1.6449340668482264, -0.19075182412208422, -0.0023460810354549843))
            : TLane.MultiplyAdd(x,
                Horner(square, 0.8117424252833536, 0.02614784781765477, 0.00014842879301853252, 2.531210979108843e-07,
                    1.6751778566659013e-10),
                Horner(square, -1.6449340668482264, -0.19075182412208422, -0.0023460810354549843, -6.975873547589108e-06,
                    -7.302523113707043e-09));
    }
}
