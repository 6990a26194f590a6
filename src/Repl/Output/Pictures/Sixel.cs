using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SkiaSharp;

namespace GradRepl.Repl.Output.Pictures;

/// <summary>
/// A picture as DEC's terminals took it (VT330/VT340 Programmer Reference Manual, chapter 14): bands of six rows, one
/// character for six pixels of one colour above each other.
/// </summary>
internal static class Sixel
{
    private const int BandHeight = 6, MostColors = 256;

    // A run of fewer repeats is shorter as it is.
    private const int ShortestRun = 4;

    /// <summary>The control sequence that shows a PNG where the cursor is, no wider than so many pixels.</summary>
    public static string Of(byte[] png, int width)
    {
        using SKBitmap picture = Scaled(png, width);
        byte[] pixels = Indexed(picture.Pixels, out IReadOnlyList<SKColor> palette);
        var text = new StringBuilder();
        // The pixels are square, and all of them are drawn.
        text.Append(CultureInfo.InvariantCulture, $"\eP0;1q\"1;1;{picture.Width};{picture.Height}");
        for (int i = 0; i < palette.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"#{i};2;{Percent(palette[i].Red)};{Percent(palette[i].Green)};{Percent(palette[i].Blue)}");
        for (int top = 0; top < picture.Height; top += BandHeight)
            Band(text, pixels.AsSpan(top * picture.Width, picture.Width * Math.Min(BandHeight, picture.Height - top)), picture.Width);
        return text.Append("\e\\").ToString();
    }

    private static SKBitmap Scaled(byte[] png, int width)
    {
        SKBitmap picture = SKBitmap.Decode(png);
        if (picture.Width <= width) return picture;
        using (picture)
        {
            int height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
            return picture.Resize(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque), SKFilterQuality.High);
        }
    }

    /// <summary>Each pixel as a place in a palette of the most frequent colours, the others as the nearest of them.</summary>
    private static byte[] Indexed(SKColor[] pixels, out IReadOnlyList<SKColor> palette)
    {
        // A terminal's registers hold percents, so that colours which differ by less are one.
        SKColor[] colors = [.. pixels.GroupBy(Key).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.First())];
        SKColor[] kept = colors[..Math.Min(colors.Length, MostColors)];
        Dictionary<int, byte> places = colors.ToDictionary(Key, color => (byte)Nearest(kept, color));
        palette = kept;
        return [.. pixels.Select(pixel => places[Key(pixel)])];

        static int Key(SKColor color) => (Percent(color.Red) * 101 + Percent(color.Green)) * 101 + Percent(color.Blue);
    }

    private static int Nearest(SKColor[] palette, SKColor color)
    {
        return Enumerable.Range(0, palette.Length).MinBy(i => Square(palette[i].Red - color.Red) + Square(palette[i].Green - color.Green) + Square(palette[i].Blue - color.Blue));

        static int Square(int difference) => difference * difference;
    }

    /// <summary>Up to six rows: each colour that occurs is drawn over the whole width, one after the other.</summary>
    private static void Band(StringBuilder text, ReadOnlySpan<byte> pixels, int width)
    {
        foreach (byte color in pixels.ToArray().Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"#{color}");
            int run = 0, current = 0;
            for (int x = 0; x < width; x++)
            {
                int sixel = 0;
                for (int y = 0; y * width < pixels.Length; y++)
                    if (pixels[y * width + x] == color) sixel |= 1 << y;
                if (sixel != current)
                {
                    Run(text, current, run);
                    (run, current) = (0, sixel);
                }
                run++;
            }
            // What is left empty at the end need not be said.
            if (current != 0) Run(text, current, run);
            text.Append('$');
        }
        text.Append('-');
    }

    private static void Run(StringBuilder text, int sixel, int length)
    {
        char letter = (char)('?' + sixel);
        if (length < ShortestRun) text.Append(letter, length);
        else text.Append(CultureInfo.InvariantCulture, $"!{length}{letter}");
    }

    private static int Percent(byte value) => (value * 100 + 127) / 255;
}
