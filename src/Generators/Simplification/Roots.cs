using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Simplification;

/// <summary>
/// u over its own root is the root, and u·sign(u) is |u|: what differentiation leaves of z·√|z| has a value at 0 again.
/// </summary>
internal static class Roots
{
    public static Expr Cancel(Expr value) => value.Rewrite(
        node => node.Operation == Infix.Multiply || node.Operation == Infix.Divide ? Canceled(node) : null,
        keepDecisions: true);

    private static Expr? Canceled(Expr node)
    {
        if (!node.Reachable().Any(part => part.Operation == Rules.Sqrt || part.Operation == Rules.Cbrt)) return null;
        Factorization factors = Factorization.Of(node);
        bool changed = false;
        foreach (Expr root in factors.Under.Where(factor => factor.Operation == Rules.Sqrt || factor.Operation == Rules.Cbrt).ToList())
        {
            Expr inside = root.Arguments[0];
            bool isAbsolute = inside.Operation == Rules.Abs && TakeSigned(factors.Over, inside.Arguments[0]);
            if (!isAbsolute && !factors.Over.Remove(inside)) continue;
            factors.Under.Remove(root);
            factors.Over.Add(root);
            // u/∛u = ∛u·∛u, and another ∛u below takes one of them.
            if (root.Operation == Rules.Cbrt && !factors.Under.Remove(root)) factors.Over.Add(root);
            changed = true;
        }
        return changed ? factors.Product(node.Graph) : null;
    }

    /// <summary>Takes u and sign(u) out of the factors, which are |u| together.</summary>
    private static bool TakeSigned(List<Expr> factors, Expr u)
    {
        Expr? sign = factors.Find(factor => factor.Operation == Rules.Sign && ReferenceEquals(factor.Arguments[0], u));
        return sign is not null && factors.Contains(u) && factors.Remove(u) && factors.Remove(sign);
    }
}
