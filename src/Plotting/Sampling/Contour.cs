using System;
using System.Collections.Generic;

namespace GradRepl.Plotting.Sampling;

/// <summary>The line along which a function over a grid is 0, by marching squares (Lorensen and Cline 1987, in the plane).</summary>
internal static class Contour
{
    /// <param name="x">The grid's columns.</param>
    /// <param name="y">The grid's rows.</param>
    /// <param name="value">The function at a row and a column.</param>
    /// <returns>Segments, each two points and a NaN, for a line with gaps.</returns>
    public static (double[] X, double[] Y) Zero(double[] x, double[] y, Func<int, int, double> value)
    {
        var values = new double[y.Length, x.Length];
        for (int i = 0; i < y.Length; i++)
            for (int j = 0; j < x.Length; j++)
                values[i, j] = value(i, j);
        List<double> lineX = [], lineY = [];
        Span<(double X, double Y)> crossings = stackalloc (double, double)[4];
        for (int i = 0; i + 1 < y.Length; i++)
            for (int j = 0; j + 1 < x.Length; j++)
            {
                double a = values[i, j], b = values[i, j + 1], c = values[i + 1, j + 1], d = values[i + 1, j];
                int count = 0;
                if (a < 0 != b < 0) crossings[count++] = (Between(x[j], x[j + 1], a, b), y[i]);
                if (b < 0 != c < 0) crossings[count++] = (x[j + 1], Between(y[i], y[i + 1], b, c));
                if (d < 0 != c < 0) crossings[count++] = (Between(x[j], x[j + 1], d, c), y[i + 1]);
                if (a < 0 != d < 0) crossings[count++] = (x[j], Between(y[i], y[i + 1], a, d));
                // With four crossings (a saddle point) either pairing will do.
                for (int k = 0; k + 1 < count; k += 2)
                {
                    lineX.AddRange([crossings[k].X, crossings[k + 1].X, double.NaN]);
                    lineY.AddRange([crossings[k].Y, crossings[k + 1].Y, double.NaN]);
                }
            }
        return ([.. lineX], [.. lineY]);
    }

    private static double Between(double from, double to, double low, double high) => from + (to - from) * low / (low - high);
}
