using System;
using System.Drawing;
using System.Linq;

namespace GradRepl.Plotting.Tests;

public sealed class PaletteTests
{
    [Fact]
    public void Activations_that_lessons_compare_have_colors_of_their_own()
    {
        string[] compared = ["Sigmoid", "Tanh", "ReLU", "LeakyReLU", "ELU", "GELU", "SiLU"];
        Assert.Equal(compared.Length, compared.Select(Palette.Of).Distinct().Count());
        Assert.Equal(Palette.Of("ReLU"), Palette.Of("relu"));
        Assert.Equal(Palette.Blue, Palette.Of("Wiggle")); // FNV-1a is 670396240, modulo 8 0: the same in every process
    }

    [Fact]
    public void The_sequence_grows_lighter_with_every_step()
    {
        // Relative luminance, WCAG 2: dark to light also for those who see no hue.
        static double Luminance(Color color)
        {
            static double Linear(byte c) => c / 255.0 is var s && s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);
            return 0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B);
        }
        double[] luminances = [.. Enumerable.Range(0, 40).Select(i => Luminance(Palette.Sequence(i, 40)))];
        Assert.All(luminances.Zip(luminances.Skip(1)), pair => Assert.True(pair.Second > pair.First));
        Assert.True(luminances[^1] < 0.5, "the last step is too pale on white");
        Assert.Equal(Palette.Sequence(0, 5), Palette.Sequence(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Palette.Sequence(5, 5));
    }
}
