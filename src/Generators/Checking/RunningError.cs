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
/// <param name="carriedBy">
/// The pre-activation, where the rounding errors of arithmetic are carried along (<see cref="Correction"/>) and what they leave is
/// of second order: what does not depend on it is the same for all lanes, and rounded in those of float. Null elsewhere.
/// </param>
internal sealed partial class RunningError(Graph graph, RoundedNumbers rounded, Expr? carriedBy = null)
{
    /// <summary>How large a carried error may be, in half units: 2^16 of 2^53, 2^10 of 2^24, so that its square is below one.</summary>
    private static readonly Share Carried = new(65536, 1024);

    private static readonly Share Zero = new(0, 0), One = new(1, 1);

    /// <summary>What arithmetic loses: a half unit; where that is carried along, nothing as long as it is small in all.</summary>
    private readonly Share _own = carriedBy is not null ? new(1.0 / (1 << 20), 1.0 / (1 << 6)) : One;

    private readonly RunningError? _uncorrected = carriedBy is not null ? new(graph, rounded) : null;
    private readonly Dictionary<int, Expr> _carried = [];

    /// <summary>Functions whose slope is never steeper than a number.</summary>
    private static readonly IReadOnlyDictionary<Operation, double> Steepest = new Dictionary<Operation, double>
    {
        [Rules.Sin] = 1,
        [Rules.Cos] = 1,
        [Rules.Atan] = 1,
        [Rules.Tanh] = 1,
        [Rules.Asinh] = 1,
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
        Bound found = Compute(value);
        return _known[value.Id] = IsRoundedInLanes(value) ? found.AlsoRounded(value, this) : found;
    }

    /// <summary>Whether lanes of float hold a value rounded that they all share.</summary>
    private bool IsRoundedInLanes(Expr value) => carriedBy is not null
        && value.Kind == ValueKind.Real
        && !value.DependsOn(carriedBy)
        && !(value.IsLiteral && (float)value.Number == value.Number);

    private Bound Compute(Expr value)
    {
        if (value.IsLeaf) return new(rounded.Contains(value) ? One : Zero);
        return value.Operation switch
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
        Share rounding = left.IsPowerOfTwo || right.IsPowerOfTwo ? Zero : _own;
        if (a.Absolute is not null && b.Absolute is not null) Carry(left);
        if (a.Absolute is null && b.Absolute is null) return new(a.Relative + b.Relative + rounding);
        if (a.Absolute is null) return new(Magnitude(left) * Plus(b.Absolute!, Of(a.Relative + rounding, right)));
        if (b.Absolute is null) return new(Magnitude(right) * Plus(a.Absolute, Of(b.Relative + rounding, left)));
        return new(Plus(
            Plus(Magnitude(right) * a.Absolute, Magnitude(left) * b.Absolute), Of(rounding, value)));
    }

    private Bound Quotient(Expr value, Expr left, Expr right)
    {
        (Bound a, Bound b) = (Find(left), Find(right));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a.Absolute is null && b.Absolute is null) return new(a.Relative + b.Relative + (right.IsPowerOfTwo ? Zero : _own));
        if (b.Absolute is null) return new(Plus(a.Absolute!, Of(b.Relative + _own, left)) / Magnitude(right));
        Carry(right);
        return new(Plus(Plus(a.Of(left, this), Magnitude(value) * b.Absolute) / Magnitude(right), Of(_own, value)));
    }

    private Bound Sum(Expr value, Expr left, Expr right)
    {
        (Bound a, Bound b) = (Find(left), Find(right));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a.IsZero && b.IsZero) return new(_own);
        int sign = SignOf(left) * SignOf(right) * (value.Operation == Infix.Subtract ? -1 : 1);
        if (a.Absolute is null && b.Absolute is null && sign > 0) return new(Share.Max(a.Relative, b.Relative) + _own);
        return new(Plus(Plus(a.Of(left, this), b.Of(right, this)), Of(_own, value)));
    }

    private Bound Choice(Expr value)
    {
        (Bound a, Bound b) = (Find(value.Arguments[1]), Find(value.Arguments[2]));
        if (a.IsUnknown || b.IsUnknown) return Bound.Unknown;
        if (a.Absolute is null && b.Absolute is null) return new(Share.Max(a.Relative, b.Relative));
        return new(graph.Select(value.Arguments[0], a.Of(value.Arguments[1], this), b.Of(value.Arguments[2], this)));
    }

    private Bound OfFunction(Expr value, Function function)
    {
        Bound[] bounds = [.. value.Arguments.Select(Find)];
        if (bounds.Any(bound => bound.IsUnknown)) return Bound.Unknown;
        if (function.Partials.All(partial => partial is null)) return default;
        Share own = Exact.Contains(function) ? Zero
            : function == Rules.Sqrt ? _own
            : function.CSharp.StartsWith("Math.", StringComparison.Ordinal) ? 2 * One
            : 4 * One;
        bool isExact = bounds.All(bound => bound.IsZero) || Compensation.Apply(value) is not null;
        if (isExact) return new(own);
        Expr first = value.Arguments[0];
        if (function == Rules.Damped) return Product(value, first, value.Arguments[1]);
        if (function == Rules.Abs || function == RoundingRules.Carried) return bounds[0];
        bool isPower = Powers.Contains(function);
        if (carriedBy is not null && !isPower && !Smooth.Contains(function)) return Bound.Unknown;
        Carry(first, isPower);
        foreach (Expr argument in value.Arguments.Skip(1)) Carry(argument, isPower && function != Rules.Pow);
        if (function == Rules.Sqrt) return bounds[0].Absolute is null ? new((0.5 * bounds[0].Relative) + _own) : Half(value, bounds[0]);
        if (function == Rules.Log && bounds[0].Absolute is null)
            return new(Plus(Number(bounds[0].Relative), Of(own, value)));
        if (function == Rules.Pow && value.Arguments[1].IsLiteral && bounds[0].Absolute is null)
            return new((Math.Abs(value.Arguments[1].Number) * bounds[0].Relative) + own);
        if (function == Rules.Max || function == Rules.Min)
            return bounds.All(bound => bound.Absolute is null)
                ? new(bounds.Select(bound => bound.Relative).Aggregate(Share.Max))
                : new(Plus(bounds[0].Of(first, this), bounds[1].Of(value.Arguments[1], this)));
        Expr? sum = null;
        for (int i = 0; i < bounds.Length; i++)
        {
            if (bounds[i].IsZero) continue;
            if (function.Partials[i] is not { } partial) return Bound.Unknown;
            Expr slope = Steepest.TryGetValue(function, out double steepest)
                ? graph.Real(steepest)
                : Magnitude(partial(value.Arguments, value));
            Expr part = slope * bounds[i].Of(value.Arguments[i], this);
            sum = sum is null ? part : Plus(sum, part);
        }
        return new(Plus(sum!, Of(own, value)));
    }

    /// <summary>√: half the relative error, which is not written as a quotient by what may be zero.</summary>
    private Bound Half(Expr root, Bound inside) => new(Plus(0.5 * inside.Absolute! / root, Of(_own, root)));

    /// <summary>
    /// Notes that an error goes through what is not linear: carried to first order, it must be small there, against the argument
    /// of a root or a logarithm, absolutely for e^u and its kin.
    /// </summary>
    private void Carry(Expr argument, bool isPower = true)
    {
        if (_uncorrected?.Find(argument) is not { IsUnknown: false, IsZero: false } bound) return;
        if (bound.Absolute is null && isPower && bound.Relative.IsBelow(Carried)) return;
        Expr most = isPower ? Of(Carried, argument) : Number(Carried);
        _carried[argument.Id] = graph.Compare(Infix.GreaterOrEqual, most - bound.Of(argument, _uncorrected), graph.Real(0));
    }

    /// <summary>Functions that turn a relative error into one of like size, and its square into one of its square.</summary>
    private static readonly HashSet<Function> Powers =
    [
        Rules.Sqrt, Rules.Cbrt, Rules.Log, Rules.Log2, Rules.Log10, Rules.Pow, Rules.Hypot, Rules.Max, Rules.Min, Rules.CopySign,
    ];

    /// <summary>Whether a writer of code may carry the error of such an argument into the function by itself.</summary>
    public static bool MayBeCompensated(Function function) => Smooth.Contains(function)
        && function != Rules.Sin && function != Rules.Cos && function != Rules.Atan && function != Rules.Asinh;

    /// <summary>Functions whose second derivative is not much larger than they are themselves.</summary>
    private static readonly HashSet<Function> Smooth =
    [
        Rules.Exp, Rules.Sin, Rules.Cos, Rules.Sinh, Rules.Cosh, Rules.Tanh, Rules.Atan, Rules.Asinh, Rules.Expm1, Rules.Logistic,
        Rules.LogisticDerivative, Rules.Softplus, Rules.LogCosh, Rules.Sech, Rules.SechSquared, Rules.TanhSoftplus,
        Rules.TanhSoftplusDerivative, Rules.Erf, Rules.Erfc, Rules.NormalCdf, Rules.NormalPdf,
    ];

    /// <summary>Where the errors that are carried along are small enough for that; null where they are so always.</summary>
    public Expr? AreSmall => _carried.Values.Aggregate((Expr?)null, (all, each) => all is null ? each : graph.Binary(Infix.And, all, each));

    private static readonly HashSet<Function> Exact =
        [Rules.Abs, Rules.Max, Rules.Min, Rules.CopySign, Rules.Sign, Rules.Floor, Rules.Ceiling, Rules.Round, Rules.Truncate];

    private Expr Magnitude(Expr value) => SignOf(value) > 0 ? value
        : value.Operation == Prefix.Negate ? Magnitude(value.Arguments[0])
        : value.IsLiteral ? graph.Real(Math.Abs(value.Number))
        : value.Apply(Rules.Abs);

    private static Expr Plus(Expr left, Expr right) => left.Is(0) ? right : right.Is(0) ? left : left + right;

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

    private Expr Of(Share share, Expr value) => share == Zero ? graph.Real(0)
        : share == One ? Magnitude(value)
        : Number(share) * Magnitude(value);

    private Expr Number(Share share) => share.InDouble.Equals(share.InSingle)
        ? graph.Real(share.InDouble)
        : graph.Apply(RoundingRules.BySize, graph.Real(share.InDouble), graph.Real(share.InSingle));
}
