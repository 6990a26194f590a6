using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using GradRepl.Plotting.Axes;
using GradRepl.Plotting.Drawing;

namespace GradRepl.Plotting.Tests;

public sealed class FigureDrawingTests
{
    public static TheoryData<string> Figures => Gallery.Names;

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_has_two_pixels_a_point_and_a_white_rim_that_no_label_crosses(string name)
    {
        Figure figure = Gallery.All[name]();
        using var picture = new Picture(figure);
        Assert.Equal(2 * figure.Width, picture.Width);
        Assert.Equal(2 * figure.Height, picture.Height);
        const int Rim = 8;
        for (int x = 0; x < picture.Width; x++)
            for (int y = 0; y < picture.Height; y += y == Rim - 1 && x >= Rim && x < picture.Width - Rim ? picture.Height - 2 * Rim + 1 : 1)
                Assert.True(picture[x, y].ToArgb() == Color.White.ToArgb(), $"{name}: something is cut off at ({x}, {y}).");
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public async Task Drawing_again_and_on_other_threads_gives_the_same_bytes(string name)
    {
        Figure figure = Gallery.All[name]();
        byte[] first = figure.ToPng();
        byte[][] others =
            await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => (i == 0 ? Gallery.All[name]() : figure).ToPng())));
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void Panels_lie_below_the_legend_beside_each_other_and_inside_the_figure(string name)
    {
        Figure figure = Gallery.All[name]();
        var drawing = new FigureDrawing(figure);
        foreach (PanelDrawing panel in drawing.Panels)
        {
            Assert.True(panel.Area.Top >= drawing.LegendBottom, $"{name}: the legend reaches into a panel.");
            Assert.True(panel.Area.Left >= 0 && panel.Area.Right <= figure.Width && panel.Area.Bottom <= figure.Height);
            Assert.True(panel.Area.Width > 100 && panel.Area.Height > 60, $"{name}: {panel.Area.Width} × {panel.Area.Height}");
        }
        Assert.All(drawing.Panels.Zip(drawing.Panels.Skip(1)), pair => Assert.True(
            pair.First.Area.Right < pair.Second.Area.Left || pair.First.Area.Bottom < pair.Second.Area.Top));
    }

    [Theory]
    [InlineData(-4, 0.0179862)] // σ(−4) = 1/(1 + e⁴)
    [InlineData(0, 0.5)]
    [InlineData(2, 0.8807971)]
    public void The_curve_of_the_sigmoid_runs_through_known_points(double z, double value)
    {
        using var picture = new Picture(Figure.Of(Samples.Sigmoid));
        Assert.True(picture.Shows(Palette.Of("Sigmoid"), 0, z, value));
        Assert.False(picture.Shows(Palette.Of("Sigmoid"), 0, z, value + 0.1));
        Assert.False(picture.Shows(Palette.Of("Sigmoid"), 0, z, value - 0.1));
        Assert.True(picture.Shows(Palette.Of("Sigmoid"), 1, z, value * (1 - value)));
        Assert.False(picture.Shows(Palette.Of("Sigmoid"), 1, z, value * (1 - value) - 0.02));
    }

    [Fact]
    public void The_greatest_slope_of_the_sigmoid_is_marked_and_that_of_relu_is_not()
    {
        NoteMark note = Assert.Single(Figure.Of(Samples.Sigmoid).Panels[1].Marks.OfType<NoteMark>());
        Assert.Equal("max 0.25 at z = 0", note.Text);
        Assert.Empty(Figure.Of(Samples.ReLU).Panels[1].Marks.OfType<NoteMark>());
    }

    [Fact]
    public void The_derivative_of_relu_breaks_at_0_with_a_filled_and_an_open_end()
    {
        Color green = Palette.Of("ReLU");
        using var picture = new Picture(Figure.Of(Samples.ReLU, -3, 3));
        Assert.True(picture.Shows(green, 1, -1, 0));
        Assert.True(picture.Shows(green, 1, 1, 1));
        Assert.True(Picture.Near(picture.At(1, 0, 0), green));              // ReLU′(0) = 0: filled
        Assert.True(Picture.Near(picture.At(1, 0, 1), Color.White));        // open
        foreach (double y in new[] { 0.2, 0.4, 0.5, 0.7, 0.8 })
            foreach (double z in new[] { -0.05, 0, 0.05 })
                Assert.False(picture.Shows(green, 1, z, y, reach: 3), $"something joins the branches at ({z}, {y})");
    }

    [Fact]
    public void The_derivative_of_the_step_is_zero_with_an_arrow_at_the_jump()
    {
        Color ink = Palette.Of("Step");
        foreach (Figure figure in new[] { Figure.Of(Samples.Step, -3, 3), Figure.Step() })
        {
            using var picture = new Picture(figure);
            Assert.True(Picture.Near(picture.At(0, 0, 1), ink));
            Assert.True(Picture.Near(picture.At(0, 0, 0), Color.White));
            Assert.False(picture.Shows(ink, 0, 0, 0.5, reach: 3));
            Assert.True(picture.Shows(ink, 1, 0, 0.3));
            Assert.True(picture.Shows(ink, 1, -2, 0));
            Assert.Contains(
                figure.Panels[1].Marks.OfType<NoteMark>(), note => note.Text.Contains("0 everywhere else", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Layers_have_one_legend_entry_each_and_colors_by_depth_in_both_panels()
    {
        Figure figure = Gallery.All["layers, log"]();
        Assert.Equal(
            ["a⁽⁰⁾", "a⁽¹⁾, ∂L/∂W⁽¹⁾", "a⁽²⁾, ∂L/∂W⁽²⁾", "a⁽³⁾, ∂L/∂W⁽³⁾", "a⁽⁴⁾, ∂L/∂W⁽⁴⁾"],
            figure.Panels.SelectMany(panel => panel.Marks).Select(mark => mark.Label).Distinct());
        (double[] x, double[][] a, double[][] g) = Samples.Chain(Samples.Logistic, z => Samples.Logistic(z) * Samples.Logistic(-z), 4);
        int at = 160; // x = 2
        Assert.Equal(2, x[at], 1e-12);
        using var picture = new Picture(figure);
        for (int l = 1; l <= 4; l++)
        {
            Assert.True(picture.Shows(Palette.Sequence(l - 1, 4), 0, x[at], a[l][at], reach: 3), $"a({l})");
            Assert.True(picture.Shows(Palette.Sequence(l - 1, 4), 1, x[at], Math.Abs(g[l][at])), $"gradient {l}");
        }
    }

    [Fact]
    public void Curves_that_coincide_can_all_be_seen()
    {
        // For x > 0 the gradients of all four ReLU layers with W = 1 are the same.
        using var picture = new Picture(Gallery.All["relu layers"]());
        for (int l = 1; l <= 4; l++) Assert.True(picture.Shows(Palette.Sequence(l - 1, 4), 1, -3, 0, reach: 9), $"gradient {l}");
    }

    [Fact]
    public void The_boundary_divides_the_shading_where_the_weights_say()
    {
        // 2·x₁ − x₂ + 0.5 = 0 passes through (0, 0.5) and (−0.25, 0).
        using var picture = new Picture(Gallery.All["boundary"]());
        Assert.True(Picture.Near(picture.At(0, 0, 0.5), Palette.Ink));
        Assert.True(picture.Shows(Palette.Ink, 0, -0.5, -0.5));
        Color zero = picture.At(0, -0.9, 0.7), one = picture.At(0, 1.7, -1.3);
        Assert.True(zero.B > zero.R + 20, $"class 0 is shaded {zero}");
        Assert.True(one.R > one.B + 20, $"class 1 is shaded {one}");
        Assert.True(Picture.Near(picture.At(0, 2, 1), Palette.Vermillion));
        Assert.True(Picture.Near(picture.At(0, -1, 0), Palette.Blue));
    }

    [Fact]
    public void Bars_reach_their_height_on_the_logarithmic_axis()
    {
        using var picture = new Picture(Gallery.All["bars"]());
        Color third = Palette.Sequence(2, 4);
        Assert.True(Picture.Near(picture.At(0, 3, 0.9e-5), third));
        Assert.False(Picture.Near(picture.At(0, 3, 1.2e-5), third));
        Assert.True(picture.Shows(Palette.Ink, 0, 2, 2e-10, reach: 40)); // "0" in the place of the missing bar
        Assert.False(picture.Shows(Palette.Sequence(1, 4), 0, 2, 2e-10));
    }

    [Fact]
    public void A_sample_that_is_not_finite_leaves_a_gap()
    {
        double[] heights = [1, 1, double.NaN, 1, double.PositiveInfinity, 1, 1];
        using var picture = new Picture(new Figure { new Panel().Line([0, 1, 2, 3, 4, 5, 6], heights, color: Palette.Vermillion) });
        Assert.True(picture.Shows(Palette.Vermillion, 0, 0.5, 1));
        Assert.True(picture.Shows(Palette.Vermillion, 0, 5.5, 1));
        foreach (double x in new[] { 1.5, 2, 2.5, 3.5, 4, 4.5 }) Assert.False(picture.Shows(Palette.Vermillion, 0, x, 1));
    }

    [Fact]
    public void Later_changes_to_the_callers_array_do_not_reach_the_figure()
    {
        double[] x = [0, 1, 2], y = [0, 1, 0];
        var figure = new Figure { new Panel().Line(x, y) };
        byte[] before = figure.ToPng();
        (x[1], y[1]) = (0.5, 9);
        Assert.Equal(before, figure.ToPng());
    }

    [Fact]
    public void Every_character_of_every_label_and_formula_has_a_glyph()
    {
        var texts = new List<string> { "αβγδεθκλμπρσςτφωΓΔΘΛΣΦΩ′″·×÷−±√≤≥≠≈∞∂∇∈ℝ∑∏∫⌊⌋⌈⌉⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇˡᵀᵗˣᶻ₀₁₂₃₄₅₆₇₈₉…–—“”‘’½⅓¼→←⊙‖" };
        foreach (Func<Figure> make in Gallery.All.Values)
        {
            Figure figure = make();
            texts.Add(figure.Title);
            foreach (Panel panel in figure.Panels)
                texts.AddRange([
                    panel.Title,
                    panel.XName,
                    panel.YName,
                    .. panel.Marks.Select(mark => mark.Label),
                    .. panel.Marks.OfType<NoteMark>().Select(note => note.Text)]);
        }
        foreach (double span in new[] { 1e-200, 1e-5, 0.3, 1, 40, 1e7, 1e200 })
        {
            var limits = new Limits(-span, span);
            var ticks = new Ticks(limits, 6);
            texts.AddRange(ticks.Values.Select(ticks.Label));
        }
        var decades = new Ticks(new Limits(-300, 10), 8, logarithmic: true);
        texts.AddRange(decades.Values.Select(decades.Label));
        foreach (Rune letter in texts.SelectMany(text => text.EnumerateRunes()).Distinct().Where(letter => letter.Value != '\n'))
            foreach (bool bold in new[] { false, true })
                Assert.True(PlotFonts.HasGlyph(letter, bold), $"{(bold ? "bold" : "regular")}: U+{letter.Value:X4} {letter}");
    }
}
