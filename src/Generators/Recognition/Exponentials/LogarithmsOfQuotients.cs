using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>
/// log R for a quotient R of exponentials, with E = e^v: log Eⁿ = n·v, log(1 + E) = softplus(v),
/// log((1 + E)/E) = softplus(−v), log((E² + 1)/2E) = log cosh(v), and their reciprocals.
/// </summary>
internal sealed class LogarithmsOfQuotients(ExponentialQuotientFinder exponentials)
{
    private static readonly Polynomial OnePlusE = Polynomial.One + Polynomial.Monomial(1, 1);

    /// <summary>The logarithm of a value; null where it is not one of the above.</summary>
    public Expr? Of(Expr value)
    {
        if (exponentials.Of(value) is not { Core: { } core } rational) return null;
        return Of(rational, core) ?? (rational.Reciprocal() is { } inverse && Of(inverse, core) is { } negative ? -negative : null);
    }

    /// <summary>
    /// The logarithm of k·R or R/k for one of the above and a k that has none of its parameters; both are NaN for a negative k.
    /// </summary>
    public Expr? OfMultiple(Expr value)
    {
        if (value.Operation != Infix.Multiply && value.Operation != Infix.Divide) return null;
        (Expr left, Expr right) = (value.Arguments[0], value.Arguments[1]);
        if (value.Operation == Infix.Divide)
            return IsFactorOf(left, right) && Of(left) is { } over ? over - right.Apply(Rules.Log) : null;
        if (IsFactorOf(left, right) && Of(left) is { } first) return right.Apply(Rules.Log) + first;
        return IsFactorOf(right, left) && Of(right) is { } second ? left.Apply(Rules.Log) + second : null;
    }

    private static bool IsFactorOf(Expr quotient, Expr factor) =>
        !quotient.Graph.Dependencies(quotient).IsEmpty
        && !quotient.Graph.Dependencies(quotient).Intersect(quotient.Graph.Dependencies(factor)).Any();

    private static Expr? Of(ExponentialQuotient rational, Expr core)
    {
        Graph graph = core.Graph;
        Polynomial over = rational.Numerator, under = rational.Denominator;
        if (!under.IsMonomial) return null;
        double denominatorPower = under.Lowest;
        (over, double scale) = (over.Shift(-denominatorPower), under.Leading);
        if (over.IsMonomial) return over.Leading == scale ? over.Lowest * core : null;
        if (over.Count != 2) return null;

        double low = over.Lowest;
        Polynomial sum = over.Shift(-low);
        double top = sum.Highest;
        if (!sum.SameAs(OnePlusE.Stretch(top).Scale(sum.Leading))) return null;
        Expr v = top * core;
        if (sum.Leading == scale && low == 0) return v.Apply(Rules.Softplus);
        if (sum.Leading == scale && low == -top) return (-v).Apply(Rules.Softplus);
        // (E² + 1)/2E
        return sum.Leading * 2 == scale && low == -top / 2 ? (graph.Real(top / 2) * core).Apply(Rules.LogCosh) : null;
    }
}
