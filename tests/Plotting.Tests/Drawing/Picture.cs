using System;
using System.Drawing;
using GradRepl.Plotting.Drawing;
using SkiaSharp;

namespace GradRepl.Plotting.Tests;

/// <summary>A drawn figure, to be asked for the color at a point of its data.</summary>
internal sealed class Picture : IDisposable
{
    private readonly FigureDrawing _drawing;
    private readonly SKBitmap _pixels;

    public Picture(Figure figure)
    {
        _drawing = new FigureDrawing(figure);
        _pixels = SKBitmap.Decode(figure.ToPng());
    }

    public int Width => _pixels.Width;

    public int Height => _pixels.Height;

    public Color this[int x, int y] => _pixels.GetPixel(x, y) is var c ? Color.FromArgb(c.Red, c.Green, c.Blue) : default;

    /// <summary>The color at the point (x, y) of a panel's data.</summary>
    public Color At(int panel, double x, double y)
    {
        (int column, int row) = Pixel(panel, x, y);
        return this[column, row];
    }

    /// <summary>Whether a pixel within <paramref name="reach"/> of the point has nearly the color.</summary>
    public bool Shows(Color color, int panel, double x, double y, int reach = 1)
    {
        (int column, int row) = Pixel(panel, x, y);
        for (int i = -reach; i <= reach; i++)
            for (int j = -reach; j <= reach; j++)
                if (column + i >= 0 && column + i < Width && row + j >= 0 && row + j < Height && Near(this[column + i, row + j], color))
                    return true;
        return false;
    }

    public static bool Near(Color one, Color other)
        => Math.Abs(one.R - other.R) <= 12 && Math.Abs(one.G - other.G) <= 12 && Math.Abs(one.B - other.B) <= 12;

    public void Dispose() => _pixels.Dispose();

    private (int Column, int Row) Pixel(int panel, double x, double y)
    {
        OxyPlot.ScreenPoint place = _drawing.Panels[panel].Place(x, y);
        return ((int)(place.X * FigureDrawing.Scale), (int)(place.Y * FigureDrawing.Scale));
    }
}
