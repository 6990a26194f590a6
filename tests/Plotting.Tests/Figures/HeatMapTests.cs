using System;

namespace GradRepl.Plotting.Tests;

public sealed class HeatMapTests
{
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
}
