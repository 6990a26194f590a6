using System;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

public sealed class GradientFlowFigureTests
{
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

    internal static GradientFlow Flow(Activation? activation = null) =>
        FlowNetworks.Measure(FlowNetworks.Deep(3, 12, activation ?? Activations.Tanh, Initializers.Xavier));
}
