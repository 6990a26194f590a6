using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Writing.CSharp;

namespace GradRepl.Generators.Checking;

/// <summary>
/// A bound of the rounding errors of a value, as a value that is computed beside it: in half units in the last place, 2^−53,
/// to first order. Where it is a fixed multiple of the value itself, it costs nothing.
/// </summary>
/// <remarks>J. H. Wilkinson's running error analysis; N. Higham, Accuracy and Stability (2002), section 3.3.</remarks>
/// <param name="graph">Where the bound is made.</param>
/// <param name="rounded">Which numbers are not exact.</param>
internal sealed class RunningError(Graph graph, RoundedNumbers rounded)
{
    /// <summary>Functions whose slope is never steeper than a number.</summary>
    private static readonly IReadOnlyDictionary<Operation, double> Steepest = new Dictionary<Operation, double>
    {
        [Rules.Sin] = 1,
        [Rules.Cos] = 1,
        [Rules.Atan] = 1,
        [Rules.Tanh] = 1,
        [Rules.Asinh] = 1,
        [Rules.Logistic] = 0.25,
        [Rules.Softplus] = 1,
        [Rules.LogCosh] = 1,
        [Rules.Sech] = 0.5,
        [Rules.Erf] = 1.13,
        [Rules.Erfc] = 1.13,
        [Rules.Softsign] = 1,
        [Rules.Abs] = 1,
    };

    private readonly Dictionary<int, Bound> _known = [];
    private readonly Dictionary<int, int> _signs = [];

    /// <summary>The bound; null where it is not known what an operation does to errors.</summary>
    public Expr? Of(Expr value)
    {
        Bound bound = Find(value);
        return bound.IsUnknown ? null : bound.Of(value, this);
    }

    private Bound Find(Expr value)
    {
        if (_known.TryGetValue(value.Id, out Bound known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = value.IsLeaf ? new(rounded.Contains(value) ? 1 : 0) : value.Operation switch
        {
            _ when value.Kind != ValueKind.Real => default,
            Infix { Symbol: "*" } => Product(value, value.Arguments[0], value.Arguments[1]),
            Infix { Symbol: "/" } => Quotient(value, value.Arguments[0], value.Arguments[1]),
            Infix { Symbol: "+" or "-" } => Sum(value, value.Arguments[0], value.Arguments[1]),
            Prefix prefix when prefix == Prefix.Negate => Find(value.Arguments[0]),
            Prefix => default,
            Structural when Graph.IsSelect(value) => Choice(value),
            Function function => OfFunction(value, function),
            _ => Bound.Unknown,
        };
    }

    private Bound Product(Expr value, Expr left, Expr right)
    {
        (Bound a, Bound b) = (Find(left), Find(right));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        double rounding = IsPowerOfTwo(left) || IsPowerOfTwo(right) ? 0 : 1;
        if (a.Absolute is null && b.Absolute is null) return new(a.Relative + b.Relative + rounding);
        if (a.Absolute is null) return new(Magnitude(left) * Plus(b.Absolute!, (a.Relative + rounding) * Magnitude(right)));
        if (b.Absolute is null) return new(Magnitude(right) * Plus(a.Absolute, (b.Relative + rounding) * Magnitude(left)));
        return new(Plus(
            Plus(Magnitude(right) * a.Absolute, Magnitude(left) * b.Absolute), rounding * Magnitude(value)));
    }

    private Bound Quotient(Expr value, Expr left, Expr right)
    {
        (Bound a, Bound b) = (Find(left), Find(right));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a.Absolute is null && b.Absolute is null) return new(a.Relative + b.Relative + (IsPowerOfTwo(right) ? 0 : 1));
        if (b.Absolute is null) return new(Plus(a.Absolute!, (b.Relative + 1) * Magnitude(left)) / Magnitude(right));
        return new(Plus(Plus(a.Of(left, this), Magnitude(value) * b.Absolute) / Magnitude(right), Magnitude(value)));
    }

    private Bound Sum(Expr value, Expr left, Expr right)
    {
        (Bound a, Bound b) = (Find(left), Find(right));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a is { Absolute: null, Relative: 0 } && b is { Absolute: null, Relative: 0 }) return new(1);
        int sign = SignOf(left) * SignOf(right) * (value.Operation == Infix.Subtract ? -1 : 1);
        if (a.Absolute is null && b.Absolute is null && sign > 0) return new(Math.Max(a.Relative, b.Relative) + 1);
        return new(Plus(Plus(a.Of(left, this), b.Of(right, this)), Magnitude(value)));
    }

    private Bound Choice(Expr value)
    {
        (Bound a, Bound b) = (Find(value.Arguments[1]), Find(value.Arguments[2]));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a.Absolute is null && b.Absolute is null) return new(Math.Max(a.Relative, b.Relative));
        return new(graph.Select(value.Arguments[0], a.Of(value.Arguments[1], this), b.Of(value.Arguments[2], this)));
    }

    private Bound OfFunction(Expr value, Function function)
    {
        Bound[] bounds = [.. value.Arguments.Select(Find)];
        if (bounds.Any(bound => bound.IsUnknown)) return Bound.Unknown;
        if (function.Partials.All(partial => partial is null)) return default;
        double own = Exact.Contains(function) ? 0
            : function == Rules.Sqrt ? 1
            : function.CSharp.StartsWith("Math.", StringComparison.Ordinal) ? 2
            : 4;
        bool isExact = bounds.All(bound => bound is { Absolute: null, Relative: 0 }) || Compensation.Apply(value) is not null;
        if (isExact) return new(own);
        Expr first = value.Arguments[0];
        if (function == Rules.Damped) return Product(value, first, value.Arguments[1]);
        if (function == Rules.Sqrt) return bounds[0].Absolute is null ? new(bounds[0].Relative / 2 + 1) : Half(value, bounds[0]);
        if (function == Rules.Abs) return bounds[0];
        if (function == Rules.Log && bounds[0].Absolute is null)
            return new(Plus(graph.Real(bounds[0].Relative), own * Magnitude(value)));
        if (function == Rules.Pow && value.Arguments[1].IsLiteral && bounds[0].Absolute is null)
            return new(bounds[0].Relative * Math.Abs(value.Arguments[1].Number) + own);
        if (function == Rules.Max || function == Rules.Min)
            return bounds.All(bound => bound.Absolute is null)
                ? new(bounds.Max(bound => bound.Relative))
                : new(Plus(bounds[0].Of(first, this), bounds[1].Of(value.Arguments[1], this)));
        Expr? sum = null;
        for (int i = 0; i < bounds.Length; i++)
        {
            if (bounds[i] is { Absolute: null, Relative: 0 }) continue;
            if (function.Partials[i] is not { } partial) return Bound.Unknown;
            Expr slope = Steepest.TryGetValue(function, out double steepest)
                ? graph.Real(steepest)
                : Magnitude(partial(value.Arguments, value));
            Expr part = slope * bounds[i].Of(value.Arguments[i], this);
            sum = sum is null ? part : Plus(sum, part);
        }
        return new(Plus(sum!, own * Magnitude(value)));
    }

    /// <summary>√: half the relative error, which is not written as a quotient by what may be zero.</summary>
    private Bound Half(Expr root, Bound inside) => new(Plus(0.5 * inside.Absolute! / root, root));

    private static readonly HashSet<Function> Exact =
        [Rules.Abs, Rules.Max, Rules.Min, Rules.CopySign, Rules.Sign, Rules.Floor, Rules.Ceiling, Rules.Round, Rules.Truncate];

    private Expr Magnitude(Expr value) => SignOf(value) > 0 ? value
        : value.Operation == Prefix.Negate ? Magnitude(value.Arguments[0])
        : value.IsLiteral ? graph.Real(Math.Abs(value.Number))
        : value.Apply(Rules.Abs);

    private static Expr Plus(Expr left, Expr right) => left.Is(0) ? right : right.Is(0) ? left : left + right;

    private static bool IsPowerOfTwo(Expr value) => value.IsLiteral && Graph.IsPowerOfTwo(value.Number);

    /// <summary>1 where a value is never negative, −1 where it is never positive, 0 where that is not known.</summary>
    private int SignOf(Expr value)
    {
        if (_signs.TryGetValue(value.Id, out int known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _signs[value.Id] = value.IsConstant ? (double.IsNaN(value.Number) ? 0 : Math.Sign(value.Number)) : value.Operation switch
        {
            Prefix prefix when prefix == Prefix.Negate => -SignOf(value.Arguments[0]),
            Infix { Symbol: "*" } when ReferenceEquals(value.Arguments[0], value.Arguments[1]) => 1,
            Infix { Symbol: "*" or "/" } => SignOf(value.Arguments[0]) * SignOf(value.Arguments[1]),
            Infix { Symbol: "+" } => SignOf(value.Arguments[0]) == SignOf(value.Arguments[1]) ? SignOf(value.Arguments[0]) : 0,
            Infix { Symbol: "-" } => SignOf(value.Arguments[0]) == -SignOf(value.Arguments[1]) ? SignOf(value.Arguments[0]) : 0,
            Structural when Graph.IsSelect(value) =>
                SignOf(value.Arguments[1]) == SignOf(value.Arguments[2]) ? SignOf(value.Arguments[1]) : 0,
            Function function when NeverNegative.Contains(function) => 1,
            _ => 0,
        };
    }

    private static readonly HashSet<Function> NeverNegative =
    [
        Rules.Exp, Rules.Sqrt, Rules.Abs, Rules.Cosh, Rules.Acosh, Rules.Acos, Rules.Hypot, Rules.Logistic, Rules.LogisticDerivative,
        Rules.Softplus, Rules.LogCosh, Rules.Sech, Rules.SechSquared, Rules.TanhSoftplusDerivative, Rules.Erfc, Rules.NormalCdf,
        Rules.NormalPdf, Rules.ExpOfSquare, Rules.RootOfSquarePlus,
    ];

    /// <summary>At most a multiple of the value, or, where that is not known, an amount.</summary>
    private readonly struct Bound
    {
        public Bound(double relative) => Relative = relative;

        public Bound(Expr absolute) => Absolute = absolute;

        public static Bound Unknown => new(double.PositiveInfinity);

        public double Relative { get; }

        public Expr? Absolute { get; }

        public bool IsUnknown => double.IsInfinity(Relative);

        public Expr Of(Expr value, RunningError errors) =>
            Absolute ?? (Relative == 0 ? value.Graph.Real(0) : Relative * errors.Magnitude(value));
    }
}
