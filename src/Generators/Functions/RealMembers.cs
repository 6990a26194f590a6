using System;

namespace GradRepl.Generators.Functions;

/// <summary>Members of double and Math on numbers that netstandard2.0 lacks.</summary>
internal static class RealMembers
{
    public static double MaxMagnitude(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        return Math.Abs(a) > Math.Abs(b) ? a : Math.Abs(a) < Math.Abs(b) ? b : Math.Max(a, b);
    }

    public static double MinMagnitude(double a, double b)
    {
        if (double.IsNaN(a) || double.IsNaN(b)) return double.NaN;
        return Math.Abs(a) < Math.Abs(b) ? a : Math.Abs(a) > Math.Abs(b) ? b : Math.Min(a, b);
    }

    public static double RootN(double x, double n)
    {
        if (n == 0 || (x < 0 && n % 2 == 0)) return double.NaN;
        return x < 0 ? -Math.Pow(-x, 1 / n) : Math.Pow(x, 1 / n);
    }

    public static double FloorMod(double x, double y)
    {
        double remainder = x % y;
        return remainder == 0 || remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    /// <summary>The exponent of a double: 0 has int.MinValue, what is not finite int.MaxValue.</summary>
    public static double ILogB(double x)
    {
        if (x == 0) return int.MinValue;
        long bits = BitConverter.DoubleToInt64Bits(x) & long.MaxValue;
        int exponent = (int)(bits >> 52);
        if (exponent == 0x7FF) return int.MaxValue;
        if (exponent > 0) return exponent - 1023;
        for (exponent = -1023; (bits & (1L << 51)) == 0; bits <<= 1) exponent--;
        return exponent;
    }

    public static double IsNormal(double x) =>
        Math.Abs(x) >= 2.2250738585072014E-308 && !double.IsInfinity(x) ? 1 : 0;

    public static double IsSubnormal(double x) => x != 0 && Math.Abs(x) < 2.2250738585072014E-308 ? 1 : 0;

    public static double IsPow2(double x) => (BitConverter.DoubleToInt64Bits(x) & 0x000F_FFFF_FFFF_FFFF) == 0 && IsNormal(x) != 0 && x > 0
        ? 1
        : 0;

    /// <summary>sin(πx): x is first brought to within a half of a whole number, which is exact.</summary>
    public static double SinPi(double x)
    {
        double whole = Math.Round(x), part = x - whole;
        return (Math.IEEERemainder(whole, 2) == 0 ? 1 : -1) * Math.Sin(Math.PI * part);
    }

    /// <summary>cos(πx), likewise.</summary>
    public static double CosPi(double x)
    {
        double whole = Math.Round(x), part = x - whole;
        return (Math.IEEERemainder(whole, 2) == 0 ? 1 : -1) * Math.Sin(Math.PI * (0.5 - Math.Abs(part)));
    }

    /// <summary>Rounded to decimal digits; NaN where netstandard2.0 does not know the mode.</summary>
    public static double Round(double x, double digits, double mode) =>
        digits is >= 0 and <= 15 && mode is 0 or 1 ? Math.Round(x, (int)digits, (MidpointRounding)(int)mode) : double.NaN;

    /// <summary>Rounded to the nearest, ties away from 0.</summary>
    public static double RoundAway(double x) => Math.Round(x, MidpointRounding.AwayFromZero);

    /// <summary>The nearest number with eleven binary digits, as Half keeps it.</summary>
    public static double ToHalf(double x)
    {
        if (x == 0 || double.IsNaN(x) || double.IsInfinity(x)) return x;
        double unit = Math.Pow(2, Math.Max(ILogB(x), -14) - 10);
        double rounded = Math.Round(x / unit) * unit;
        return Math.Abs(rounded) > 65504 ? (x > 0 ? double.PositiveInfinity : double.NegativeInfinity) : rounded;
    }
}
