using System;
using System.Linq;
using GradRepl.Runtime;

namespace GradRepl.Networks.Tests;

/// <summary>What is measured, against a network of two layers worked out here with plain loops.</summary>
public sealed class LayerFlowTests
{
    private static readonly double[,] First = { { 0.5, -1, 40 }, { 0.25, 0.75, -10 } };
    private static readonly double[] FirstBias = [0.1, 0, 0.3], Second = [0.7, -0.2, 1.5];
    private static readonly double[][] X = [[1, 2], [-0.5, 0.3], [2, -1], [0, 0.4]];
    private static readonly double[] Y = [0.2, -1, 0.5, 3];
    private const double SecondBias = -0.4;

    [Fact]
    public void Every_number_is_that_of_plain_loops()
    {
        double[][] z =
        [
            .. X.Select(x => Enumerable.Range(0, 3)
                .Select(unit => x[0] * First[0, unit] + x[1] * First[1, unit] + FirstBias[unit])
                .ToArray()),
        ];
        double[][] a = [.. z.Select(row => row.Select(Math.Tanh).ToArray())];
        double[] output = [.. a.Select(row => row[0] * Second[0] + row[1] * Second[1] + row[2] * Second[2] + SecondBias)];
        double[] outputGradient = [.. output.Select((p, i) => 2 * (p - Y[i]) / 4)];
        double[][] aGradient = [.. outputGradient.Select(g => Second.Select(w => g * w).ToArray())];
        double[][] slope = [.. a.Select(row => row.Select(t => 1 - t * t).ToArray())];
        double[] zGradient = [.. aGradient.SelectMany((row, i) => row.Select((g, unit) => g * slope[i][unit]))];
        double[] weightGradient =
        [
            .. from input in Enumerable.Range(0, 2)
               from unit in Enumerable.Range(0, 3)
               select Enumerable.Range(0, 4).Sum(i => X[i][input] * zGradient[3 * i + unit]),
        ];

        GradientFlow flow = Measure(Activations.Tanh, rate: 0.1);
        Assert.Equal(2, flow.Layers.Count);
        LayerFlow layer = flow.Layers[0], last = flow.Layers[1];
        Assert.Equal((1, "Dense", 3, "Tanh"), (layer.Number, layer.Kind, layer.Units, layer.Activation!.Name));
        double[] flatZ = [.. z.SelectMany(row => row)];
        Close.Relative(flatZ.Average(), layer.PreActivations.Mean, 1e-13);
        Close.Relative(flatZ.Max(), layer.PreActivations.Maximum, 1e-13);
        Close.Relative(a.SelectMany(row => row).Average(), layer.Activations.Mean, 1e-13);
        Close.Relative(Norm(zGradient), layer.GradientNorm, 1e-12);
        Close.Relative(Norm(aGradient.SelectMany(row => row)), layer.ActivationGradients.Norm, 1e-12);
        Close.Relative(Norm(outputGradient), last.GradientNorm, 1e-12);
        Close.Relative(Norm(weightGradient), layer.WeightGradientNorm!.Value, 1e-12);
        Close.Relative(Norm(First.Cast<double>()), layer.WeightNorm!.Value, 1e-14);
        Close.Relative(0.1 * Norm(weightGradient) / Norm(First.Cast<double>()), layer.UpdateRatio!.Value, 1e-12);
        Close.Relative(Math.Sqrt(slope.SelectMany(row => row).Average(s => s * s)), layer.MeanSlope, 1e-12);
        Assert.Equal(slope.SelectMany(row => row).Count(s => s < 0.01) / 12.0, layer.Saturated);
        Assert.Equal(4.0 / 12, layer.Saturated); // the third unit, whose pre-activations are 20.3, −22.7, 90.3 and −3.7
        double variance = Enumerable.Range(0, 3)
            .Average(unit => z.Average(row => row[unit] * row[unit]) - Math.Pow(z.Average(row => row[unit]), 2));
        Close.Relative(Math.Sqrt(variance), layer.ExampleDeviation, 1e-12);
        Close.Relative(Norm(zGradient) / Norm(outputGradient), flow.Received, 1e-12);
        Close.Relative(output.Select((p, i) => (p - Y[i]) * (p - Y[i])).Average(), flow.Loss, 1e-13);
        Assert.Equal((0.0, 1.0, 0), (last.Saturated, last.MeanSlope, last.DeadUnits));
    }

    [Fact]
    public void A_unit_is_dead_whose_slope_is_0_for_every_example()
    {
        GradientFlow flow = Measure(TestActivations.Define("Gate", z => Math.Max(0, z - 3.5), z => z > 3.5 ? 1 : 0));
        // z₁ and z₂ stay below 3.5; z₃ passes it twice.
        Assert.Equal(2, flow.Layers[0].DeadUnits);
        Close.Relative(10.0 / 12, flow.Layers[0].Saturated, 1e-14);
    }

    [Fact]
    public void Float_networks_are_measured_alike()
    {
        GradientFlow expected = Measure(Activations.Tanh);
        var network = new Network<float>(2).Add(new Dense<float>(Single(First), Single(FirstBias), Activations.Tanh))
            .Add(new Dense<float>(Single([[Second[0]], [Second[1]], [Second[2]]]), Single([SecondBias])));
        GradientFlow flow = GradientFlow.Measure(network, Single(X), Single([.. Y.Select(y => new[] { y })]), Loss.SquaredError);
        for (int l = 0; l < 2; l++)
        {
            Close.Relative(expected.Layers[l].GradientNorm, flow.Layers[l].GradientNorm, 1e-5);
            Close.Relative(expected.Layers[l].PreActivations.Deviation, flow.Layers[l].PreActivations.Deviation, 1e-5);
        }
    }

    [Fact]
    public void Measuring_leaves_the_network_as_it_is()
    {
        Network<double> network = new Network(2, seed: 3).Dense(4, Activations.ReLU).BatchNorm().Dropout(0.5).Dense(1);
        double[][] before = State();
        GradientFlow first = FlowNetworks.Measure(network), again = FlowNetworks.Measure(network);
        Assert.Equal(before, State());
        Assert.Equal(first.ToString(), again.ToString());

        double[][] State() =>
        [
            .. network.Layers
                .SelectMany(layer => layer.Parameters.Select(each => each.Value).Concat(layer.State.Select(each => each.Value)))
                .Select(matrix => matrix.Elements.ToArray()),
        ];
    }

    [Theory]
    [InlineData("Sigmoid", 0.25)]
    [InlineData("Tanh", 1)]
    [InlineData("ReLU", 1)]
    [InlineData("Hardsigmoid", 1.0 / 6)]
    [InlineData("SELU", 1.7580993408473766)] // λα, just below 0
    [InlineData("SiLU", 1.0998393194)] // at z = 2.39936, where 2 + z·(1 − 2σ(z)) = 0
    public void The_greatest_slopes_are_known(string name, double slope)
        => Close.Relative(slope, LayerFlow.GreatestSlopeOf(Activation.Named(name)), 1e-6);

    [Fact]
    public void Mistakes_are_named()
    {
        Network<double> network = FlowNetworks.Deep(1, 2, Activations.Tanh, Initializers.Xavier);
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientFlow.Measure(network, FlowNetworks.Rings, Loss.SquaredError, rate: 0));
        Assert.Contains(
            "no layer", Assert.Throws<ArgumentException>(() => FlowNetworks.Measure(new Network(2))).Message, StringComparison.Ordinal);
    }

    private static GradientFlow Measure(Activation activation, double rate = 0.01)
    {
        Network<double> network = new Network(2)
            .Add(new Dense<double>(new Matrix<double>(First), new Matrix<double>(1, 3, FirstBias), activation))
            .Add(new Dense<double>(new Matrix<double>(3, 1, Second), new Matrix<double>(1, 1, [SecondBias])));
        return GradientFlow.Measure(network, Matrix.FromRows(X), new Matrix<double>(4, 1, Y), Loss.SquaredError, rate);
    }

    private static double Norm(System.Collections.Generic.IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    private static Matrix<float> Single(double[,] values)
    {
        var matrix = new Matrix<float>(values.GetLength(0), values.GetLength(1));
        for (int i = 0; i < matrix.Rows; i++)
            for (int j = 0; j < matrix.Columns; j++)
                matrix[i, j] = (float)values[i, j];
        return matrix;
    }

    private static Matrix<float> Single(double[] row) => Single([row]);

    private static Matrix<float> Single(double[][] rows) =>
        Matrix.FromRows([.. rows.Select(row => row.Select(value => (float)value).ToArray())]);
}
