using System;
using System.Globalization;
using System.Linq;

namespace GradRepl.Tests;

/// <summary>
/// A true value: <paramref name="Nearest"/> + <paramref name="Remainder"/> ulp of it. The one place where ulps are measured.
/// </summary>
public sealed record TruthPoint(double[] Arguments, double Nearest, double Remainder)
{
    public double X => Arguments[0];

    /// <summary>
    /// The distance of <paramref name="value"/> from the truth in units of the last place of the truth: 2^-1074 where it is
    /// subnormal or 0. Infinite for a wrong infinity, NaN, or (unless told otherwise) sign of zero.
    /// </summary>
    public double UlpError(double value, bool signedZero = true)
    {
        if (double.IsNaN(Nearest)) return double.IsNaN(value) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(Nearest) || !double.IsFinite(value)) return value == Nearest ? 0 : double.PositiveInfinity;
        if (signedZero && value == 0 && Nearest == 0 && double.IsNegative(value) != double.IsNegative(Nearest))
            return double.PositiveInfinity;
        double ulp = Ulp(Nearest);
        double difference = value - Nearest;
        return Math.Abs(difference / ulp - Remainder);
    }

    /// <summary>The absolute distance of <paramref name="value"/> from the truth.</summary>
    public double AbsoluteError(double value) => Math.Abs(value - Nearest - Remainder * Ulp(Nearest));

    /// <summary>The distance from |value| to the next double away from zero.</summary>
    public static double Ulp(double value)
    {
        double magnitude = Math.Abs(value);
        return magnitude == double.MaxValue ? magnitude - Math.BitDecrement(magnitude) : Math.BitIncrement(magnitude) - magnitude;
    }

    public override string ToString() =>
        $"({string.Join(", ", Arguments.Select(a => a.ToString("R", CultureInfo.InvariantCulture)))}) -> "
        + Nearest.ToString("R", CultureInfo.InvariantCulture);
}
