using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Recognition.Identities;

/// <summary>Takes what both terms of a sum have in common out of it, where the tables know the sum that is left.</summary>
internal static class CommonFactor
{
    /// <param name="sum">A sum or difference.</param>
    /// <param name="recognize">The better form of the sum that is left; null where there is none.</param>
    public static Expr? Of(Expr sum, Func<Expr, Expr?> recognize)
    {
        if (sum.Operation != Infix.Add && sum.Operation != Infix.Subtract) return null;
        Graph graph = sum.Graph;
        Factorization left = Factorization.Of(sum.Arguments[0]), right = Factorization.Of(sum.Arguments[1]);
        double coefficient = Math.Abs(left.Coefficient) == Math.Abs(right.Coefficient) ? Math.Abs(left.Coefficient) : 1;
        List<Expr> over = Take(left.Over, right.Over), under = Take(left.Under, right.Under);
        if (over.Count == 0 && under.Count == 0 && coefficient == 1) return null;

        Expr first = (left with { Coefficient = left.Coefficient / coefficient }).Product(graph);
        Expr second = (right with { Coefficient = right.Coefficient / coefficient }).Product(graph);
        Expr rest = graph.Binary((Infix)sum.Operation, first, second);
        return !ReferenceEquals(rest, sum) && recognize(rest) is { } better ? new Factorization(coefficient, over, under).Product(graph) * better : null;
    }

    /// <summary>Moves the common members of two lists to a third.</summary>
    private static List<Expr> Take(List<Expr> left, List<Expr> right)
    {
        List<Expr> common = [.. left.Where(right.Remove)];
        foreach (Expr factor in common) left.Remove(factor);
        return common;
    }
}
