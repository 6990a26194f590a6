using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace GradRepl.Plotting.Drawing;

/// <summary>Cells of color, drawn as one stretched picture.</summary>
internal sealed class HeatOverlay(HeatMark mark) : Annotation
{
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        int rows = mark.Cells.GetLength(0), columns = mark.Cells.GetLength(1);
        using var bitmap = new SKBitmap(new SKImageInfo(columns, rows, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
                bitmap.SetPixel(column, rows - 1 - row, mark.Cells[row, column] is var c ? new SKColor(c.R, c.G, c.B) : default);
        ScreenPoint low = this.Transform(mark.X.From, mark.Y.From), high = this.Transform(mark.X.To, mark.Y.To);
        var place = new SKRect((float)low.X, (float)high.Y, (float)high.X, (float)low.Y);
        using var paint = new SKPaint { FilterQuality = mark.IsSmooth ? SKFilterQuality.Low : SKFilterQuality.None, IsAntialias = false };
        SKCanvas canvas = ((SkiaRenderContext)rc).SkCanvas;
        OxyRect area = PlotModel.PlotArea;
        canvas.Save();
        canvas.ClipRect(new SKRect((float)area.Left, (float)area.Top, (float)area.Right, (float)area.Bottom));
        canvas.DrawBitmap(bitmap, place, paint);
        canvas.Restore();
    }
}
