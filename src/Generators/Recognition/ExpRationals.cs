using System.Collections.Generic;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition;

/// <summary>Finds the values of a graph that are quotients of exponentials of one exponent.</summary>
internal sealed class ExpRationals
{
    private readonly Dictionary<int, ExpRational?> _known = [];

    /// <summary>A value as a quotient of polynomials in e^core; null where it is none.</summary>
    public ExpRational? Of(Expr value)
    {
        if (_known.TryGetValue(value.Id, out ExpRational? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = Read(value);
    }

    private ExpRational? Read(Expr value)
    {
        if (value.IsLiteral) return ExpRational.Constant(value.Number);
        if (value.Operation == Prefix.Negate) return Of(value.Arguments[0])?.Scale(-1);
        if (value.Operation is Infix infix) return OfInfix(infix, value.Arguments[0], value.Arguments[1]);
        if (value.Operation is not Function function) return null;
        Expr u = value.Arguments[0];
        if (function == Rules.Exp) return Exponential(u, 1);
        if (function == Rules.ExpOfSquare) return u.IsLiteral ? Exponential(value.Arguments[1] * value.Arguments[1], u.Number) : null;
        if (function == Rules.Expm1) return Plus(Exponential(u, 1), -1);
        if (function == Rules.Cosh) return Sum(Exponential(u, 1), Exponential(u, -1))?.Scale(0.5);
        if (function == Rules.Sinh) return Sum(Exponential(u, 1), Exponential(u, -1)?.Scale(-1))?.Scale(0.5);
        if (function == Rules.Sech) return Sum(Exponential(u, 1), Exponential(u, -1))?.Reciprocal()?.Scale(2);
        if (function == Rules.Tanh) return Quotient(Plus(Exponential(u, 2), -1), Plus(Exponential(u, 2), 1));
        if (function == Rules.SechSquared) return Quotient(Exponential(u, 2)?.Scale(4), Square(Plus(Exponential(u, 2), 1)));
        if (function == Rules.Logistic) return Quotient(Exponential(u, 1), Plus(Exponential(u, 1), 1));
        if (function == Rules.LogisticDerivative) return Quotient(Exponential(u, 1), Square(Plus(Exponential(u, 1), 1)));
        if (function == Rules.TanhSoftplus) return Quotient(Plus(Square(OnePlus(u)), -1), Plus(Square(OnePlus(u)), 1));
        if (function == Rules.TanhSoftplusDerivative)
            return Quotient(Product(Exponential(u, 1)?.Scale(4), OnePlus(u)), Square(Plus(Square(OnePlus(u)), 1)));
        if (function == Rules.Pow && value.Arguments[1].IsLiteral && Of(u) is { } @base) return ExpRational.Power(@base, value.Arguments[1].Number);
        return null;
    }

    private ExpRational? OfInfix(Infix infix, Expr left, Expr right)
    {
        if (infix != Infix.Add && infix != Infix.Subtract && infix != Infix.Multiply && infix != Infix.Divide) return null;
        if (Of(left) is not { } a || Of(right) is not { } b) return null;
        if (infix == Infix.Add) return Sum(a, b);
        if (infix == Infix.Subtract) return Sum(a, b.Scale(-1));
        return infix == Infix.Multiply ? ExpRational.Multiply(a, b) : Quotient(a, b);
    }

    /// <summary>e^(factor·u): of a literal multiple of a core, of n·softplus(v) = log (1 + e^v)ⁿ, and of sums of these.</summary>
    private ExpRational? Exponential(Expr u, double factor)
    {
        (double coefficient, Expr core) = Linear(u);
        coefficient *= factor;
        if (core.Operation == Rules.Softplus) return Plus(Exponential(core.Arguments[0], 1), 1) is { } onePlus ? ExpRational.Power(onePlus, coefficient) : null;
        bool sum = core.Operation == Infix.Add || core.Operation == Infix.Subtract;
        if (sum && (Linear(core.Arguments[0]).Core.Operation == Rules.Softplus || Linear(core.Arguments[1]).Core.Operation == Rules.Softplus))
        {
            ExpRational? left = Exponential(core.Arguments[0], coefficient);
            ExpRational? right = Exponential(core.Arguments[1], core.Operation == Infix.Add ? coefficient : -coefficient);
            return left is null || right is null ? null : ExpRational.Multiply(left, right);
        }
        return ExpRational.Exponential(core, coefficient);
    }

    /// <summary>A value as a literal factor times the rest; differences of two values always the same way round.</summary>
    public static (double Coefficient, Expr Core) Linear(Expr value)
    {
        if (value.Operation == Prefix.Negate)
        {
            (double coefficient, Expr core) = Linear(value.Arguments[0]);
            return (-coefficient, core);
        }
        if (value.Operation == Infix.Multiply && value.Arguments[0].IsLiteral)
        {
            (double coefficient, Expr core) = Linear(value.Arguments[1]);
            return (value.Arguments[0].Number * coefficient, core);
        }
        if (value.Operation == Infix.Subtract && value.Arguments[0].Id < value.Arguments[1].Id) return (-1, value.Arguments[1] - value.Arguments[0]);
        return (1, value);
    }

    private static ExpRational? Sum(ExpRational? left, ExpRational? right) => left is null || right is null ? null : ExpRational.Add(left, right);

    private static ExpRational? Plus(ExpRational? left, double right) => Sum(left, ExpRational.Constant(right));

    /// <summary>1 + e^u.</summary>
    private ExpRational? OnePlus(Expr u) => Plus(Exponential(u, 1), 1);

    private static ExpRational? Product(ExpRational? left, ExpRational? right) => left is null || right is null ? null : ExpRational.Multiply(left, right);

    private static ExpRational? Square(ExpRational? value) => value is null ? null : ExpRational.Multiply(value, value);

    private static ExpRational? Quotient(ExpRational? left, ExpRational? right) =>
        left is null || right?.Reciprocal() is not { } reciprocal ? null : ExpRational.Multiply(left, reciprocal);
}
