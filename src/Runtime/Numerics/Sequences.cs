using System;

namespace GradRepl.Runtime;

/// <summary>Evenly spaced numbers.</summary>
public static class Sequences
{
    /// <summary>
    /// <paramref name="n"/> evenly spaced points from <paramref name="a"/> to <paramref name="b"/>, both
    /// included; as numpy's <c>linspace</c>.
    /// </summary>
    /// <param name="a">The first point.</param>
    /// <param name="b">The last point, met exactly; may lie below a.</param>
    /// <param name="n">How many points; 0 gives none, 1 gives a alone.</param>
    /// <returns>
    /// The points a + i·(b − a)/(n − 1), counted from the nearer end and with the exact middle: [−b, b] gives points that are
    /// exactly symmetric, with an exact 0 in the middle of an odd number of them. numpy's may differ in the last digit.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">n is negative, or a or b is not finite.</exception>
    public static double[] Linspace(double a, double b, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        if (!double.IsFinite(a)) throw new ArgumentOutOfRangeException(nameof(a), a, "The first point must be a finite number.");
        if (!double.IsFinite(b)) throw new ArgumentOutOfRangeException(nameof(b), b, "The last point must be a finite number.");

        var points = new double[n];
        if (n == 0) return points;
        int intervals = n - 1;
        double range = b - a;
        bool large = !double.IsFinite(range * intervals);
        for (int i = 0; i < n - i; i++)
        {
            // Multiply before dividing: 3·1/10 is 0.3, but 3·(1/10) is not.
            double offset = i == 0 ? 0 : large ? i * (b / intervals - a / intervals) : i * range / intervals;
            points[i] = a + offset;
            points[intervals - i] = n == 1 ? a : b - offset;
        }
        if (n > 1 && n % 2 == 1) points[n / 2] = a / 2 + b / 2;
        return points;
    }
}
