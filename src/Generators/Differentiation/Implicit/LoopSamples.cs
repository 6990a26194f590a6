using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using GradRepl.Generators.Differentiation.Limits;
using GradRepl.Generators.Ir;
using GradRepl.Generators.Recognition.LostDigits;

namespace GradRepl.Generators.Differentiation.Implicit;

/// <summary>What a loop ends with at some values of its parameters, and how that changes with one of them.</summary>
internal sealed class LoopSamples
{
    private const int Settings = 3, Rounds = 600;

    private static readonly double[] Places = [0.37, 1.31, 2.9, 5.3, 8.02, -0.83, 21.7];

    private LoopSamples(ImmutableArray<LoopSample> all) => All = all;

    public ImmutableArray<LoopSample> All { get; }

    /// <summary>Those at which the result changes smoothly, so that its slope is known.</summary>
    public IEnumerable<LoopSample> Smooth => All.Where(sample => !double.IsNaN(sample.Slope));

    public static LoopSamples Of(Expr node, int index, Expr parameter)
    {
        ImmutableArray<Expr> results = [.. ((Loop)node.Operation).Variables.Select((_, i) => node.Graph.Result(node, i))];
        Expr result = results[index], start = Loop.Initial(node)[index];
        var samples = ImmutableArray.CreateBuilder<LoopSample>();
        // What other activations answer is known only where they run.
        bool isKnown = !node.Reachable().Any(part => part.Operation is ActivationCall);
        foreach (Dictionary<string, double> at in isKnown ? SettingsOf(node, parameter) : [])
        {
            Evaluator run = Running(at);
            ImmutableArray<double> ends = [.. results.Select(run.Evaluate)];
            if (!IsFinite(ends[index])) continue;
            double slope = SlopeOf(x => Running(Samples.With(at, parameter, x)).Evaluate(result), at[parameter.Text!]);
            samples.Add(new LoopSample(at, ends, slope) { HasMoved = !ends[index].Equals(run.Evaluate(start)) });
        }
        return new LoopSamples(samples.ToImmutable());
    }

    /// <summary>Values of a parameter, and of all others that a value depends on.</summary>
    public static IEnumerable<Dictionary<string, double>> SettingsOf(Expr value, Expr parameter)
    {
        ImmutableArray<Dictionary<string, double>> settings = Samples.Of(value, parameter);
        return settings.Take(settings[0].Count > 1 ? Settings : 1)
            .SelectMany(_ => Places, (setting, place) => Samples.With(setting, parameter, place));
    }

    public static Evaluator Running(IReadOnlyDictionary<string, double> at) => new(at, StableNumbers.Table) { RoundLimit = Rounds };

    /// <summary>A slope by differences; NaN where two of them disagree, as next to a jump.</summary>
    public static double SlopeOf(Func<double, double> function, double at, double step = 2e-3, double agreement = 1e-3)
    {
        step *= Math.Max(1, Math.Abs(at));
        double Difference(double h) => (function(at + h) - function(at - h)) / (2 * h);
        double wide = Difference(step), narrow = Difference(step / 2), slope = (4 * narrow - wide) / 3;
        return Math.Abs(wide - narrow) <= agreement * Math.Max(1e-3, Math.Abs(slope)) ? slope : double.NaN;
    }

    public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}

/// <summary>One run of a loop.</summary>
/// <param name="At">The parameters' values by name.</param>
/// <param name="Ends">What each variable ends with.</param>
/// <param name="Slope">How the result that is looked at changes with the parameter; NaN where that is not known.</param>
internal sealed record LoopSample(Dictionary<string, double> At, ImmutableArray<double> Ends, double Slope)
{
    /// <summary>Whether the result is another value than the loop starts with.</summary>
    public bool HasMoved { get; init; }
}
