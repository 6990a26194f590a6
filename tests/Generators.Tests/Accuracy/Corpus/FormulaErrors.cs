using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GradRepl.Runtime;

namespace GradRepl.Generators.Tests.Accuracy.Corpus;

/// <summary>What the generator made of a formula, compared with the truth.</summary>
internal sealed class FormulaErrors
{
    private readonly Type _type;
    private readonly double[] _points;

    public FormulaErrors(CorpusFormula formula, Type type)
    {
        (Formula, _type, _points) = (formula, type, [.. formula.Points]);
        Values = Results(formula.Name)!;
        if (Results(formula.Name + "Derivative") is not { } first)
        {
            IsRefused = true;
            return;
        }
        double?[] slopes = formula.Of(CorpusFormula.First), curvatures = formula.Of(CorpusFormula.Second);
        First.Add(formula.Name + "′", _points, first, slopes, ErrorCount.Ulp, slopes: curvatures);
        if (Results(formula.Name + "SecondDerivative") is { } second)
            Second.Add(formula.Name + "″", _points, second, curvatures, ErrorCount.Ulp, OfLines(slopes, curvatures));
        for (int i = 0; i < formula.Parameters.Length; i++)
        {
            string name = $"{formula.Name}Partial{char.ToUpperInvariant(formula.Parameters[i][0])}{formula.Parameters[i][1..]}";
            ByParameters.Add(
                name,
                _points,
                Results(name) ?? throw new MissingMethodException("Corpus", name),
                formula.Of(CorpusFormula.Partials + i),
                ErrorCount.Ulp);
        }
        Spans(slopes, curvatures);
    }

    public CorpusFormula Formula { get; }

    /// <summary>Whether the generator reported an error instead of a derivative.</summary>
    public bool IsRefused { get; }

    public bool IsVectorized { get; private set; }

    public IReadOnlyList<double> Values { get; }

    public ErrorCount First { get; } = new(4, 16);

    public ErrorCount Lanes { get; } = new(4, 16);

    public ErrorCount FloatLanes { get; } = new(4, 16);

    public ErrorCount Second { get; } = new(64, 64);

    public ErrorCount ByParameters { get; } = new(64, 64);

    public IEnumerable<ErrorCount> All => [First, Lanes, FloatLanes, Second, ByParameters];

    /// <summary>
    /// Where a function is a line but for its spelling, f″ is 0 and has no ulp of its own: that of f′/z stands for it.
    /// </summary>
    private double[]? OfLines(double?[] slopes, double?[] curvatures) =>
        curvatures.Count(each => each == 0) < 0.6 * curvatures.Length
            ? null
            : [.. _points.Select((z, i) => curvatures[i] == 0 && z != 0 && slopes[i] is { } slope ? Math.Abs(slope / z) : 0)];

    /// <summary>The results of a method at the points, with the default hyperparameters; null where there is no such method.</summary>
    private double[]? Results(string name)
    {
        if (_type.GetMethod(name, BindingFlags.Static | BindingFlags.Public) is not { } method) return null;
        object?[] arguments = [.. method.GetParameters().Select(each => each.HasDefaultValue ? each.DefaultValue : null)];
        var invoker = MethodInvoker.Create(method);
        return
        [
            .. _points.Select(z =>
            {
                arguments[0] = z;
                return (double)invoker.Invoke(null, arguments.AsSpan())!;
            })
        ];
    }

    private void Spans(double?[] slopes, double?[] curvatures)
    {
        var activation = (Activation)_type.GetMethod($"Create{Formula.Name}Activation", BindingFlags.Static | BindingFlags.NonPublic)!
            .Invoke(null, null)!;
        IsVectorized = activation.IsVectorized;
        if (!IsVectorized) return;
        double[] results = new double[_points.Length];
        activation.ValueAndDerivative(_points, new double[_points.Length], results);
        Lanes.Add(Formula.Name + "′ over doubles", _points, results, slopes, ErrorCount.Ulp, slopes: curvatures);

        // Truths beyond the range of float are left out.
        int[] singles =
        [
            .. Enumerable.Range(0, _points.Length)
                .Where(i => (double)(float)_points[i] == _points[i] && slopes[i] is { } slope && float.IsFinite((float)slope))
        ];
        float[] z = [.. singles.Select(i => (float)_points[i])], floatResults = new float[z.Length];
        activation.ValueAndDerivative(z, new float[z.Length], floatResults);
        FloatLanes.Add(
            Formula.Name + "′ over floats",
            [.. z.Select(each => (double)each)],
            [.. floatResults.Select(each => (double)each)],
            [.. singles.Select(i => slopes[i])],
            ErrorCount.FloatUlp,
            slopes: [.. singles.Select(i => curvatures[i])]);
    }
}
