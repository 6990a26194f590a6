using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GradRepl.Runtime;

namespace GradRepl.Networks;

/// <content>Reads the layers of a network after a backward pass.</content>
public sealed partial class LayerFlow
{
    private const double SaturatedBelow = 0.01, ExplodingAbove = 100;

    internal static IReadOnlyList<LayerFlow> Of<T>(Network<T> network, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] gradients = [.. network.Layers.Select(layer => Doubles(layer.PreActivationGradient ?? layer.OutputGradient))];
        double limit = ExplodingAbove * RootMeanSquare(gradients[^1]);
        return [.. network.Layers.Select((layer, index) => Of(layer, index + 1, gradients[index], limit, rate))];
    }

    /// <summary>The greatest |φ′(z)| for |z| ≤ 10, on a grid of step 0.005 that meets 0 and on both sides of each kink.</summary>
    internal static double GreatestSlopeOf(Activation activation)
    {
        const double Reach = 10, Beside = 1e-9;
        double[] z =
        [
            .. Sequences.Linspace(-Reach, Reach, 4001),
            .. activation.Kinks.Where(kink => kink.At is { } at && Math.Abs(at) <= Reach)
                .SelectMany(kink => new[] { kink.At!.Value - Beside, kink.At!.Value + Beside }),
        ];
        double[] slopes = new double[z.Length];
        activation.Derivative(z, slopes);
        return slopes.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
    }

    private static LayerFlow Of<T>(Layer<T> layer, int number, double[] gradients, double limit, double rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Activation? activation = Network<T>.ActivationOf(layer);
        double[] z = Doubles(layer.PreActivation ?? layer.Output), slopes = new double[z.Length];
        double greatest = 1;
        if (activation is null)
        {
            Array.Fill(slopes, 1);
        }
        else
        {
            activation.Derivative(z, slopes);
            greatest = GreatestSlopeOf(activation);
        }
        Parameter<T>[] weights = [.. layer.Parameters.Where(parameter => parameter.Decays)];
        double? weight = weights.Length == 0 ? null : Norm(weights.SelectMany(parameter => Doubles(parameter.Value)));
        double? gradient = weights.Length == 0 ? null : Norm(weights.SelectMany(parameter => Doubles(parameter.Gradient)));
        return new LayerFlow
        {
            Number = number,
            Kind = layer.Kind,
            Activation = activation,
            Units = layer.Outputs,
            PreActivations = Distribution.Of(z),
            ExampleDeviation = RootMeanSquare([.. Enumerable.Range(0, layer.Outputs)
                .Select(unit => Distribution.Of([.. Column(z, unit, layer.Outputs)]).Deviation)]),
            Activations = Distribution.Of(Doubles(layer.Output)),
            Gradients = Distribution.Of(gradients),
            ActivationGradients = Distribution.Of(Doubles(layer.OutputGradient)),
            GradientMagnitudes = Distribution.Of([.. gradients.Where(each => each != 0 && double.IsFinite(each))
                .Select(each => Math.Log10(Math.Abs(each)))]),
            GreatestSlope = greatest,
            MeanSlope = RootMeanSquare(slopes),
            Saturated = activation is null ? 0 : Fraction(slopes, slope => !(Math.Abs(slope) >= SaturatedBelow * greatest)),
            DeadUnits = Enumerable.Range(0, layer.Outputs).Count(unit => Column(slopes, unit, layer.Outputs).All(slope => slope == 0)),
            Exploding = Fraction(gradients, each => !(Math.Abs(each) <= limit)),
            WeightNorm = weight,
            WeightGradientNorm = gradient,
            UpdateRatio = rate * gradient / weight,
        };
    }

    private static IEnumerable<double> Column(double[] elements, int column, int columns)
    {
        for (int i = column; i < elements.Length; i += columns) yield return elements[i];
    }

    private static double Fraction(double[] values, Func<double, bool> counts) => (double)values.Count(counts) / values.Length;

    private static double RootMeanSquare(double[] values) => Distribution.Of(values).Norm / Math.Sqrt(values.Length);

    private static double Norm(IEnumerable<double> values) => Distribution.Of([.. values]).Norm;

    private static double[] Doubles<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] doubles = new double[matrix.Elements.Length];
        for (int i = 0; i < doubles.Length; i++) doubles[i] = double.CreateTruncating(matrix.Elements[i]);
        return doubles;
    }
}
