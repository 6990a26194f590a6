using System;
using System.Drawing;
using System.Linq;
using GradRepl.Networks;
using GradRepl.Runtime;

namespace GradRepl.Plotting.Tests;

public sealed class MeanFieldFigureTests
{
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
}
