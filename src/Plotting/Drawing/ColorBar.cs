using System.Linq;
using GradRepl.Plotting.Axes;
using OxyPlot;

namespace GradRepl.Plotting.Drawing;

/// <summary>The bar beside a heat map that says which color is which value.</summary>
internal sealed class ColorBar(ColorScale scale)
{
    private const double Away = 14, Thickness = 14, TickGap = 6;
    private const int Strips = 128;

    private readonly Limits _limits = new(scale.Place(scale.Low), scale.Place(scale.High));

    /// <summary>The room that it takes on the right of the panel.</summary>
    public double Width => Away + Thickness + TickGap + LabelWidth + (scale.Name.Length > 0 ? Look.NameSize + 11 : 0);

    public void Draw(IRenderContext rc, OxyRect panel)
    {
        double left = panel.Right + Away, strip = panel.Height / Strips;
        // Each strip reaches to the top and the next one is drawn over it, so that no seams show.
        for (int i = 0; i < Strips; i++)
            rc.DrawRectangle(
                new OxyRect(left, panel.Top, Thickness, panel.Height - i * strip),
                Look.Oxy(scale.At(i / (Strips - 1.0))),
                OxyColors.Undefined,
                0,
                EdgeRenderingMode.PreferGeometricAccuracy);
        rc.DrawRectangle(
            new OxyRect(left, panel.Top, Thickness, panel.Height), OxyColors.Undefined,
            Look.Zero, 0.8, EdgeRenderingMode.PreferGeometricAccuracy);
        Ticks ticks = Ticks(panel.Height);
        foreach (double tick in ticks.Values)
            rc.DrawText(
                new ScreenPoint(left + Thickness + TickGap, panel.Bottom - (tick - _limits.Low) / _limits.Span * panel.Height),
                ticks.Label(tick), Look.TickText, "", Look.TickSize, FontWeights.Normal,
                0, HorizontalAlignment.Left, VerticalAlignment.Middle, null);
        (string name, double size) = TextFit.Shrink(scale.Name, Look.NameSize, panel.Height, bold: false);
        rc.DrawText(
            new ScreenPoint(left + Thickness + TickGap + LabelWidth + 7, panel.Center.Y),
            name, Look.Text, "", size, FontWeights.Normal, -90, HorizontalAlignment.Center, VerticalAlignment.Top, null);
    }

    private double LabelWidth => Ticks(300) is var ticks ? ticks.Values.Max(tick => PlotFonts.Width(ticks.Label(tick), Look.TickSize)) : 0;

    private Ticks Ticks(double height) => new(_limits, System.Math.Clamp((int)(height / 42), 2, 9), logarithmic: scale.IsLogarithmic);
}
