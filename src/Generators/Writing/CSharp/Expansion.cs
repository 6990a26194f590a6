using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Writing.CSharp;

/// <summary>Prepares a value for scalar C#: writes out the functions that a reader wants to see, sharing what they have in common.</summary>
internal static class Expansion
{
    public static Expr ForScalarCode(Expr root)
    {
        // A factor goes into the function that has an argument for it, before anything is written out.
        root = root.Rewrite(value => value.Operation == Rules.Damped && value.Arguments[0].Operation is Function { Scaled: { } scaled }
            ? value.Graph.Apply(scaled, value.Arguments[0].Arguments.Add(value.Arguments[1]))
            : null);
        root = root.Rewrite(Compensation.Apply);
        // Where σ and σ′ of one argument are both needed, they share t = e^−|u|.
        var slopes = new HashSet<int>(root.Reachable().Where(value => value.Operation == Rules.LogisticDerivative).Select(value => value.Arguments[0].Id));
        return root.Rewrite(value =>
            value.Operation == Rules.Logistic && slopes.Contains(value.Arguments[0].Id) ? Logistic(value.Arguments[0])
            : value.Operation is Function { Expansion: { } expand } ? expand(value.Arguments)
            : null);
    }

    /// <summary>σ(u) = 1/(1 + t) for u ≥ 0 and t/(1 + t) below: no overflow on either side.</summary>
    private static Expr Logistic(Expr u)
    {
        Expr t = (-u.Apply(Rules.Abs)).Apply(Rules.Exp);
        t.Hint ??= "t";
        Expr logistic = u.Graph.Select(u >= 0, 1 / (1 + t), t / (1 + t));
        logistic.Hint ??= "sigma";
        return logistic;
    }
}
