using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation.Implicit;

/// <summary>An equation G(r, z) = 0 that the result r of a loop solves, and by which it has the slope −G_z/G_r.</summary>
internal sealed class Equation
{
    /// <summary>So near must a step of Newton's method stay, against 1 + |r|, where the loop has found the solution.</summary>
    private const double Solved = 1e-8;

    /// <summary>
    /// The same where forward mode is right too: what has not come to rest to its last digits has the slope of the rounds made.
    /// </summary>
    private const double AtRest = 1e-15;

    private const double Tolerance = 1e-3;
    private const int Enough = 3;

    private readonly Expr _left, _unknown, _byUnknown, _byParameter;

    private Equation(Expr left, Expr unknown, Expr parameter, DerivativeOf derivativeOf)
    {
        (_left, _unknown) = (left, unknown);
        _byUnknown = derivativeOf(left, unknown);
        _byParameter = derivativeOf(left, parameter);
    }

    /// <summary>
    /// The first of some values that is zero nearly wherever the loop ends, and gives the slope that differences of the loop's results
    /// have; null where none does.
    /// </summary>
    public static Equation? Of(
        IEnumerable<Expr> candidates, Expr unknown, Expr parameter, int index, LoopSamples samples, DerivativeOf derivativeOf)
    {
        foreach (Expr candidate in candidates)
        {
            var equation = new Equation(candidate, unknown, parameter, derivativeOf);
            if (equation.IsShown(index, samples)) return equation;
        }
        return null;
    }

    /// <summary>The slope of a result: where it solves the equation by that, otherwise as the loop itself goes.</summary>
    /// <param name="result">The result.</param>
    /// <param name="forward">Its slope by forward mode.</param>
    /// <param name="fits">Whether forward mode is right where the loop has not found the solution to the last digits.</param>
    public Expr Slope(Expr result, Expr forward, bool fits)
    {
        Expr At(Expr value) => value.Rewrite(part => ReferenceEquals(part, _unknown) ? result : null);
        Expr byResult = At(_byUnknown);
        Expr allowed = (fits ? AtRest : Solved) * ((1 + result.Apply(Rules.Abs)) * byResult.Apply(Rules.Abs));
        // Strictly: where G does not vary with r, it says nothing of r.
        Expr solves = result.Graph.Compare(Infix.Less, At(_left).Apply(Rules.Abs), allowed);
        return result.Graph.Select(solves, -(At(_byParameter) / byResult), forward);
    }

    private bool IsShown(int index, LoopSamples samples)
    {
        (int shown, int apart) = (0, 0);
        // Where a loop leaves its result as it was, any equation between what it started with would seem solved.
        foreach (LoopSample sample in samples.All.Where(sample => sample.HasMoved))
        {
            double result = sample.Ends[index];
            var at = new Dictionary<string, double>(sample.At, StringComparer.Ordinal) { [_unknown.Text!] = result };
            double byUnknown = Samples.Evaluate(_byUnknown, at), left = Samples.Evaluate(_left, at);
            // Against |r| alone: what only shrinks towards 0 in each round comes near any equation that 0 solves.
            if (!(Math.Abs(left) <= Solved * Math.Abs(result) * Math.Abs(byUnknown)))
            {
                apart++;
                continue;
            }
            double slope = -Samples.Evaluate(_byParameter, at) / byUnknown;
            if (!LoopSamples.IsFinite(slope)) return false;
            if (double.IsNaN(sample.Slope)) continue;
            if (!(Math.Abs(slope - sample.Slope) <= Tolerance * Math.Max(1e-2, Math.Abs(sample.Slope)))) return false;
            shown++;
        }
        return shown >= Enough && shown >= apart;
    }
}
