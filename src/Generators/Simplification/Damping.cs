using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
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
        Rules.Tanh, Rules.Lorentzian, Rules.Dispersion, Rules.Erf, Rules.Sin, Rules.Cos, Rules.Sign, Rules.Softsign,
        Rules.Isru, Rules.AlgebraicSigmoid, Rules.Atan,
    ];

    private static readonly HashSet<Operation> Growing =
    [
        Infix.Add, Infix.Subtract, Infix.Multiply, Prefix.Negate, Rules.Abs, Rules.Sqrt, Rules.Cbrt, Rules.RootOfSquarePlus,
        Rules.Squareplus, Rules.Softplus, Rules.LogCosh, Rules.Max, Rules.Min, Rules.Damped, Structural.Select,
    ];

    private static readonly HashSet<Operation> Exponential = [Rules.Exp, Rules.Expm1, Rules.Sinh, Rules.Cosh];

    /// <summary>What is larger, written out, is not searched: shared values would be looked at once for every way to them.</summary>
    private const int SizeLimit = 5_000;

    public static Expr Apply(Expr value, Expr parameter)
    {
        var done = new Dictionary<int, Expr>();
        IReadOnlyDictionary<int, double>? sizes = null;
        return Visit(value);

        Expr Visit(Expr node)
        {
            if (node.Decides) return node;
            if (done.TryGetValue(node.Id, out Expr? known)) return known;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return done[node.Id] = FactorsOf(node) is { Count: > 1 } factors ? Product(factors) : node.With(Visit);
        }

        List<Expr>? FactorsOf(Expr node) =>
            node.Operation == Infix.Multiply && node.DependsOn(parameter) && (sizes ??= value.WrittenSizes())[node.Id] <= SizeLimit
                ? node.Factors(squaresWhole: true)
                : null;

        Expr Product(List<Expr> factors)
        {
            // Those of bounded functions first: e^z decays on one side only, and grows on the other; then those that outlast them.
            Expr? decaying = factors.Where(factor => Decays(factor, parameter))
                .OrderBy(factor => IsBounded(factor, parameter) ? 0 : IsOfExponential(factor) ? 1 : 2)
                .FirstOrDefault();
            bool damped = decaying is not null
                && factors.Any(factor => factor != decaying && !IsBounded(factor, parameter))
                && factors.All(factor =>
                    factor == decaying
                    || IsPolynomial(factor, parameter)
                    || (Exponential.Contains(factor.Operation) && IsOfExponential(decaying)));
            if (!damped) return factors.Select(Visit).Aggregate((product, factor) => product * factor);
            factors.Remove(decaying!);
            Expr literal = factors[0].IsLiteral && factors.Count > 1 ? factors[0] : value.Graph.Real(1);
            if (!literal.Is(1)) factors.RemoveAt(0);
            return Visit(decaying!).Damp(literal * Product(factors));
        }
    }

    /// <summary>Whether a decaying value has an exponential in its argument, as e^(−e^z), and so outlasts one beside it.</summary>
    private static bool IsOfExponential(Expr decaying) =>
        decaying.Arguments.Any(argument => argument.Reachable().Any(value => value.Operation == Rules.Exp));

    public static bool Decays(Expr value, Expr parameter) => Decaying.Contains(value.Operation) && value.DependsOn(parameter);

    /// <summary>Grows no faster than a polynomial.</summary>
    private static bool IsPolynomial(Expr value, Expr parameter) =>
        IsBounded(value, parameter)
        || ReferenceEquals(value, parameter)
        || Decaying.Contains(value.Operation)
        || (value.Operation == Rules.Pow
            && value.Arguments[1].IsConstant
            && value.Arguments[1].Number > 0
            && IsPolynomial(value.Arguments[0], parameter))
        || (value.Operation == Infix.Divide && !value.Arguments[1].DependsOn(parameter) && IsPolynomial(value.Arguments[0], parameter))
        || (Growing.Contains(value.Operation)
            && value.Arguments.Where(argument => argument.Kind == ValueKind.Real).All(argument => IsPolynomial(argument, parameter)));

    private static bool IsBounded(Expr value, Expr parameter) =>
        !value.DependsOn(parameter)
        || Bounded.Contains(value.Operation)
        || ((value.Operation is Infix infix && infix != Infix.Divide && infix != Infix.Remainder)
            || value.Operation == Prefix.Negate
            || Graph.IsSelect(value))
            && value.Arguments.Where(argument => argument.Kind == ValueKind.Real).All(argument => IsBounded(argument, parameter));
}
