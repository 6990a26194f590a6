using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Differentiation.Implicit;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Differentiation;

/// <summary>
/// Loops that solve an equation: forward mode sees what is added and multiplied, and not what the conditions decide. Where the
/// equation is found, the result has the slope of the implicit function.
/// </summary>
internal sealed partial class Differentiator
{
    private readonly Dictionary<(int Loop, int Index), Equation?> _equations = [];
    private readonly Dictionary<(int Loop, int Index), LoopSamples> _samples = [];

    /// <summary>Whether the result of a loop changes in another way than its derivative says.</summary>
    public bool HasLoopInDoubt { get; private set; }

    private void Doubt()
    {
        HasLoopInDoubt = true;
        _around?.Differentiator.Doubt();
    }

    /// <summary>Whether a loop has conditions that vary: how many rounds it makes, or what it does in them.</summary>
    private bool Decides(Expr node, int index) =>
        IsSolution(node, index)
        && Loop.Next(node).Append(Loop.Condition(node)).SelectMany(value => value.Reachable())
            .Any(part => part.Operation is Infix { IsComparison: true }
                && part.Arguments[0].Kind == ValueKind.Real
                && part.DependsOn(parameter));

    private Expr OfSolution(Expr node, int index, Expr forward)
    {
        // A loop in a loop ends otherwise in each round.
        if (_around is not null)
        {
            if (forward.Is(0)) Doubt();
            return forward;
        }
        LoopSamples samples = SamplesOf(node, index);
        bool fits = Fits(forward, samples);
        // Where as many rounds are made whatever the parameter, forward mode is exact, and a solution is only near.
        if (fits && !EndsByParameter(node)) return forward;
        Equation? equation = EquationOf(node, index);
        if (equation is null && samples.Smooth.All(sample => sample.Slope == 0)) equation = EquationOfOthers(node, index);
        if (equation is null && !fits) Doubt();
        return equation is null ? forward : equation.Slope(graph.Result(node, index), forward, fits);
    }

    /// <summary>Whether the parameter decides how many rounds are made, also through flags and counters that the rounds set.</summary>
    private bool EndsByParameter(Expr node)
    {
        ImmutableArray<Expr> variables = ((Loop)node.Operation).Variables, next = Loop.Next(node);
        var seen = new HashSet<int>();
        var open = new Stack<Expr>([Loop.Condition(node)]);
        while (open.Count > 0)
        {
            Expr value = open.Pop();
            if (value.DependsOn(parameter)) return true;
            foreach (Expr used in value.Reachable())
                if (variables.IndexOf(used) is >= 0 and var i && seen.Add(i)) open.Push(next[i]);
        }
        return false;
    }

    private LoopSamples SamplesOf(Expr node, int index) => _samples.TryGetValue((node.Id, index), out LoopSamples? known)
        ? known
        : _samples[(node.Id, index)] = LoopSamples.Of(node, index, parameter);

    private Equation? EquationOf(Expr node, int index)
    {
        if (_equations.TryGetValue((node.Id, index), out Equation? known) && known is not null) return known;
        return _equations[(node.Id, index)] = EquationSearch.Of(node, index, parameter, SamplesOf(node, index), Of);
    }

    /// <summary>
    /// What a loop returns where it meets a solution to the last digit, which samples never do, solves what its other results solve.
    /// </summary>
    private Equation? EquationOfOthers(Expr node, int index) =>
        Enumerable.Range(0, ((Loop)node.Operation).Variables.Length)
            .Where(other => other != index && IsSolution(node, other))
            .Select(other => EquationOf(node, other))
            .FirstOrDefault(equation => equation is not null);

    private static bool IsSolution(Expr node, int index) =>
        ((Loop)node.Operation).Variables[index] is { Kind: ValueKind.Real, Operation: LoopVariable { IsTangent: false } };

    /// <summary>Whether a derivative is what differences of the result say, nearly everywhere that these are known.</summary>
    private static bool Fits(Expr forward, LoopSamples samples)
    {
        LoopSample[] smooth = [.. samples.Smooth];
        int apart = smooth.Count(sample => !(Math.Abs(Samples.Evaluate(forward, sample.At) - sample.Slope)
            <= 1e-2 * Math.Max(1e-2, Math.Abs(sample.Slope))));
        return smooth.Length > 0 ? 4 * apart <= smooth.Length : !forward.Is(0);
    }
}
