using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Plotting.Sampling;

/// <summary>Keeps curves visible that later ones run over, as ReLU under LeakyReLU: they are wider, so that their rims show.</summary>
internal static class Overlap
{
    private const double WiderEach = 2.2;
    private const int MostLayers = 3;

    /// <summary>The widths in points of curves that are drawn in this order, each given by samples at the same places.</summary>
    public static double[] Widths(IReadOnlyList<IReadOnlyList<double>> curves, double plain)
    {
        return [.. curves.Select((curve, i) => plain + WiderEach * Math.Min(MostLayers, Later(curve, i)))];

        int Later(IReadOnlyList<double> curve, int i) => curves.Skip(i + 1).Count(later => Coincide(curve, later));
    }

    /// <summary>Whether two curves agree over a visible part of the range, at least a tenth.</summary>
    private static bool Coincide(IReadOnlyList<double> one, IReadOnlyList<double> other)
        => 10 * Enumerable.Range(0, one.Count).Count(i => Math.Abs(one[i] - other[i]) <= 1e-4 * Math.Abs(one[i])) >= Math.Max(1, one.Count);
}
