using System;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Functions;

/// <summary>The words in which the rule table is written.</summary>
internal static class RuleRows
{
    public static string Special(string member) => "SpecialFunctions." + member;

    /// <summary>A function of one argument.</summary>
    public static Function Row(
        string name,
        string csharp,
        Func<Expr, Expr, Expr>? derivative,
        Func<double, double>? evaluate = null,
        Func<Expr, Expr>? shown = null,
        Func<Expr, Expr>? expanded = null,
        Func<Expr, Expr>? kink = null,
        bool scaled = false,
        string? scaledAs = null) =>
        new(name, csharp, [derivative is null ? null : (a, y) => derivative(a[0], y)])
        {
            Evaluate = evaluate is null ? null : x => evaluate(x[0]),
            Textbook = shown is null ? null : a => shown(a[0]),
            Expansion = expanded is null ? null : a => expanded(a[0]),
            KinkWhereZero = kink is null ? null : a => kink(a[0]),
            Scaled = scaled ? new Function(name, scaledAs ?? csharp, [null, null]) : null,
        };

    /// <summary>A function of two arguments.</summary>
    public static Function Row(
        string name,
        string csharp,
        Func<Expr, Expr, Expr, Expr>? first,
        Func<Expr, Expr, Expr, Expr>? second,
        Func<double, double, double>? evaluate = null,
        Func<Expr, Expr, Expr>? shown = null,
        Func<Expr, Expr, Expr>? kink = null,
        bool scaled = false) =>
        new(
            name,
            csharp,
            [first is null ? null : (a, y) => first(a[0], a[1], y), second is null ? null : (a, y) => second(a[0], a[1], y)])
        {
            Evaluate = evaluate is null ? null : x => evaluate(x[0], x[1]),
            Textbook = shown is null ? null : a => shown(a[0], a[1]),
            KinkWhereZero = kink is null ? null : a => kink(a[0], a[1]),
            Scaled = scaled ? new Function(name, csharp, [null, null, null]) : null,
        };

    /// <summary>A function of u and of p·u² + q: its partials by u, p and q.</summary>
    public static Function OfQuadratic(
        string name,
        string member,
        Func<Expr, Expr, Expr, Expr, Expr> first,
        Func<Expr, Expr, Expr, Expr, Expr> second,
        Func<Expr, Expr, Expr, Expr, Expr> third,
        Func<Expr, Expr, Expr> shown) =>
        new(
            name,
            Special(member),
            [
                (a, y) => first(a[0], a[1], a[2], y),
                (a, y) => second(a[0], a[1], a[2], y),
                (a, y) => third(a[0], a[1], a[2], y),
            ])
        {
            Textbook = a => shown(a[0], a[1] * a[0].ToThe(2) + a[2]),
        };

    public static Expr Apply(this Expr u, Function function) => u.Graph.Apply(function, u);

    public static Expr Apply(this Expr u, Function function, Expr v) => u.Graph.Apply(function, u, v);

    /// <summary>u, but at least low and at most high; NaN stays NaN.</summary>
    public static Expr Clamp(this Expr u, Expr low, Expr high) => u.Graph.Select(
        u.Graph.Compare(Infix.Less, u, low), low, u.Graph.Select(u.Graph.Compare(Infix.Greater, u, high), high, u));

    /// <summary>A constant of a rule, which the derivative shows as what it is.</summary>
    public static Expr Known(this Expr u, ClosedForm form) => u.Graph.Known(form);

    /// <summary>The logarithm of a whole number.</summary>
    public static Expr Log(this Expr u, int number) => u.Known(ClosedForm.Log(number));

    public static Expr Damp(this Expr p, Expr v) => p.Graph.Apply(Rules.Damped, p, v);

    /// <summary>p·v of a p that does not vary with v: 0 where p is, though v be infinite.</summary>
    public static Expr Times(this Expr p, Expr v) => v.IsLiteral || p.Graph.NumberOf(p) is { } number && number != 0 ? p * v : p.Damp(v);

    public static Expr ToThe(this Expr u, double exponent) => u.ToThe(u.Graph.Real(exponent));

    /// <summary>A power, with the ones that need no power function written out.</summary>
    public static Expr ToThe(this Expr u, Expr exponent) =>
        exponent.Is(0) ? u.Graph.Real(1)
        : exponent.Is(1) ? u
        : exponent.Is(2) ? u * u
        : exponent.Is(-1) ? 1 / u
        : u.Apply(Rules.Pow, exponent);
}
