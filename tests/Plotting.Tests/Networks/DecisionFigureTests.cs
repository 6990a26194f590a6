using System;
using System.Drawing;
using GradRepl.Networks;

namespace GradRepl.Plotting.Tests;

public sealed class DecisionFigureTests
{
    private static readonly Network<double> Trained = Separator();

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

    private static Network<double> Separator() =>
        new Network(2).Add(new Dense<double>(new Matrix<double>(2, 1, [8, 0]), new Matrix<double>(1, 1)));
}
