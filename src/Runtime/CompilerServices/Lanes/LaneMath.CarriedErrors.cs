using System.Runtime.CompilerServices;

namespace GradRepl.Runtime.CompilerServices;

/// <content>What one operation lost to rounding, as <see cref="RoundingError"/> has it, beside a result that is given.</content>
public static partial class LaneMath
{
    /// <summary>a + b − sum.</summary>
    [MethodImpl(Inline)]
    public static TLane ErrorOfSum<TLane>(TLane a, TLane b, TLane sum)
        where TLane : struct, ILane<TLane>
    {
        TLane fromB = sum - a;
        return (a - (sum - fromB)) + (b - fromB);
    }

    /// <summary>a·b − product.</summary>
    [MethodImpl(Inline)]
    public static TLane ErrorOfProduct<TLane>(TLane a, TLane b, TLane product)
        where TLane : struct, ILane<TLane> => TLane.IsFused
            ? TLane.MultiplyAdd(a, b, -product)
            : (Product(a, b, out TLane error) - product) + error;

    /// <summary>The dividend − quotient·divisor.</summary>
    [MethodImpl(Inline)]
    public static TLane ErrorOfQuotient<TLane>(TLane dividend, TLane divisor, TLane quotient)
        where TLane : struct, ILane<TLane> => Rest(dividend, divisor, quotient);

    /// <summary>x − root².</summary>
    [MethodImpl(Inline)]
    public static TLane ErrorOfRoot<TLane>(TLane x, TLane root)
        where TLane : struct, ILane<TLane> => Rest(x, root, root);

    /// <summary>An error that is a number; 0 for one that is not, beside infinities.</summary>
    [MethodImpl(Inline)]
    public static TLane CountedError<TLane>(TLane error)
        where TLane : struct, ILane<TLane> => (TLane.Abs(error) < double.PositiveInfinity) & error;

    /// <summary>One number in lanes of double, another in lanes of float.</summary>
    [MethodImpl(Inline)]
    public static TLane BySize<TLane>(double inDouble, double inSingle)
        where TLane : struct, ILane<TLane> => TLane.IsSingle ? inSingle : inDouble;

    /// <summary>x itself, whose rounding error is carried beside the function of it.</summary>
    [MethodImpl(Inline)]
    public static TLane Carried<TLane>(TLane x)
        where TLane : struct, ILane<TLane> => x;
}
