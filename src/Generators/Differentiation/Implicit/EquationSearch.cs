using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Implicit;

/// <summary>
/// Finds what equation a loop solves: bisection compares a value with zero, Newton's method divides it, an iteration comes to
/// rest where its next value is the same. All of these stand somewhere in the loop; what is zero at the end, is it.
/// </summary>
internal static class EquationSearch
{
    private const int Most = 60;
    private const double Same = 1e-6;

    /// <param name="node">The loop.</param>
    /// <param name="index">The variable whose result is looked at.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="samples">What the loop ends with.</param>
    /// <param name="derivativeOf">Differentiates.</param>
    public static Equation? Of(Expr node, int index, Expr parameter, LoopSamples samples, DerivativeOf derivativeOf)
    {
        var loop = (Loop)node.Operation;
        Graph graph = node.Graph;
        Expr unknown = graph.Parameter($"result {((LoopVariable)loop.Variables[index].Operation).Number}");
        // All that comes to the same value in the end is the unknown: both ends of a bracket, and the last guess.
        var ends = new HashSet<int>(
            Enumerable.Range(0, loop.Variables.Length).Where(EndsWithResult).Select(i => loop.Variables[i].Id));
        Expr[] inside = [.. Loop.Next(node).Append(Loop.Condition(node)).SelectMany(value => value.Reachable()).Distinct()];
        if (ends.Count == 0 || inside.Any(part => part.Operation is Loop)) return null;
        IEnumerable<Expr> candidates = inside.SelectMany(Values)
            .Where(IsOfUnknown)
            .Select(AtEnd)
            // What a round sets without looking at its last guess, forward mode knows exactly.
            .Where(value => value.DependsOn(unknown))
            .SelectMany(value => new[] { value, value - unknown })
            .Concat(inside.Where(IsComparison).Where(part => part.Arguments.All(IsOfUnknown)).SelectMany(Extremes))
            .Where(value => value.DependsOn(unknown) && value.DependsOn(parameter))
            .Distinct()
            .OrderBy(value => value.WrittenSize())
            .Take(Most)
            .Where(IsZeroAtEnds);
        return Equation.Of(candidates, unknown, parameter, index, samples, derivativeOf);

        bool EndsWithResult(int i) => loop.Variables[i].Kind == ValueKind.Real && samples.All.Length > 0
            && samples.All.All(sample => Math.Abs(sample.Ends[i] - sample.Ends[index]) <= Same * (1 + Math.Abs(sample.Ends[index])));

        bool IsOfUnknown(Expr value) =>
            value.Kind == ValueKind.Real && value.Reachable().All(part => part.Operation is not LoopVariable || ends.Contains(part.Id));

        Expr AtEnd(Expr value) => value.Rewrite(part => ends.Contains(part.Id) ? unknown : null);

        // Of two values that come to be the same, as those of a golden section, the slope vanishes.
        IEnumerable<Expr> Extremes(Expr comparison)
        {
            (Expr left, Expr right) = (AtEnd(comparison.Arguments[0]), AtEnd(comparison.Arguments[1]));
            return [derivativeOf(left, unknown), derivativeOf(right, unknown)];
        }

        // A quick look, before derivatives are taken.
        bool IsZeroAtEnds(Expr value) => samples.All.Count(sample => Math.Abs(LoopSamples.Running(
            new Dictionary<string, double>(sample.At, StringComparer.Ordinal) { [unknown.Text!] = sample.Ends[index] })
                .Evaluate(value)) < 1e-4) >= 3;
    }

    private static bool IsComparison(Expr part) =>
        part.Operation is Infix { IsComparison: true } && part.Arguments[0].Kind == ValueKind.Real;

    private static IEnumerable<Expr> Values(Expr part) =>
        IsComparison(part) ? [part.Arguments[0] - part.Arguments[1]] : part.Kind == ValueKind.Real && !part.IsLeaf ? [part] : [];
}
