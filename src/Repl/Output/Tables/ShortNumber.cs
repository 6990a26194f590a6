using System;
using System.Globalization;

namespace GradRepl.Repl.Output.Tables;

/// <summary>Numbers of cards and tables, to a few digits: what a reader compares, not what a program reads back.</summary>
internal static class ShortNumber
{
    public static string Of(double number, int digits = 4) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        0 => "0",
        _ => number.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace("E-0", "e-", StringComparison.Ordinal).Replace("E+0", "e+", StringComparison.Ordinal).Replace('E', 'e').Replace('-', '−'),
    };

    /// <summary>A duration in the unit that suits it.</summary>
    public static string OfNanoseconds(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{Of(nanoseconds, 3)} ns",
        < 1e6 => $"{Of(nanoseconds / 1e3, 3)} µs",
        < 1e9 => $"{Of(nanoseconds / 1e6, 3)} ms",
        _ => $"{Of(nanoseconds / 1e9, 3)} s",
    };
}
