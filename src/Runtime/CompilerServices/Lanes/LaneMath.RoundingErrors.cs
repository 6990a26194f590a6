using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>
/// What products and quotients lost by rounding, for the exponentials of them: 0 where these are 0 or infinite anyway. Numbers that
/// all elements share are given as double; what lanes of float have not of their digits was lost too.
/// </content>
public static partial class LaneMath
{
    /// <summary>What a·b lost by rounding.</summary>
    [MethodImpl(Inline)]
    public static TLane ProductError<TLane>(TLane a, TLane b)
        where TLane : struct, ILane<TLane>
    {
        TLane product = Product(a, b, out TLane error);
        return WhereItCounts(product, error);
    }

    /// <summary>What a·b lost by rounding.</summary>
    [MethodImpl(Inline)]
    public static TLane ProductError<TLane>(TLane a, double b)
        where TLane : struct, ILane<TLane>
    {
        TLane product = Product(a, b, out TLane error);
        return WhereItCounts(product, TLane.IsSingle ? TLane.MultiplyAdd(a, BeyondSingle(b), error) : error);
    }

    /// <summary>What the quotient a/b lost by rounding.</summary>
    [MethodImpl(Inline)]
    public static TLane QuotientError<TLane>(TLane a, TLane b, TLane quotient, TLane inverse)
        where TLane : struct, ILane<TLane> => WhereItCounts(quotient, Rest(a, b, quotient) * inverse);

    /// <summary>What the quotient a/b lost by rounding.</summary>
    [MethodImpl(Inline)]
    public static TLane QuotientError<TLane>(TLane a, double b, TLane quotient, double inverse)
        where TLane : struct, ILane<TLane>
    {
        TLane rest = Rest(a, b, quotient);
        return WhereItCounts(quotient, (TLane.IsSingle ? TLane.MultiplyAdd(quotient, -BeyondSingle(b), rest) : rest) * inverse);
    }

    /// <summary>What the quotient a/b lost by rounding.</summary>
    [MethodImpl(Inline)]
    public static TLane QuotientError<TLane>(double a, TLane b, TLane quotient, TLane inverse)
        where TLane : struct, ILane<TLane>
    {
        TLane rest = Rest(a, b, quotient);
        return WhereItCounts(quotient, (TLane.IsSingle ? rest + BeyondSingle(a) : rest) * inverse);
    }

    /// <summary>a − quotient·b, exactly.</summary>
    [MethodImpl(Inline)]
    private static TLane Rest<TLane>(TLane a, TLane b, TLane quotient)
        where TLane : struct, ILane<TLane> => TLane.IsFused
            ? TLane.MultiplyAdd(-quotient, b, a)
            : a - Product(quotient, b, out TLane error) - error;

    /// <summary>An error if it is no more than one of rounding is: not where something over- or underflowed on the way.</summary>
    [MethodImpl(Inline)]
    private static TLane WhereItCounts<TLane>(TLane result, TLane error)
        where TLane : struct, ILane<TLane> =>
        TLane.Select(TLane.Abs(error) < TLane.AtMost(TLane.Abs(result), 2000) * 1e-6, error, 0);

    /// <summary>What the nearest float leaves of a number.</summary>
    [MethodImpl(Inline)]
    private static double BeyondSingle(double number) => number - (float)number;
}
