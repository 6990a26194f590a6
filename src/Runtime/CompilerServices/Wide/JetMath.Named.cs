using System;

namespace GradRepl.Runtime.CompilerServices;

#pragma warning disable IDE0040 // Public in the runtime alone, by Public.cs.

#pragma warning disable CS1591 // Named and defined as in SpecialFunctions.

/// <remarks>
/// Logarithms of sums and odds, entropies, and what has jumps. Where one of two formulas is taken, both are the function.
/// </remarks>
static partial class JetMath
{
    public static Jet LogAddExp(Jet x, Jet y) =>
        (x.Value - y.Value).Midpoint < 0 ? y + Log1p(Exp(x - y)) : x + Log1p(Exp(y - x));

    public static Jet Log1mExp(Jet x) => IsLess(0, x.Value) ? NoValue(x)
        : x.Value.Midpoint < -0.7 ? Log1p(-Exp(x))
        : Log(-Expm1(x));

    public static Jet LogExpm1(Jet x) => IsLess(x.Value, 0) ? NoValue(x)
        : x.Value.Midpoint > 1 ? x + Log1p(-Exp(-x))
        : Log(Expm1(x));

    public static Jet Logit(Jet x) => IsLess(x.Value, 0) || IsLess(1, x.Value) ? NoValue(x)
        : Math.Abs(x.Value.Midpoint - 0.5) < 0.25 ? Log1p(((2 * x) - 1) / (1 - x))
        : Log(x) - Log1p(-x);

    /// <summary>0 where x is, whatever the logarithm.</summary>
    public static Jet XLogY(Jet x, Jet y)
    {
        if (!x.Value.IsZero || (x.Varies && y.Varies)) return x * Log(y);
        return x.Varies ? Jet.Chain(x, 0, y.Value.Log, () => 0) : Jet.Flat(y, y.Value.IsOutside ? y.Value : 0);
    }

    /// <summary>−x·log x, and −∞ below 0.</summary>
    public static Jet Entropy(Jet x)
    {
        Ball u = x.Value;
        if (IsLess(u, 0)) return Jet.Chain(x, -BeyondDoubles, () => Ball.Outside, () => Ball.Outside);
        return Jet.Chain(x, u.IsZero ? 0 : -u * u.Log(), () => -u.Log() - 1, () => -1 / (2 * u));
    }

    public static Jet Hypot(Jet x, Jet y, Jet z) => Sqrt((x * x) + (y * y) + (z * z));

    public static Jet Heaviside(Jet x, Jet atZero) => x.Value.IsOutside ? x : x.Sign switch
    {
        < 0 => 0,
        0 => atZero,
        _ => 1,
    };

    /// <summary>x − y·⌊x/y⌋.</summary>
    public static Jet FloorMod(Jet x, Jet y)
    {
        if (y.Value.IsZero) return NoValue(x);
        // The quotient is rounded: whether it reaches a whole number is decided by the remainder.
        bool undecided = Ball.WasUndecided;
        Ball turns = (x.Value / y.Value).Floor();
        Ball.WasUndecided = undecided;
        Jet rest = x - (y * Jet.Constant(turns));
        int sign = y.Value.Sign;
        if (rest.Sign * sign < 0) return rest + y;
        return (rest - y).Sign * sign >= 0 ? rest - y : rest;
    }

    /// <summary>The nearest whole number, of two the even one.</summary>
    public static Jet Round(Jet x)
    {
        Ball above = x.Value + 0.5, whole = above.Floor();
        bool isTie = (above - whole).IsZero, isEven = (whole - (2 * (whole * 0.5).Floor())).IsZero;
        return Jet.Flat(x, isTie && !isEven ? whole - 1 : whole);
    }

    /// <summary>A number of which no more is known than that it is beyond the doubles.</summary>
    private static Ball BeyondDoubles => ((Ball)1e300).Exp();

    /// <summary>Outside the domain, which is said before anything is computed.</summary>
    private static Jet NoValue(Jet x) => Jet.Flat(x, Ball.Outside);

    /// <summary>Whether it is certain that a is less than b.</summary>
    private static bool IsLess(Ball a, Ball b)
    {
        Ball difference = b - a;
        return !difference.MayBeZero && difference.Sign > 0;
    }

    /// <summary>Whatever is at most as large as a bound.</summary>
    private static Ball UpTo(Ball bound) => Ball.AroundZero(0) * bound;

    /// <summary>With no more bits than limits need: these functions take seconds with the most that others have.</summary>
    private static Ball Within(Func<Ball> compute)
    {
        const int most = 1280;
        return Ball.With(Math.Min(Ball.Bits, most), compute);
    }

    /// <summary>The order of a derivative; −1 where it is none.</summary>
    private static int OrderOf(Jet order)
    {
        double n = order.Value.Midpoint;
        return !order.Varies && order.Value.IsExact && n >= 0 && n <= 1000 && n == Math.Floor(n) ? (int)n : -1;
    }

    /// <summary>The derivative of an order, from all of them up to a higher one.</summary>
    private static Jet DerivativeOf(Jet x, Jet order, Func<Ball, int, Ball[]> upTo)
    {
        int n = OrderOf(order);
        if (n < 0) return NoValue(x);
        Ball[] all = upTo(x.Value, x.Varies ? n + Jet.Order : n);
        return Jet.Chain(x, all[n], () => all[n + 1], () => all[n + 2] / 2);
    }
}
