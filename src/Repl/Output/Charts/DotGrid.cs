using System;
using System.Linq;

namespace GradRepl.Repl.Output.Charts;

/// <summary>Dots in rows and columns, onto which a function is traced; row 0 is at the top.</summary>
internal sealed class DotGrid(int width, int height)
{
    private const int Fine = 3; // samples to a column, so that steep parts stay connected

    private readonly bool[,] _dots = new bool[width, height];

    public bool this[int column, int row] => _dots[column, row];

    /// <summary>Draws a function over a range, scaled to the height.</summary>
    /// <returns>The values that the bottom and the top row stand for.</returns>
    public (double Low, double High) Trace(Func<double, double> function, double from, double to)
    {
        int samples = Fine * (width - 1) + 1;
        double[] values = [.. Enumerable.Range(0, samples).Select(i => function(from + (to - from) * i / (samples - 1)))];
        (double low, double high) = Window(values);
        int? before = null;
        for (int i = 0; i < samples; i++)
        {
            int? row = double.IsFinite(values[i]) ? Row(values[i], low, high) : null;
            int column = i / Fine;
            if (row is { } to2)
            {
                // A jump over more than the whole height is a pole: leave it open.
                int start = before is { } last && Math.Abs(last - to2) <= height ? last + Math.Sign(to2 - last) : to2;
                for (int y = start; ; y += Math.Sign(to2 - y))
                {
                    if (y >= 0 && y < height) _dots[column, y] = true;
                    if (y == to2) break;
                }
            }
            before = row;
        }
        return (low, high);
    }

    // The extent, or where a pole would flatten all the rest, that of the bulk.
    private static (double Low, double High) Window(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0) return (0, 1);
        (double low, double high) = (sorted[0], sorted[^1]);
        int cut = sorted.Length / 20;
        double bulk = sorted[^(1 + cut)] - sorted[cut];
        if (bulk > 0 && high - low > 20 * bulk) (low, high) = (sorted[cut] - bulk / 2, sorted[^(1 + cut)] + bulk / 2);
        return high > low ? (low, high) : (low - 0.5, high + 0.5);
    }

    // Values off the window land just outside the grid.
    private int Row(double value, double low, double high) =>
        (int)Math.Clamp(Math.Round((high - value) / (high - low) * (height - 1)), -2 * height, 3 * height);
}
