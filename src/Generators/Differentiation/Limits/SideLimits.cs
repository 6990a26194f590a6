using System;

namespace GradRepl.Generators.Differentiation.Limits;

/// <summary>What a function of one number comes to on the two sides of a point, as far as numbers beside it tell.</summary>
/// <param name="Left">The limit from the left; NaN where it is not known, or there is none.</param>
/// <param name="Right">The limit from the right.</param>
internal readonly record struct SideLimits(double Left, double Right)
{
    private const double Tolerance = 1e-5;

    /// <summary>Next to a quotient that cancels, values very near are all rounding error, and far ones are another formula's.</summary>
    private static readonly double[] Steps = [1e-4, 1e-3, 1e-2];

    /// <summary>Whether both limits are known.</summary>
    public bool AreKnown => !double.IsNaN(Left) && !double.IsNaN(Right);

    /// <summary>Whether both are known, and the same.</summary>
    public bool Agree => Near(Left, Right);

    public static SideLimits Of(Func<double, double> function, double point)
    {
        double size = Math.Max(1, Math.Abs(point));
        return new SideLimits(Limit(function, point, -size), Limit(function, point, size));
    }

    /// <summary>Whether two numbers are one, up to what extrapolation loses.</summary>
    public static bool Near(double first, double second) => Math.Abs(first - second) <= Tolerance * Math.Max(1, Math.Abs(first));

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
}
