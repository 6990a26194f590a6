using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Repl.Output.Pictures;
using GradRepl.Runtime;
using SkiaSharp;

namespace GradRepl.Repl.Tests.Output.Pictures;

/// <summary>Sixels, read back by a terminal's rules.</summary>
public sealed partial class SixelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 6)]
    [InlineData(7, 13)]
    public void Few_colours_come_through_to_a_percent(int width, int height)
    {
        using var picture = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) picture.SetPixel(x, y, new SKColor((byte)(x * 40), (byte)(y * 19), (byte)(x == y ? 255 : 0)));
        SKColor?[,] seen = Read(Sixel.Of(Png(picture), 100));
        Assert.Equal((height, width), (seen.GetLength(0), seen.GetLength(1)));
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) Assert.InRange(Distance(picture.GetPixel(x, y), seen[y, x]!.Value), 0, 2);
    }

    [Fact]
    public void A_figure_fits_the_width_and_keeps_its_colours()
    {
        byte[] png = Figure.Compare(Activations.Tanh, Activations.Sigmoid).ToPng();
        SKColor?[,] seen = Read(Sixel.Of(png, 400));
        Assert.Equal(400, seen.GetLength(1));
        using SKBitmap original = SKBitmap.Decode(png);
        Assert.Equal(Math.Round(400.0 * original.Height / original.Width), seen.GetLength(0));
        using SKBitmap expected = original.Resize(new SKImageInfo(400, seen.GetLength(0)), SKFilterQuality.High);
        double[] distances = [.. from y in Enumerable.Range(0, seen.GetLength(0)) from x in Enumerable.Range(0, 400) select Distance(expected.GetPixel(x, y), seen[y, x]!.Value)];
        Assert.True(distances.Average() < 1, $"mean {distances.Average()}");
        Assert.True(distances.Max() < 60, $"greatest {distances.Max()}");
    }

    [Fact]
    public void More_colours_than_registers_become_the_nearest()
    {
        using var picture = new SKBitmap(60, 60, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 60; x++) picture.SetPixel(x, y, new SKColor((byte)(4 * x), (byte)(4 * y), 128));
        string sequence = Sixel.Of(Png(picture), 60);
        Assert.Equal(256, Definition().Matches(sequence).Count);
        Assert.All(Read(sequence).Cast<SKColor?>(), pixel => Assert.NotNull(pixel));
    }

    private static byte[] Png(SKBitmap picture)
    {
        using SKData data = picture.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static double Distance(SKColor left, SKColor right) =>
        new[] { left.Red - right.Red, left.Green - right.Green, left.Blue - right.Blue }.Max(Math.Abs);

    /// <summary>Draws the sequence on a screen of its own, as the manual says.</summary>
    private static SKColor?[,] Read(string sequence)
    {
        Match head = Head().Match(sequence);
        Assert.True(head.Success);
        var screen = new SKColor?[int.Parse(head.Groups["height"].Value), int.Parse(head.Groups["width"].Value)];
        var registers = new Dictionary<int, SKColor>();
        (int x, int top, SKColor color) = (0, 0, default);
        foreach (Match part in Part().Matches(head.Groups["data"].Value))
        {
            if (part.Groups["red"].Success)
                registers[int.Parse(part.Groups["register"].Value)] = new SKColor(Level("red"), Level("green"), Level("blue"));
            else if (part.Groups["register"].Success) color = registers[int.Parse(part.Groups["register"].Value)];
            else if (part.Value == "$") x = 0;
            else if (part.Value == "-") (x, top) = (0, top + 6);
            else
            {
                int length = part.Groups["length"].Success ? int.Parse(part.Groups["length"].Value) : 1, bits = part.Groups["sixel"].Value[0] - '?';
                for (int end = x + length; x < end; x++)
                    for (int y = 0; y < 6; y++)
                        if ((bits >> y & 1) != 0) screen[top + y, x] = color;
            }

            byte Level(string name) => (byte)Math.Round(int.Parse(part.Groups[name].Value) * 2.55);
        }
        return screen;
    }

    [GeneratedRegex("""^\eP0;1q"1;1;(?<width>\d+);(?<height>\d+)(?<data>(#\d+(;2;\d+;\d+;\d+)?|(!\d+)?[?-~]|[$-])*)\e\\$""")]
    private static partial Regex Head();

    [GeneratedRegex(@"#(?<register>\d+)(;2;(?<red>\d+);(?<green>\d+);(?<blue>\d+))?|(!(?<length>\d+))?(?<sixel>[?-~])|[$-]")]
    private static partial Regex Part();

    [GeneratedRegex(@"#\d+;2;\d+;\d+;\d+")]
    private static partial Regex Definition();
}
