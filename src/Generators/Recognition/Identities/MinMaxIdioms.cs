using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Identities;

/// <summary>Well-conditioned forms that people put together by hand from |u|, max(0, u) and min(0, u), as functions or as choices.</summary>
internal static class MinMaxIdioms
{
    /// <summary>max(0, u) + softplus(−|u|) = softplus(u).</summary>
    public static Expr? Softplus(Expr sum)
    {
        if (sum.Operation != Infix.Add) return null;
        return Try(sum.Arguments[0], sum.Arguments[1]) ?? Try(sum.Arguments[1], sum.Arguments[0]);

        static Expr? Try(Expr part, Expr rest) => rest.Operation == Rules.Softplus && Part(part, positive: true) is { } u && IsNegativeMagnitude(rest.Arguments[0], u) ? u.Apply(Rules.Softplus) : null;
    }

    /// <summary>min(0, u) − softplus(−|u|) = −softplus(−u).</summary>
    public static Expr? LogSigmoid(Expr difference) =>
        difference.Operation == Infix.Subtract && difference.Arguments[1] is { } rest && rest.Operation == Rules.Softplus
        && Part(difference.Arguments[0], positive: false) is { } u && IsNegativeMagnitude(rest.Arguments[0], u) ? -(-u).Apply(Rules.Softplus) : null;

    /// <summary>max(0, u) + min(0, v) where u and v vanish together: ELU and its kin.</summary>
    public static Expr? TwoHalves(Expr sum)
    {
        if (sum.Operation != Infix.Add) return null;
        return Try(sum.Arguments[0], sum.Arguments[1]) is { } left ? sum.Arguments[0] + left
            : Try(sum.Arguments[1], sum.Arguments[0]) is { } right ? right + sum.Arguments[1]
            : null;

        static Expr? Try(Expr max, Expr min) =>
            AgainstZero(max, Rules.Max) is { } u && AgainstZero(min, Rules.Min) is { } v && VanishesWith(v, u)
                ? v.Graph.Select(v.Graph.Compare(Infix.Greater, v, v.Graph.Real(0)), v.Graph.Real(0), v)
                : null;
    }

    /// <summary>sign(u)·log1p(|u|), whose factors both have a kink at 0 where their product has none.</summary>
    public static Expr? SignedLogarithm(Expr product)
    {
        if (product.Operation != Infix.Multiply) return null;
        return Try(product.Arguments[0], product.Arguments[1]) ?? Try(product.Arguments[1], product.Arguments[0]);

        static Expr? Try(Expr sign, Expr log) =>
            sign.Operation == Rules.Sign && sign.Arguments[0] is { } u && log.Operation == Rules.Log1p && Magnitude(log.Arguments[0]) == u
                ? u.Graph.Select(u >= 0, u.Apply(Rules.Log1p), -(-u).Apply(Rules.Log1p))
                : null;
    }

    /// <summary>u of |u|, max(u, −u), u &lt; 0 ? −u : u.</summary>
    public static Expr? Magnitude(Expr value)
    {
        if (value.Operation == Rules.Abs) return value.Arguments[0];
        if (value.Operation == Rules.Max && ReferenceEquals(value.Arguments[0], -value.Arguments[1])) return value.Arguments[0];
        if (!Graph.IsSelect(value) || Sides(value) is not var (u, above, below)) return null;
        return ReferenceEquals(above, u) && ReferenceEquals(below, -u) ? u : null;
    }

    /// <summary>u of max(0, u) or of min(0, u).</summary>
    private static Expr? Part(Expr value, bool positive)
    {
        if (AgainstZero(value, positive ? Rules.Max : Rules.Min) is { } other) return other;
        if (!Graph.IsSelect(value) || Sides(value) is not var (u, above, below)) return null;
        return positive && ReferenceEquals(above, u) && below.Is(0) ? u
            : !positive && above.Is(0) && ReferenceEquals(below, u) ? u
            : null;
    }

    private static Expr? AgainstZero(Expr value, Function function) =>
        value.Operation != function ? null : value.Arguments[0].Is(0) ? value.Arguments[1] : value.Arguments[1].Is(0) ? value.Arguments[0] : null;

    /// <summary>The value for u above 0 and the one below, of a choice by the sign of u.</summary>
    private static (Expr U, Expr Above, Expr Below)? Sides(Expr choice)
    {
        Expr condition = choice.Arguments[0];
        if (condition.Operation is not Infix { IsComparison: true, Symbol: "<" or "<=" or ">" or ">=" } comparison || !condition.Arguments[1].Is(0)) return null;
        bool above = comparison.Symbol[0] == '>';
        return (condition.Arguments[0], choice.Arguments[above ? 1 : 2], choice.Arguments[above ? 2 : 1]);
    }

    private static bool IsNegativeMagnitude(Expr value, Expr u)
    {
        if (Graph.IsSelect(value)) return Sides(value) is var (side, above, below) && ReferenceEquals(side, u) && ReferenceEquals(above, -u) && ReferenceEquals(below, u);
        return Magnitude(-value) is { } same && (ReferenceEquals(same, u) || ReferenceEquals(same, -u));
    }

    private static bool VanishesWith(Expr v, Expr u) =>
        ReferenceEquals(v, u)
        || ((v.Operation == Rules.Expm1 || v.Operation == Rules.Tanh || v.Operation == Prefix.Negate || v.Operation == Infix.Divide) && VanishesWith(v.Arguments[0], u))
        || (v.Operation == Infix.Multiply && (VanishesWith(v.Arguments[0], u) || VanishesWith(v.Arguments[1], u)));
}
