using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Generators.Functions;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Model;
using GradRepl.Runtime.CompilerServices;

namespace GradRepl.Generators.Checking;

/// <summary>What a function and its derivatives are worth by its definition, to the last bit.</summary>
internal sealed class Truth
{
    /// <summary>So much is worth the time of whoever builds, for one member; less where the function is large.</summary>
    private const long MostWork = 300_000, MostWorkOfLarge = 10_000;

    private const int LargeSize = 30;

    private readonly WideEvaluator _evaluator;
    private readonly bool _hasConstants;
    private bool _roundsConstants;
    private readonly long _mostWork;
    private long _begin = Ball.Work;
    private readonly Dictionary<(ProbePoint, JetPart, int), double?> _known = [];

    /// <param name="function">The function.</param>
    /// <param name="recognized">What Recognition made of it.</param>
    public Truth(FunctionModel function, Expr recognized)
    {
        _evaluator = new WideEvaluator(function.Spellings);
        Definition = function.Value;
        _mostWork = function.Value.Reachable().Count(value => !value.IsLeaf) > LargeSize ? MostWorkOfLarge : MostWork;
        _hasConstants = function.Value.Reachable().Any(WideEvaluator.IsConstant);
        double[] apart = [.. ProbePoints.Of(function).TakeWhile(point => point.IsOrdinary).Select(point => Distance(point, recognized))];
        if (apart.Any(each => each > 1e-25) && apart.All(each => !(each > 1e-9))
            && WideRules.InElementary(recognized) is var elementary && WideEvaluator.CanEvaluate(elementary)
            && !new RoundedNumbers(Definition).AreIn(elementary))
            Definition = elementary;
        Definition = WideRules.WithoutCancellation(Definition);
    }

    /// <summary>How far apart the two are, against the larger; NaN where either has no value.</summary>
    private double Distance(ProbePoint point, Expr recognized)
    {
        Ball written = _evaluator.At(point.Variables).Of(Definition).Value, read = _evaluator.Of(recognized).Value;
        return written.IsKnown && read.IsKnown && !written.MayBeZero ? Math.Abs(((written - read) / written).Midpoint) : double.NaN;
    }

    /// <summary>Whether the definition can be computed so.</summary>
    public static bool Exists(FunctionModel function) => WideEvaluator.CanEvaluate(function.Value);

    /// <summary>
    /// The function as it was written; as it was recognized, where that took a rounded constant for the one that was meant:
    /// 2.718281828459045 for e. By functions that keep the digits which a sum with 1 loses.
    /// </summary>
    public Expr Definition { get; private set; }

    /// <summary>Begins with another member, which has the time that the last one may have used up.</summary>
    public void Begin() => _begin = Ball.Work;

    /// <summary>A derivative by the parameter number <paramref name="by"/>; NaN where there is none, null where it is not known.</summary>
    public double? At(ProbePoint point, JetPart part, int by) => At(point, part, by, roundsConstants: false);

    /// <summary>
    /// The same where √2 in the function is the double that it is when C# runs; null where the function has no such number. A
    /// derivative is right if it is either's.
    /// </summary>
    public double? WithRoundedConstants(ProbePoint point, JetPart part, int by) =>
        _hasConstants ? At(point, part, by, roundsConstants: true) : null;

    private double? At(ProbePoint point, JetPart part, int by, bool roundsConstants)
    {
        _roundsConstants = roundsConstants;
        if (Ball.Work - _begin > _mostWork) return null;
        if (roundsConstants)
            return WideArithmetic.Find(Evaluate, part, by, point.Variables);
        if (_known.TryGetValue((point, part, by), out double? known)) return known;
        if (by == 0 && part != JetPart.Value) AllAtOnce(point);
        return _known.TryGetValue((point, part, by), out known)
            ? known
            : _known[(point, part, by)] = WideArithmetic.Find(Evaluate, part, by, point.Variables);
    }

    private Jet Evaluate(Jet[] variables) => _evaluator.At(variables, _roundsConstants).Of(Definition);

    /// <summary>The value and both derivatives together, as long as none is at a border or has to be looked for as a limit.</summary>
    private void AllAtOnce(ProbePoint point)
    {
        (int bits, int order) = (Ball.Bits, Jet.Order);
        try
        {
            Jet.Order = 2;
            Jet[] variables = [.. point.Variables.Select((value, i) => i == 0 ? Jet.Variable(value) : Jet.Constant(value))];
            foreach (int precision in WideArithmetic.Precisions)
            {
                Ball.Bits = precision;
                Ball.WasUndecided = Ball.MetPole = Ball.MetTie = false;
                Jet all = Evaluate(variables);
                if (Ball.WasUndecided || Ball.MetTie || Ball.MetPole || all.Value.IsOutside) return;
                bool isComplete = Note(JetPart.Value, all.Value) & Note(JetPart.Derivative, all.First)
                    & Note(JetPart.SecondDerivative, 2 * all.Second);
                if (isComplete || Ball.Work - _begin > _mostWork) return;
            }
        }
        finally
        {
            (Ball.Bits, Jet.Order) = (bits, order);
        }

        bool Note(JetPart part, Ball found)
        {
            if (_known.ContainsKey((point, part, 0))) return true;
            if (!found.TryRound(out double nearest)) return false;
            _known[(point, part, 0)] = nearest;
            return true;
        }
    }
}
