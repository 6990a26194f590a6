using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Plotting.Axes;

/// <summary>The range that an axis shows.</summary>
internal readonly record struct Limits(double Low, double High)
{
    // Beyond this, differences and pixel positions would overflow.
    private const double Largest = 1e300;

    public double Span => High - Low;

    public static void Check(double from, double to)
    {
        if (!double.IsFinite(from) || !double.IsFinite(to))
            throw new ArgumentException($"The range from {from} to {to} is not finite: give two numbers, as from: -6, to: 6.");
        if (from >= to)
            throw new ArgumentException($"The range from {from} to {to} is empty: 'from' must be less than 'to', as from: -6, to: 6.");
        if (from < -Largest || to > Largest)
            throw new ArgumentException($"The range from {from} to {to} is too wide to draw: stay within ±1e300.");
        if (to - from < 1e-300 || to - from < 1e-12 * Math.Max(Math.Abs(from), Math.Abs(to)))
            throw new ArgumentException($"The range from {from} to {to} is too narrow to draw: its ends agree in twelve digits.");
    }

    /// <summary>The limits of all finite values with some air; a constant stands in the middle; nothing at all gives 0 … 1.</summary>
    public static Limits Around(IEnumerable<double> values, double air)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) continue;
            double kept = Math.Clamp(value, -Largest, Largest);
            low = Math.Min(low, kept);
            high = Math.Max(high, kept);
        }
        if (low > high) return new Limits(0, 1);
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low < 1e-300 || high - low <= 1e-12 * size)
        {
            double room = size > 1e-290 ? size * 0.5 : 1;
            return new Limits(low - room, high + room);
        }
        return new Limits(low - air * (high - low), high + air * (high - low));
    }

    /// <summary>Whole decades around the positive values, as exponents of ten; at least one decade.</summary>
    public static Limits Decades(IEnumerable<double> exponents)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double exponent in exponents)
        {
            if (!double.IsFinite(exponent)) continue;
            low = Math.Min(low, exponent);
            high = Math.Max(high, exponent);
        }
        if (low > high) return new Limits(-1, 0);
        // A value that lies on a decade gets room, so that its line or point is not on the panel's edge.
        double below = Math.Floor(low - 0.05), above = Math.Ceiling(high + 0.05);
        return new Limits(below, above);
    }

    public static Limits Union(IEnumerable<Limits> all)
    {
        Limits[] each = [.. all];
        return new Limits(each.Min(limits => limits.Low), each.Max(limits => limits.High));
    }
}
