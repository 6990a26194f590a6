using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Implicit;

/// <summary>
/// Solvers of a few known rounds, which are no loops any more: each condition depends on what the one before decided, as the
/// guesses of a bisection do. A step or a staircase has no such chain.
/// </summary>
internal static class ConditionChains
{
    private const int Solver = 4;

    /// <summary>Wide enough to see the slope through the last digit that such a solver finds.</summary>
    private const double Step = 0.05;

    private const double Agreement = 0.03, Apart = 0.1;

    /// <summary>Whether a chain of conditions is that long.</summary>
    public static bool IsLong(Expr value, Expr parameter)
    {
        var lengths = new Dictionary<int, int>();
        foreach (Expr part in value.Reachable().Where(part => part.DependsOn(parameter)))
        {
            int longest = part.Arguments.Select(argument => lengths.TryGetValue(argument.Id, out int known) ? known : 0)
                .DefaultIfEmpty(0)
                .Max();
            lengths[part.Id] = Graph.IsSelect(part) && lengths.TryGetValue(part.Arguments[0].Id, out int before)
                ? Math.Max(longest, 1 + before)
                : longest;
        }
        return lengths.Count > 0 && lengths.Values.Max() >= Solver;
    }

    /// <summary>Whether a value with a long chain changes in another way than its derivative says.</summary>
    public static bool Contradict(Expr value, Expr derivative, Expr parameter)
    {
        if (!IsLong(value, parameter)) return false;
        int smooth = 0, apart = 0;
        foreach (Dictionary<string, double> at in LoopSamples.SettingsOf(value, parameter))
        {
            double slope = LoopSamples.SlopeOf(
                x => Samples.Evaluate(value, Samples.With(at, parameter, x)), at[parameter.Text!], Step, Agreement);
            if (double.IsNaN(slope)) continue;
            smooth++;
            if (!(Math.Abs(Samples.Evaluate(derivative, at) - slope) <= Apart * Math.Max(0.05, Math.Abs(slope)))) apart++;
        }
        return apart >= 2 && 4 * apart > smooth;
    }
}
