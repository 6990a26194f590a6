using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;

namespace GradRepl.Generators.Lanes;

/// <summary>Which values are the same for every element of a lane: those that the pre-activation has no part in.</summary>
internal sealed class Uniformity
{
    private readonly Dictionary<int, bool> _known = [];
    private readonly HashSet<int> _varying;

    /// <param name="root">What is to be judged, with all its loops.</param>
    /// <param name="preActivation">The one value that differs from element to element by itself.</param>
    public Uniformity(Expr root, Expr preActivation)
    {
        _varying = [preActivation.Id];
        List<Expr> loops = [.. root.Reachable().Where(value => value.Operation is Loop)];
        // To a fixed point: each round takes as uniform the loops' variables that no earlier round has found varying.
        for (int caught = -1; caught != _varying.Count;)
        {
            caught = _varying.Count;
            _known.Clear();
            foreach (Expr loop in loops)
            {
                Loop operation = (Loop)loop.Operation;
                for (int i = 0; i < operation.Variables.Length; i++)
                    if (!Of(Loop.Condition(loop)) || !Of(Loop.Initial(loop)[i]) || !Of(Loop.Next(loop)[i]))
                        _varying.Add(operation.Variables[i].Id);
            }
        }
    }

    public bool Of(Expr value)
    {
        if (_varying.Contains(value.Id)) return false;
        if (_known.TryGetValue(value.Id, out bool known)) return known;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _known[value.Id] = value.Operation switch
        {
            LoopResult result => Of(((Loop)value.Arguments[0].Operation).Variables[result.Index]),
            // These are lanes even though all elements are the same.
            Function function when function == LaneRules.Mask || function == LaneRules.Create || function == LaneRules.BySize
                || function == RoundingRules.BySize => false,
            _ => value.Arguments.All(Of),
        };
    }
}
