using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>Where a function of one number changes its sign.</summary>
internal static class Roots
{
    private const double Reach = 12.017;
    private const int Intervals = 96, Halvings = 60, Most = 4;

    /// <summary>The first few, from the middle outwards; poles are none.</summary>
    public static IEnumerable<double> Of(Func<double, double> function)
    {
        double[] grid = [.. Enumerable.Range(0, Intervals + 1).Select(i => Reach * (2.0 * i / Intervals - 1) + 0.0031)];
        double[] values = [.. grid.Select(function)];
        return Enumerable.Range(0, Intervals)
            .Where(i => values[i] * values[i + 1] <= 0)
            .OrderBy(i => Math.Abs(grid[i]))
            .Select(i => Between(function, grid[i], grid[i + 1], values[i]))
            .Where(root => Math.Abs(function(root)) < 1e-9)
            .Take(Most);
    }

    private static double Between(Func<double, double> function, double low, double high, double atLow)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            if (function(middle) * atLow > 0) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }
}
