using System;
using System.Collections.Generic;
using GradRepl.Networks;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

/// <summary>One figure of each kind, ordinary and awkward.</summary>
internal static class Gallery
{
    public static IReadOnlyDictionary<string, Func<Figure>> All { get; } = new Dictionary<string, Func<Figure>>
    {
        ["sigmoid"] = () => Figure.Of(Samples.Sigmoid),
        ["stacked"] = () => Figure.Of(Samples.SiLU, -8, 8, Arrangement.Stacked),
        ["relu"] = () => Figure.Of(Samples.ReLU, -3, 3),
        ["hardshrink"] = () => Figure.Of(Samples.Hardshrink, -2, 2),
        ["step"] = () => Figure.Step(),
        ["compare"] = () => Figure.Compare([Samples.Sigmoid, Samples.Tanh, Samples.ReLU, Samples.LeakyReLU], -4, 4, "activations"),
        ["function"] = () => Figure.Of(Math.Sin, -10, 10, "sin"),
        ["derivative"] = () => Figure.Of(Math.Sin, Math.Cos, -3, 3, "sin and cos"),
        ["pole"] = () => Figure.Of(x => 1 / x, -5, 5),
        ["edge"] = () => Figure.Of(Math.Log, -2, 6),
        ["far from 0"] = () => Figure.Of(Math.Sin, 1e9, 1e9 + 1e-2),
        ["relu layers"] = () =>
        {
            (double[] x, double[][] a, double[][] g) = Samples.Chain(z => Math.Max(0, z), z => z > 0 ? 1 : 0, 4);
            return Figure.Layers(x, a, g);
        },
        ["huge"] = () => Figure.Of(Math.Exp, -700, 700),
        ["tiny"] = () => Figure.Of(x => 1e-250 * x, -1e-200, 1e-200),
        ["constant"] = () => Figure.Of(_ => 1e20, -1, 1),
        ["nothing"] = () => Figure.Of(_ => double.NaN, -1, 1),
        ["layers"] = () => Layers(4, false),
        ["layers, log"] = () => Layers(4, true),
        ["many layers"] = () => Layers(40, true),
        ["bars"] = () => Figure.GradientSizes([1e-9, 0, 1e-5, 0.3], "sizes"),
        ["lines"] = () => Figure.GradientSizes([("Sigmoid", [1e-9, 1e-5, 0.3]), ("ReLU", [0.2, 0.25, 0.3])]),
        ["boundary"] = () => Figure.DecisionBoundary([-1, 2, 0.5], [0, 1, -2], [0, 1, 1], 2, -1, 0.5, "boundary"),
        ["logistic"] = () => Figure.Logistic([-3, 2, 0.5], [0, 1, 0], "logistic"),
        ["single"] = () => new Figure("one") { new Panel("", "x", "y").Points([1], [1], "a point") },
        ["long"] = () => new Figure(new string('W', 300)) { new Panel(new string('M', 200)).Line([0, 1], [0, 1], new string('Q', 400)) },
        ["phase diagram"] = () => Figure.PhaseDiagram(new PhaseDiagram(Activations.SiLU, columns: 16, rows: 12)),
        ["phase diagram of a jump"] = () => Figure.PhaseDiagram(new PhaseDiagram(Activations.Step, columns: 4, rows: 3)),
        ["variance map"] = () => Figure.VarianceMap([
            new(Activations.Tanh, 1.5, 0.2), new(Activations.Tanh, 0.5), new(Activations.Tanh, 2.5)]),
        ["unbounded variance"] = () => Figure.VarianceMap([new(Activations.ReLU, 2)]),
        ["gradient flow"] = () => Figure.GradientFlow(GradientFlowFigureTests.Flow()),
        ["dead gradient flow"] = () => Figure.GradientFlow(GradientFlowFigureTests.Flow(Activations.Step)),
        ["gradient flows"] = () => Figure.GradientFlow(
            [("Tanh", GradientFlowFigureTests.Flow()), ("Sigmoid", GradientFlowFigureTests.Flow(Activations.Sigmoid))], "flows"),
        ["ridges"] = () => Figure.LayerHistograms(GradientFlowFigureTests.Flow(Activations.ReLU), "ridges"),
        ["dead ridges"] = () => Figure.LayerHistograms(GradientFlowFigureTests.Flow(Activations.Step)),
        ["heat through training"] = () => Figure.GradientHeatMap(
            [(0, GradientFlowFigureTests.Flow()), (1, GradientFlowFigureTests.Flow()), (2, GradientFlowFigureTests.Flow())], "heat"),
        ["regions"] = () => Figure.DecisionRegions(
            FlowNetworks.Deep(2, 8, Activations.Tanh, Initializers.Xavier), FlowNetworks.Rings, "regions"),
        ["empty"] = () => new Figure(),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    private static Figure Layers(int layers, bool log)
    {
        (double[] x, double[][] a, double[][] g) = Samples.Chain(Samples.Logistic, z => Samples.Logistic(z) * Samples.Logistic(-z), layers);
        return Figure.Layers(x, a, g, $"{layers} layers", log);
    }
}
