using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Differentiation;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Simplification;

/// <summary>
/// Keeps 0·∞ out of derivatives: where a factor that decays exponentially meets one that grows like a polynomial,
/// the decayed one wins, as it does in the limit.
/// </summary>
internal static class Damping
{
    private static readonly HashSet<Operation> Decaying =
    [
        Rules.Exp, Rules.ExpOfSquare, Rules.Logistic, Rules.LogisticDerivative, Rules.Sech, Rules.SechSquared, Rules.TanhSoftplus,
        Rules.TanhSoftplusDerivative, Rules.NormalCdf, Rules.NormalPdf, Rules.Erfc,
    ];

    private static readonly HashSet<Operation> Bounded =
    [
        .. Decaying.Where(each => each != Rules.Exp && each != Rules.ExpOfSquare),
        Rules.Tanh, Rules.Erf, Rules.Sin, Rules.Cos, Rules.Sign, Rules.Softsign, Rules.Isru, Rules.AlgebraicSigmoid, Rules.Atan,
    ];

    private static readonly HashSet<Operation> Growing =
    [
        Infix.Add, Infix.Subtract, Infix.Multiply, Prefix.Negate, Rules.Abs, Rules.Sqrt, Rules.Cbrt, Rules.RootOfSquarePlus, Rules.Squareplus,
        Rules.Softplus, Rules.LogCosh, Rules.Max, Rules.Min, Rules.Damped, Structural.Select,
    ];

    public static Expr Apply(Expr value, Expr parameter) => value.Rewrite(node =>
        node.Operation == Infix.Multiply && node.DependsOn(parameter) ? Damp(node, parameter) : null);

    private static Expr? Damp(Expr node, Expr parameter)
    {
        (Expr left, Expr right) = (node.Arguments[0], node.Arguments[1]);
        if (Decays(left, parameter) && Grows(right, parameter)) return left.Damp(right);
        if (Decays(right, parameter) && Grows(left, parameter)) return right.Damp(left);
        return null;
    }

    private static bool Decays(Expr value, Expr parameter) => value.DependsOn(parameter) && (value.Operation switch
    {
        Infix infix when infix == Infix.Multiply => value.Arguments.Any(argument => Decays(argument, parameter)) && value.Arguments.All(argument => Decays(argument, parameter) || IsBounded(argument, parameter)),
        Prefix prefix when prefix == Prefix.Negate => Decays(value.Arguments[0], parameter),
        Function function when function == Rules.Damped => true,
        _ => Decaying.Contains(value.Operation),
    });

    /// <summary>Unbounded, but no faster than a polynomial.</summary>
    private static bool Grows(Expr value, Expr parameter) => !IsBounded(value, parameter) && IsPolynomial(value, parameter);

    private static bool IsPolynomial(Expr value, Expr parameter) =>
        IsBounded(value, parameter)
        || ReferenceEquals(value, parameter)
        || (value.Operation == Rules.Pow && value.Arguments[1].IsConstant && value.Arguments[1].Number > 0 && IsPolynomial(value.Arguments[0], parameter))
        || (value.Operation == Infix.Divide && !value.Arguments[1].DependsOn(parameter) && IsPolynomial(value.Arguments[0], parameter))
        || (Growing.Contains(value.Operation) && value.Arguments.Where(argument => argument.Kind == ValueKind.Real).All(argument => IsPolynomial(argument, parameter)));

    private static bool IsBounded(Expr value, Expr parameter) =>
        !value.DependsOn(parameter)
        || Bounded.Contains(value.Operation)
        || ((value.Operation is Infix infix && infix != Infix.Divide && infix != Infix.Remainder) || value.Operation == Prefix.Negate || Graph.IsSelect(value))
            && value.Arguments.Where(argument => argument.Kind == ValueKind.Real).All(argument => IsBounded(argument, parameter));
}
