using System;
using System.IO;
using System.Linq;
using System.Text;
using SkiaSharp;

namespace GradRepl.Plotting.Drawing;

/// <summary>The embedded fonts: figures look the same on a machine that has none.</summary>
/// <remarks>The typefaces live as long as the process; Skia's typefaces are immutable and shared between threads.</remarks>
internal static class PlotFonts
{
    private static readonly SKTypeface Regular = Load("DejaVuSans.ttf");
    private static readonly SKTypeface Bold = Load("DejaVuSans-Bold.ttf");

    /// <summary>A font that the caller disposes of. No hinting: a glyph's shape then depends on the font alone.</summary>
    public static SKFont Font(double size, bool bold)
        => new(bold ? Bold : Regular, (float)size) { Edging = SKFontEdging.Antialias, Subpixel = true, Hinting = SKFontHinting.None };

    public static double Width(string text, double size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        using var paint = new SKPaint(font);
        return text.Length == 0 ? 0 : text.Split('\n').Max(line => paint.MeasureText(line));
    }

    public static bool HasGlyph(Rune letter, bool bold) => (bold ? Bold : Regular).GetGlyph(letter.Value) != 0;

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(PlotFonts).Assembly.GetManifestResourceStream("GradRepl.Plotting.Fonts." + name)
            ?? throw new InvalidOperationException($"The font {name} is missing from {typeof(PlotFonts).Assembly.GetName().Name}.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
