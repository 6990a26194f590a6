using System;

namespace GradRepl.Plotting.Sampling;

/// <summary>The greatest value of a curve, where one point stands out: not on a plateau, at an end or at a jump.</summary>
internal static class Peak
{
    public static (double X, double Y)? Find(Func<double, double> function, SampledCurve curve)
    {
        (double[] x, double[] y) = (curve.X, curve.Y);
        int top = -1;
        double low = double.PositiveInfinity;
        for (int i = 0; i < y.Length; i++)
        {
            if (double.IsNaN(y[i])) continue;
            low = Math.Min(low, y[i]);
            if (top < 0 || y[i] > y[top]) top = i;
        }
        if (top < 0 || curve.Window is not null) return null;
        double span = x[^1] - x[0], height = y[top] - low;
        // A peak falls off visibly on both sides, and near it the curve is in one piece.
        double away = 0.05 * span, left = x[top] - away, right = x[top] + away;
        if (!(height > 0) || left < x[0] || right > x[^1]) return null;
        if (!(function(left) < y[top] - 1e-3 * height && function(right) < y[top] - 1e-3 * height)) return null;
        foreach (Jump jump in curve.Jumps)
            if (Math.Abs(jump.At - x[top]) < 1e-6 * span) return null;

        // Golden section; a maximum's place is known to about the square root of the rounding error.
        double ratio = (Math.Sqrt(5) - 1) / 2;
        (left, right) = (x[Math.Max(top - 1, 0)], x[Math.Min(top + 1, x.Length - 1)]);
        while (right - left > 1e-9 * span)
        {
            double a = right - ratio * (right - left), b = left + ratio * (right - left);
            if (function(a) >= function(b)) right = b;
            else left = a;
        }
        double found = (left + right) / 2, unit = Math.Pow(10, Math.Floor(Math.Log10(span)) - 4);
        double round = Math.Round(found / unit) * unit;
        return function(round) >= function(found) - 1e-9 * height ? (round, function(round)) : (found, function(found));
    }
}
