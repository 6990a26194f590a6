using System;

namespace GradRepl.Runtime.Numerics;

/// <summary>What a function comes to on the two sides of a point, as far as values beside it tell.</summary>
internal static class SideLimits
{
    private const double Tolerance = 1e-5;

    /// <summary>Next to a quotient that cancels, values very near are all rounding error, and far ones are another formula's.</summary>
    private static readonly double[] Steps = [1e-4, 1e-3, 1e-2];

    /// <summary>Whether the limits from the two sides differ, or are not known; or, if asked, the value at the point from both.</summary>
    public static bool Differ(Func<double, double> function, double point, bool withValue = false)
    {
        double size = Math.Max(1, Math.Abs(point));
        double left = Limit(function, point, -size), right = Limit(function, point, size);
        return !Near(left, right) || (withValue && !Near(left, function(point)));
    }

    private static double Limit(Func<double, double> function, double point, double direction)
    {
        foreach (double step in Steps)
        {
            double limit = Extrapolated(function, point, direction * step);
            if (Near(limit, Extrapolated(function, point, 0.4 * direction * step))) return limit;
        }
        return double.NaN;
    }

    private static double Extrapolated(Func<double, double> function, double point, double step) =>
        3 * function(point + step) - 3 * function(point + 2 * step) + function(point + 3 * step);

    private static bool Near(double first, double second) => Math.Abs(first - second) <= Tolerance * Math.Max(1, Math.Abs(first));
}
