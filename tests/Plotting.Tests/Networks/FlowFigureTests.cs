using System;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Plotting.Sampling;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

public sealed class FlowFigureTests
{
    private static readonly Network<double> Trained = Separator();

    [Fact]
    public void The_norms_of_gradients_are_drawn_where_they_are()
    {
        GradientFlow flow = Flow();
        using var picture = new Picture(Figure.GradientFlow(flow));
        foreach (LayerFlow layer in flow.Layers)
        {
            Assert.True(picture.Shows(Palette.Blue, 0, layer.Number, layer.GradientNorm, reach: 3), layer.ToString());
            Assert.True(picture.Shows(Palette.Vermillion, 0, layer.Number, layer.WeightGradientNorm!.Value, reach: 3), layer.ToString());
            if (layer.Activation is not null)
                Assert.True(picture.Shows(Palette.Orange, 1, layer.Number, 100 * layer.Saturated, reach: 10), layer.ToString());
        }
    }

    [Fact]
    public void Networks_that_are_named_after_activations_have_their_colors()
    {
        GradientFlow flow = Flow();
        using var picture = new Picture(Figure.GradientFlow([("Tanh", flow)]));
        Assert.True(picture.Shows(Palette.Of("Tanh"), 0, 2, flow.Layers[1].GradientNorm / flow.Layers[^1].GradientNorm, reach: 3));
        Color[] apart = Palette.Apart(["SGD", "Tanh", "Adam", "Sigmoid"]);
        Assert.Equal((Palette.Of("Tanh"), Palette.Of("Sigmoid")), (apart[1], apart[3]));
        Assert.Equal(4, apart.Distinct().Count());
    }

    [Fact]
    public void A_ridge_stands_on_its_layer_and_is_highest_at_the_fullest_bin()
    {
        GradientFlow flow = Flow();
        using var picture = new Picture(Figure.LayerHistograms(flow, "ridges"));
        for (int l = 1; l <= 2; l++)
        {
            Histogram histogram = flow.Layers[l - 1].PreActivations.Histogram;
            int fullest = histogram.Counts.ToList().IndexOf(histogram.Counts.Max());
            Color color = Palette.Sequence(l - 1, flow.Layers.Count);
            Color soft = Color.FromArgb(Mix(color.R), Mix(color.G), Mix(color.B));
            Assert.True(
                picture.Shows(soft, 0, histogram.Middle(fullest), l + 0.45, reach: 3)
                    || picture.Shows(color, 0, histogram.Middle(fullest), l + 0.45, reach: 3),
                $"layer {l}");
        }
        static int Mix(byte channel) => (int)Math.Round(255 + (channel - 255) * 150 / 255.0);
    }

    [Fact]
    public void A_heat_map_has_the_scale_s_color_in_each_cell()
    {
        double[,] values = { { 1e-4, 1e-2, 0 }, { 1, 1e-3, double.NaN } };
        ColorScale scale = ColorScale.Sequential("size", 1e-4, 1, logarithmic: true);
        var figure = new Figure("heat") { new Panel("", "step", "layer").HeatMap(values, 0, 3, 0, 2, scale) };
        using var picture = new Picture(figure);
        for (int row = 0; row < 2; row++)
            for (int column = 0; column < 3; column++)
                Assert.True(Picture.Near(scale.Of(values[row, column]), picture.At(0, column + 0.5, row + 0.5)), $"cell {row}, {column}");
        Assert.Equal(ColorScale.Nothing, scale.Of(0));
        Assert.Equal(scale.Of(1e-4), scale.Of(1e-9));
        Assert.Equal(Palette.Sequence(500, 1001), scale.Of(1e-2));
        Assert.Throws<ArgumentException>(() => ColorScale.Sequential("", 0, 1, logarithmic: true));
        Assert.Throws<ArgumentException>(() => new Panel().HeatMap(new double[0, 0], 0, 1, 0, 1, scale));
    }

    [Fact]
    public void Training_is_drawn_as_heat_and_as_curves()
    {
        Network<double> network = FlowNetworks.Deep(2, 8, Activations.Tanh, Initializers.Xavier);
        (Matrix<double> x, Matrix<double> y) = FlowNetworks.Rings.ToMatrices<double>();
        var recorder = new GradientRecorder<double>(network, x, y, Loss.BinaryCrossEntropyOnLogits);
        TrainingRun run = network.Train(
            FlowNetworks.Rings,
            Loss.BinaryCrossEntropyOnLogits,
            Optimizers.Adam(0.02),
            new TrainingOptions { Epochs = 6, Validation = FlowNetworks.Rings, AfterEpoch = recorder.Record });
        using var heat = new Picture(Figure.GradientHeatMap(run));
        using var flows = new Picture(Figure.GradientHeatMap(recorder.Flows));
        Assert.True(Blend(heat.At(0, 1, 1)) && Blend(flows.At(0, 0, 3)));
        using var curves = new Picture(Figure.TrainingCurves([("Tanh", run)]));
        for (int epoch = 2; epoch <= 5; epoch++) Assert.True(curves.Shows(Palette.Of("Tanh"), 0, epoch, run.Losses[epoch - 1], reach: 3));
        Assert.Throws<ArgumentException>(() => Figure.TrainingCurves([]));
        Assert.Throws<ArgumentException>(() => Figure.GradientHeatMap([]));

        static bool Blend(Color color) => color.ToArgb() != Color.White.ToArgb() && color.ToArgb() != ColorScale.Nothing.ToArgb();
    }

    [Fact]
    public void Regions_have_the_class_s_tint_the_boundary_between_them_and_the_points_on_top()
    {
        // Class 1 where x₁ > 0: logit 8·x₁.
        var data = new Dataset([[-1, -1], [-1, 1], [1, -1], [1, 1]], [0, 0, 1, 1]);
        using var picture = new Picture(Figure.DecisionRegions(Trained, data, "regions"));
        Assert.True(picture.Shows(Palette.Ink, 0, 0, 0.5, reach: 2));
        Assert.True(picture.Shows(Palette.Blue, 0, -1, 1) && picture.Shows(Palette.Vermillion, 0, 1, -1));
        Assert.True(Picture.Near(Palette.Mix(Color.White, Palette.Blue, 0.38), picture.At(0, -0.9, 0.3)));
        Assert.True(Picture.Near(Palette.Mix(Color.White, Palette.Vermillion, 0.38), picture.At(0, 0.9, 0.3)));
        // p = σ(8·0.1) = 0.69, so that 2p − 1 = 0.38 of the tint is left.
        Assert.True(Picture.Near(Palette.Mix(Color.White, Palette.Vermillion, 0.38 * 0.38), picture.At(0, 0.1, 0.3)));
        Assert.Contains(
            "two features",
            Assert.Throws<ArgumentException>(() => Figure.DecisionRegions(new Network(3).Dense(1), data)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "row 1 is 2",
            Assert.Throws<ArgumentException>(() => Figure.DecisionRegions(Trained, new Dataset([[0, 1], [1, 2]], [0, 2]))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Several_classes_and_probabilities_have_regions_too()
    {
        // The class of the greatest of x₁, −x₁ and 0.5; after a softmax.
        Network<double> network = new Network(2)
            .Add(new Dense<double>(new Matrix<double>(2, 3, [20, -20, 0, 0, 0, 0]), new Matrix<double>(1, 3, [0, 0, 10]))).Softmax();
        var data = new Dataset([[2, 0], [-2, 1], [0, -1]], [0, 1, 2]);
        using var picture = new Picture(Figure.DecisionRegions(network, data));
        foreach ((double x, Color color) in new[] { (1.5, Palette.Blue), (-1.5, Palette.Vermillion), (0.2, Palette.Green) })
            Assert.True(Picture.Near(Palette.Mix(Color.White, color, 0.38), picture.At(0, x, 0.5)), $"x = {x}");
        Assert.True(picture.Shows(Palette.Ink, 0, 0.5, 0.5, reach: 2) && picture.Shows(Palette.Ink, 0, -0.5, 0.5, reach: 2));
    }

    [Fact]
    public void A_contour_meets_the_circle_on_which_its_function_is_0()
    {
        double[] axis = Sequences.Linspace(-1, 1, 81);
        (double[] x, double[] y) = Contour.Zero(axis, axis, (i, j) => axis[j] * axis[j] + axis[i] * axis[i] - 0.5);
        double[] radii = [.. x.Zip(y, (a, b) => a * a + b * b).Where(double.IsFinite)];
        Assert.True(radii.Length > 200);
        // Linear between points of distance h: the square is wrong by at most h²/4.
        Assert.All(radii, square => Assert.True(Math.Abs(square - 0.5) <= 0.025 * 0.025 / 4 + 1e-12));
        Assert.Empty(Contour.Zero(axis, axis, (_, _) => 1).X);
    }

    [Fact]
    public void A_phase_diagram_is_blue_where_ordered_and_red_where_chaotic_with_the_edge_between()
    {
        var diagram = new PhaseDiagram(Activations.Tanh, 3, 1, columns: 20, rows: 10);
        using var picture = new Picture(Figure.PhaseDiagram(diagram));
        Color ordered = picture.At(0, 0.5, 0.9), chaotic = picture.At(0, 2.9, 0.1);
        Assert.True(ordered.B > ordered.R + 30 && chaotic.R > chaotic.B + 20, $"{ordered} {chaotic}");
        foreach ((double w, double b) in diagram.Edge.Where(point => point.BiasDeviation is > 0.1 and < 0.95))
            Assert.True(picture.Shows(Palette.Ink, 0, w, b, reach: 2));
    }

    [Fact]
    public void Variance_and_correlation_maps_run_through_their_values_and_fixed_points()
    {
        MeanField[] fields = [new(Activations.Tanh, 2, 0.3), new(Activations.ReLU, 1.2, 0.5)];
        using var variances = new Picture(Figure.VarianceMap(fields));
        using var correlations = new Picture(Figure.CorrelationMap(fields));
        for (int i = 0; i < 2; i++)
        {
            Color color = Palette.Of(fields[i].Activation.Name);
            double q = fields[i].FixedPoint();
            Assert.True(variances.Shows(color, 0, q, q) && variances.Shows(color, 0, 0.3, fields[i].VarianceMap(0.3)));
            Assert.True(correlations.Shows(color, 0, 0.2, fields[i].CorrelationMap(0.2)));
        }
        double c = fields[0].CorrelationFixedPoint();
        Assert.True(correlations.Shows(Palette.Of("Tanh"), 0, c, c));
        Assert.Throws<ArgumentException>(() => Figure.VarianceMap([]));
    }

    internal static GradientFlow Flow(Activation? activation = null) =>
        FlowNetworks.Measure(FlowNetworks.Deep(3, 12, activation ?? Activations.Tanh, Initializers.Xavier));

    private static Network<double> Separator() =>
        new Network(2).Add(new Dense<double>(new Matrix<double>(2, 1, [8, 0]), new Matrix<double>(1, 1)));
}
