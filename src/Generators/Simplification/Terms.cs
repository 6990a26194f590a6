using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Simplification;

/// <summary>Tidies derivatives: equal terms of a sum become one, equal factors of a product stand together, a/a is gone.</summary>
internal static class Terms
{
    public static Expr Collect(Expr value) => Roots.Cancel(value).Rewrite(
        node =>
            node.Operation == Infix.Add || node.Operation == Infix.Subtract ? Sum(node)
            : node.Operation == Infix.Multiply ? Product(node)
            : node.Operation == Infix.Divide ? Quotient(node)
            : null,
        keepDecisions: true);

    private static Expr Sum(Expr node)
    {
        var terms = new List<(double Coefficient, Expr Value)>();
        Flatten(node, 1);
        bool merged = false;
        var collected = new List<(double Coefficient, Expr Value)>();
        var places = new Dictionary<int, int>();
        foreach ((double coefficient, Expr rest) in terms)
        {
            if (places.TryGetValue(rest.Id, out int same))
            {
                merged = true;
                collected[same] = (collected[same].Coefficient + coefficient, rest);
            }
            else
            {
                places[rest.Id] = collected.Count;
                collected.Add((coefficient, rest));
            }
        }
        if (!merged) return node;
        Expr sum = node.Graph.Real(0);
        foreach ((double coefficient, Expr rest) in collected.Where(term => term.Coefficient != 0)) sum += coefficient * rest;
        return sum;

        void Flatten(Expr part, double sign)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (part.Operation == Infix.Add || part.Operation == Infix.Subtract)
            {
                Flatten(part.Arguments[0], sign);
                Flatten(part.Arguments[1], part.Operation == Infix.Add ? sign : -sign);
            }
            else if (part.Operation == Prefix.Negate)
            {
                Flatten(part.Arguments[0], -sign);
            }
            else if (part.Operation == Infix.Multiply && part.Arguments[0].IsLiteral)
            {
                terms.Add((sign * part.Arguments[0].Number, part.Arguments[1]));
            }
            else
            {
                terms.Add((sign, part));
            }
        }
    }

    private static Expr Product(Expr node)
    {
        List<Expr> factors = node.Factors(squaresWhole: true);
        // α·(e^(z/α)/α) = e^(z/α)
        foreach (Expr quotient in factors
            .Where(factor => factor.Operation == Infix.Divide && factor.Arguments[1].IsLeaf && factors.Contains(factor.Arguments[1]))
            .Take(1)
            .ToList())
        {
            factors.Remove(quotient.Arguments[1]);
            factors[factors.IndexOf(quotient)] = quotient.Arguments[0];
            return factors.Aggregate((product, factor) => product * factor);
        }
        if (factors.Count < 3 || factors.Select(factor => factor.Id).Distinct().Count() == factors.Count) return node;
        // Leaves first, then what is built of them: 2z²·φ(z).
        Expr? product = null;
        foreach (IGrouping<int, Expr> group in factors.GroupBy(factor => factor.Id)
            .OrderBy(group => group.First().IsLiteral ? 0 : group.First().IsLeaf ? 1 : 2))
        {
            Expr power = group.First();
            foreach (Expr factor in group.Skip(1)) power *= factor;
            product = product is null ? power : product * power;
        }
        return product!;
    }

    /// <summary>(a·b)/a = b, for a literal or hyperparameter a, as in α·e^(z/α)/α.</summary>
    private static Expr? Quotient(Expr node)
    {
        (Expr over, Expr under) = (node.Arguments[0], node.Arguments[1]);
        if (over.Operation != Infix.Multiply || !under.IsLeaf) return null;
        return ReferenceEquals(over.Arguments[0], under) ? over.Arguments[1]
            : ReferenceEquals(over.Arguments[1], under) ? over.Arguments[0]
            : null;
    }
}
