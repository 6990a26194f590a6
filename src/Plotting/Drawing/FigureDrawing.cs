using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Plotting.Axes;
using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace GradRepl.Plotting.Drawing;

/// <summary>Lays a figure out and draws it. Made for one drawing, on one thread.</summary>
internal sealed class FigureDrawing
{
    /// <summary>Pixels to a point.</summary>
    public const int Scale = 2;

    private readonly Figure _figure;
    private readonly FigureLegend _legend;
    private readonly double _titleHeight;

    public FigureDrawing(Figure figure)
    {
        _figure = figure;
        Panels = [.. figure.Panels.Select(panel => new PanelDrawing(panel))];
        if (figure.SharesX && Panels.Count > 0)
        {
            Limits shared = Limits.Union(Panels.Select(panel => panel.XLimits));
            foreach (PanelDrawing panel in Panels) panel.XLimits = shared;
            if (figure.Arrangement == Arrangement.Stacked)
                foreach (PanelDrawing panel in Panels.SkipLast(1)) panel.HidesX = true;
        }
        if (figure.SharesY)
            foreach (var alike in Panels.GroupBy(panel => panel.Panel.IsLogarithmic))
            {
                Limits shared = Limits.Union(alike.Select(panel => panel.YLimits));
                foreach (PanelDrawing panel in alike) panel.YLimits = shared;
            }
        _legend = new FigureLegend(figure.Panels, figure.Width - 2 * Look.Margin);
        _titleHeight = figure.Title.Length > 0 ? Look.TitleSize + 12 : 0;
        Place();
    }

    public IReadOnlyList<PanelDrawing> Panels { get; }

    public double LegendBottom => Look.Margin + _titleHeight + _legend.Height;

    public byte[] ToPng()
    {
        var size = new SKImageInfo(
            (int)Math.Round(_figure.Width * Scale), (int)Math.Round(_figure.Height * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(size);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        using var context = new EmbeddedFontContext
        {
            SkCanvas = canvas,
            RenderTarget = RenderTarget.Screen,
            DpiScale = 1,
            UseTextShaping = false,
        };
        IRenderContext rc = context;
        (string title, double titleSize) = TextFit.Shrink(_figure.Title, Look.TitleSize, _figure.Width - 2 * Look.Margin, bold: true);
        rc.DrawText(
            new ScreenPoint(Look.Margin, Look.Margin - 4), title, Look.Text, "", titleSize,
            FontWeights.Bold, 0, HorizontalAlignment.Left, VerticalAlignment.Top, null);
        _legend.Draw(rc, Look.Margin, Look.Margin + _titleHeight);
        foreach (PanelDrawing panel in Panels)
        {
            IPlotModel model = panel.Model();
            model.Update(true);
            model.Render(rc, panel.Area);
            panel.DrawText(rc);
        }
        canvas.Flush();
        // Flat colors compress best without row filters, and in a third of the time.
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, 6))
            ?? throw new InvalidOperationException("Skia could not encode the figure as PNG.");
        return data.ToArray();
    }

    private void Place()
    {
        if (Panels.Count == 0) return;
        double left = Look.Margin, right = _figure.Width - Look.Margin;
        double top = LegendBottom, bottom = _figure.Height - Look.Margin + 4;
        if (_figure.Arrangement == Arrangement.SideBySide)
        {
            double above = Panels.Max(panel => panel.TopRoom), below = Panels.Max(panel => panel.BottomRoom);
            double width = (right - left - (Panels.Count - 1) * Look.Gap) / Panels.Count, height = bottom - top - above - below;
            if (_figure.SharesX)
            {
                int ticks = Panels.Min(panel => panel.WantedXTicks(width - panel.LeftRoom(height)));
                foreach (PanelDrawing panel in Panels) panel.XTickCount = ticks;
            }
            for (int i = 0; i < Panels.Count; i++)
                Fit(Panels[i], left + i * (width + Look.Gap), top + above, width, height, Panels[i].LeftRoom(height));
        }
        else
        {
            // All panels have the same left edge, so that x positions can be compared.
            double fixedRooms = Panels.Sum(panel => panel.TopRoom + panel.BottomRoom);
            double height = (bottom - top - fixedRooms - (Panels.Count - 1) * 6) / Panels.Count;
            double beside = Panels.Max(panel => panel.LeftRoom(height)), y = top;
            foreach (PanelDrawing panel in Panels)
            {
                Fit(panel, left, y + panel.TopRoom, right - left, height, beside);
                y += panel.TopRoom + height + panel.BottomRoom + 6;
            }
        }
    }

    private static void Fit(PanelDrawing panel, double left, double top, double width, double height, double beside)
    {
        const double Least = 20;
        double inner = Math.Max(Least, width - beside - panel.RightRoom(width - beside));
        panel.Area = new OxyRect(left + beside, top, inner, Math.Max(Least, height));
    }
}
