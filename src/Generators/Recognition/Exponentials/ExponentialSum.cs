using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Exponentials;

/// <summary>Σ cᵢ·e^uᵢ, whatever the exponents are.</summary>
internal sealed record ExponentialSum(ImmutableArray<(double Coefficient, Expr Exponent)> Terms)
{
    private const int TermLimit = 9;

    public bool IsPositive => Terms.All(term => term.Coefficient > 0);

    /// <summary>A value as such a sum; null where it is none.</summary>
    public static ExponentialSum? Of(Expr value)
    {
        var terms = new List<(double Coefficient, Expr Exponent)>();
        return Read(value, 1) ? new([.. terms]) : null;

        bool Read(Expr part, double factor)
        {
            if (terms.Count > TermLimit) return false;
            if (part.IsLiteral) return Add(factor * part.Number, part.Graph.Real(0));
            if (part.Operation == Rules.Exp) return Add(factor, part.Arguments[0]);
            if (part.Operation == Rules.ExpOfSquare) return Add(factor, part.Arguments[0] * (part.Arguments[1] * part.Arguments[1]));
            if (part.Operation == Rules.Expm1) return Add(factor, part.Arguments[0]) && Add(-factor, part.Graph.Real(0));
            if (part.Operation == Rules.Cosh) return Add(factor / 2, part.Arguments[0]) && Add(factor / 2, -part.Arguments[0]);
            if (part.Operation == Prefix.Negate) return Read(part.Arguments[0], -factor);
            if (part.Operation == Infix.Add) return Read(part.Arguments[0], factor) && Read(part.Arguments[1], factor);
            if (part.Operation == Infix.Subtract) return Read(part.Arguments[0], factor) && Read(part.Arguments[1], -factor);
            if (part.Operation != Infix.Multiply) return false;
            if (part.Arguments[0].IsLiteral) return Read(part.Arguments[1], factor * part.Arguments[0].Number);
            return part.Arguments.All(each => each.Operation == Rules.Exp)
                && Add(factor, part.Arguments[0].Arguments[0] + part.Arguments[1].Arguments[0]);
        }

        bool Add(double coefficient, Expr exponent)
        {
            int same = terms.FindIndex(term => ReferenceEquals(term.Exponent, exponent));
            if (same < 0) terms.Add((coefficient, exponent));
            else terms[same] = (terms[same].Coefficient + coefficient, exponent);
            return true;
        }
    }

    /// <summary>
    /// log Σ = v + softplus(u − v), term by term: the exponents of hyperparameters first, so that the pre-activation comes in once.
    /// </summary>
    public Expr Logarithm()
    {
        Expr? sum = null;
        foreach ((double coefficient, Expr exponent) in InOrder())
        {
            Expr term = exponent + Math.Log(coefficient);
            sum = sum is null ? term : sum + (term - sum).Apply(Rules.Softplus);
        }
        return sum!;
    }

    /// <summary>
    /// e^u over the sum: σ(u − log of the other terms), or e^(u − v) times such a share of e^v where u is none of its exponents.
    /// </summary>
    public Expr Share(Expr exponent)
    {
        int own = Terms.IndexOf(Terms.FirstOrDefault(term => ReferenceEquals(term.Exponent, exponent)));
        if (own < 0)
        {
            Expr first = InOrder().First().Exponent;
            return (exponent - first).Apply(Rules.Exp) * Share(first);
        }
        var others = new ExponentialSum(Terms.RemoveAt(own));
        Expr odds = Terms[own].Exponent + Math.Log(Terms[own].Coefficient) - others.Logarithm();
        return 1 / Terms[own].Coefficient * odds.Apply(Rules.Logistic);
    }

    private IEnumerable<(double Coefficient, Expr Exponent)> InOrder() =>
        Terms.OrderByDescending(term => term.Exponent.Graph.Dependencies(term.Exponent).DefaultIfEmpty(int.MaxValue).Min());
}
