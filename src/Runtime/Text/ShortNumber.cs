using System;
using System.Globalization;
using System.Linq;

namespace GradRepl.Runtime.Text;

/// <summary>
/// Numbers as people read them, in cards, tables, verdicts and figures: to a few digits, with a true minus sign, and very
/// small and very large ones as <c>1.5×10⁻⁷</c>. What a program reads back is written by C#'s own formats instead.
/// </summary>
internal static class ShortNumber
{
    // Between 10⁻⁴ and 10⁶ a number is written out.
    private const int LeastExponent = -4, ExponentLimit = 6;

    /// <param name="number">The number.</param>
    /// <param name="digits">How many digits count.</param>
    public static string Of(double number, int digits = 4)
    {
        if (Special(number) is { } special) return special;
        string scientific = number.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = scientific.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(scientific.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = scientific[..e];
        if (exponent < LeastExponent || exponent >= Math.Max(ExponentLimit, digits)) return WithPower(mantissa, exponent);
        // The decimal places that are left of the digits; none before a rounded whole number such as 12350.
        decimal rounded = decimal.Parse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture);
        string places = "F" + Math.Max(0, digits - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        return WithMinus(WithoutZeros(rounded.ToString(places, CultureInfo.InvariantCulture)));
    }

    /// <summary>The fewest digits that read back as the same number.</summary>
    public static string Exact(double number)
    {
        if (Special(number) is { } special) return special;
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E', StringComparison.Ordinal);
        return e < 0
            ? WithMinus(text)
            : WithPower(text[..e], int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    /// <summary>As <see cref="Of"/>, where only ASCII can be shown.</summary>
    public static string Ascii(double number, int digits = 4)
    {
        string text = Of(number, digits);
        int power = text.IndexOf(Times, StringComparison.Ordinal);
        if (power >= 0) text = $"{text[..power]}e{PlainDigits(text.AsSpan(power + Times.Length))}";
        return text.Replace('−', '-').Replace("∞", "inf", StringComparison.Ordinal);
    }

    /// <summary>A duration in the unit that suits it.</summary>
    public static string OfNanoseconds(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{Of(nanoseconds, 3)} ns",
        < 1e6 => $"{Of(nanoseconds / 1e3, 3)} µs",
        < 1e9 => $"{Of(nanoseconds / 1e6, 3)} ms",
        _ => $"{Of(nanoseconds / 1e9, 3)} s",
    };

    /// <summary>Whether a text is a number as it is written here, or as C# writes it; a percentage too.</summary>
    public static bool IsNumber(string text) => TryParse(text.TrimEnd('%', ' '), out _);

    /// <summary>Reads a number as it is written here, or as C# writes it.</summary>
    public static bool TryParse(string text, out double number)
    {
        number = text is "∞" ? double.PositiveInfinity : double.NegativeInfinity;
        if (text is "∞" or "−∞") return true;
        int power = text.IndexOf(Times, StringComparison.Ordinal);
        if (power >= 0) text = $"{text[..power]}E{PlainDigits(text.AsSpan(power + Times.Length))}";
        const NumberStyles Styles = NumberStyles.Float | NumberStyles.AllowThousands;
        return double.TryParse(text.Replace('−', '-'), Styles, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A whole number in superscript digits: −12 gives ⁻¹².</summary>
    public static string Superscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : Superscripts[digit - '0']));

    private const string Times = "×10", Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static string? Special(double number) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        double.NaN => "NaN",
        0 => "0", // Of −0 too.
        _ => null,
    };

    private static string WithPower(string mantissa, int exponent) => WithMinus(WithoutZeros(mantissa)) + Times + Superscript(exponent);

    private static string WithoutZeros(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string WithMinus(string text) => text.Replace('-', '−');

    private static string PlainDigits(ReadOnlySpan<char> superscript)
    {
        char[] digits = new char[superscript.Length];
        for (int i = 0; i < digits.Length; i++)
            digits[i] = superscript[i] == '⁻' ? '-' : (char)('0' + Superscripts.IndexOf(superscript[i], StringComparison.Ordinal));
        return new string(digits);
    }
}
