using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>Finds the values of a graph that are quotients of exponentials of one exponent.</summary>
internal sealed class ExponentialQuotientFinder
{
    private readonly Dictionary<int, ExponentialQuotient?> _known = [];

    /// <summary>The functions made for quotients that no table has.</summary>
    public ExponentialFunctions Functions { get; } = new();

    /// <summary>A value as a quotient of polynomials in e^core; null where it is none.</summary>
    public ExponentialQuotient? Of(Expr value)
    {
        if (_known.TryGetValue(value.Id, out ExponentialQuotient? known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = Read(value);
    }

    private ExponentialQuotient? Read(Expr value)
    {
        if (value.IsLiteral) return ExponentialQuotient.Constant(value.Number);
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
        if (function == Rules.Pow && value.Arguments[1].IsLiteral && Of(u) is { } @base)
            return ExponentialQuotient.Power(@base, value.Arguments[1].Number);
        return Functions.Read(function, u);
    }

    private ExponentialQuotient? OfInfix(Infix infix, Expr left, Expr right)
    {
        if (infix != Infix.Add && infix != Infix.Subtract && infix != Infix.Multiply && infix != Infix.Divide) return null;
        if (Of(left) is not { } a || Of(right) is not { } b) return null;
        if (infix == Infix.Add) return Sum(a, b);
        if (infix == Infix.Subtract) return Sum(a, b.Scale(-1));
        return infix == Infix.Multiply ? ExponentialQuotient.Multiply(a, b) : Quotient(a, b);
    }

    /// <summary>e^(factor·u): of a literal multiple of a core, of n·softplus(v) = log (1 + e^v)ⁿ, and of sums of these.</summary>
    private ExponentialQuotient? Exponential(Expr u, double factor)
    {
        (double coefficient, Expr core) = LinearForm.Of(u);
        coefficient *= factor;
        if (core.Operation == Rules.Softplus)
            return Plus(Exponential(core.Arguments[0], 1), 1) is { } onePlus ? ExponentialQuotient.Power(onePlus, coefficient) : null;
        bool isSum = core.Operation == Infix.Add || core.Operation == Infix.Subtract;
        if (isSum && core.Arguments.Any(term => LinearForm.Of(term).Core.Operation == Rules.Softplus))
        {
            ExponentialQuotient? left = Exponential(core.Arguments[0], coefficient);
            ExponentialQuotient? right = Exponential(core.Arguments[1], core.Operation == Infix.Add ? coefficient : -coefficient);
            return left is null || right is null ? null : ExponentialQuotient.Multiply(left, right);
        }
        return ExponentialQuotient.Exponential(core, coefficient);
    }

    private static ExponentialQuotient? Sum(ExponentialQuotient? left, ExponentialQuotient? right) =>
        left is null || right is null ? null : ExponentialQuotient.Add(left, right);

    private static ExponentialQuotient? Plus(ExponentialQuotient? left, double right) => Sum(left, ExponentialQuotient.Constant(right));

    /// <summary>1 + e^u.</summary>
    private ExponentialQuotient? OnePlus(Expr u) => Plus(Exponential(u, 1), 1);

    private static ExponentialQuotient? Product(ExponentialQuotient? left, ExponentialQuotient? right) =>
        left is null || right is null ? null : ExponentialQuotient.Multiply(left, right);

    private static ExponentialQuotient? Square(ExponentialQuotient? value) =>
        value is null ? null : ExponentialQuotient.Multiply(value, value);

    private static ExponentialQuotient? Quotient(ExponentialQuotient? left, ExponentialQuotient? right) =>
        left is null || right?.Reciprocal() is not { } reciprocal ? null : ExponentialQuotient.Multiply(left, reciprocal);
}
