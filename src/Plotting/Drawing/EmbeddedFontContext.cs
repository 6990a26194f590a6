using System.Linq;
using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace GradRepl.Plotting.Drawing;

/// <summary>Draws for OxyPlot through Skia, with text in the embedded fonts.</summary>
/// <remarks>
/// The base class shapes text with HarfBuzz and asks the system for fonts; both may be missing. Its methods are not
/// virtual, so the interface is implemented anew: OxyPlot calls through it only.
/// </remarks>
internal sealed class EmbeddedFontContext : SkiaRenderContext, IRenderContext
{
    private const double BoldWeight = 500;

    public new OxySize MeasureText(string text, string? fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text)) return OxySize.Empty;
        using SKFont font = PlotFonts.Font(fontSize, fontWeight > BoldWeight);
        return new OxySize(
            PlotFonts.Width(text, fontSize, fontWeight > BoldWeight),
            Height(font.Metrics, font.Spacing, text.Count(letter => letter == '\n')));
    }

    public new void DrawText(
        ScreenPoint p, string text, OxyColor fill, string? fontFamily, double fontSize, double fontWeight,
        double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || !fill.IsVisible()) return;
        bool bold = fontWeight > BoldWeight;
        using SKFont font = PlotFonts.Font(fontSize, bold);
        using var paint = new SKPaint { Color = new SKColor(fill.R, fill.G, fill.B, fill.A), IsAntialias = true };
        string[] lines = text.Split('\n');
        double height = Height(font.Metrics, font.Spacing, lines.Length - 1);
        double baseline = -font.Metrics.Ascent + verticalAlignment switch
        {
            VerticalAlignment.Top => 0,
            VerticalAlignment.Middle => -height / 2,
            _ => -height,
        };
        SkCanvas.Save();
        SkCanvas.Translate((float)p.X, (float)p.Y);
        SkCanvas.RotateDegrees((float)rotation);
        foreach (string line in lines)
        {
            double width = PlotFonts.Width(line, fontSize, bold);
            double left = horizontalAlignment switch
            {
                HorizontalAlignment.Left => 0,
                HorizontalAlignment.Center => -width / 2,
                _ => -width,
            };
            SkCanvas.DrawText(line, (float)left, (float)baseline, font, paint);
            baseline += font.Spacing;
        }
        SkCanvas.Restore();
    }

    private static double Height(SKFontMetrics metrics, float spacing, int furtherLines)
        => metrics.Descent - metrics.Ascent + furtherLines * spacing;
}
