using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>a·b + c in one instruction and one rounding, where nothing else needs the product.</summary>
internal static class FusedMultiplyAdds
{
    public static Expr Fuse(Expr root, Func<Expr, bool> isUniform)
    {
        var uses = new Dictionary<int, int>();
        foreach (Expr argument in root.Reachable().SelectMany(value => value.Arguments))
            uses[argument.Id] = uses.TryGetValue(argument.Id, out int count) ? count + 1 : 1;
        // Planned beforehand, because rewriting gives the values new ids.
        var plan = new Dictionary<int, int>();
        foreach (Expr sum in root.Reachable().Where(value => value.Operation == Infix.Add || value.Operation == Infix.Subtract))
        {
            int product = sum.Arguments.ToList()
                .FindIndex(term => term.Operation == Infix.Multiply && uses[term.Id] == 1 && !isUniform(term));
            if (product >= 0) plan[sum.Id] = product;
        }
        var done = new Dictionary<int, Expr>();
        return Visit(root);

        Expr Visit(Expr value)
        {
            if (done.TryGetValue(value.Id, out Expr? known)) return known;
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return done[value.Id] = plan.TryGetValue(value.Id, out int product) ? Fused(value, product) : Rebuilt(value);
        }

        Expr Rebuilt(Expr value)
        {
            if (value.IsLeaf) return value;
            Expr rebuilt = value.Graph.Rebuild(value, [.. value.Arguments.Select(Visit)]);
            if (!rebuilt.IsLeaf) rebuilt.Hint ??= value.Hint;
            return rebuilt;
        }

        Expr Fused(Expr sum, int product)
        {
            Expr factor = Visit(sum.Arguments[product].Arguments[0]),
                multiplier = Visit(sum.Arguments[product].Arguments[1]),
                addend = Visit(sum.Arguments[1 - product]);
            // A plain number goes second: lanes have an operation for a lane times a number.
            if (isUniform(factor)) (factor, multiplier) = (multiplier, factor);
            if (sum.Operation == Infix.Subtract && product == 0) addend = -addend;
            if (sum.Operation == Infix.Subtract && product == 1) factor = -factor;
            Expr fused = sum.Graph.Apply(LaneRules.MultiplyAdd, factor, multiplier, addend);
            fused.Hint ??= sum.Hint;
            return fused;
        }
    }
}
