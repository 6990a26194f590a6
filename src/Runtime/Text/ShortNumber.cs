using System;
using System.Globalization;
using System.Linq;

namespace GradRepl.Runtime.Text;

/// <summary>Numbers in sentences, tables and labels: few digits, a true minus sign, powers of ten written out.</summary>
internal static class ShortNumber
{
    /// <summary>A value as people write it: <c>0.25</c>, <c>−3.142</c>, <c>2×10⁻⁷</c>.</summary>
    /// <param name="value">The value; −0 is written as 0.</param>
    /// <param name="digits">How many significant digits are kept at most.</param>
    public static string Of(double value, int digits = 4)
    {
        string text = (value == 0 ? 0 : value).ToString($"G{digits}", CultureInfo.InvariantCulture);
        int e = text.IndexOf('E', StringComparison.Ordinal);
        if (e >= 0) text = text[..e] + "×10" + Superscript(int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture));
        return text.Replace('-', '−');
    }

    /// <summary>A whole number in superscript digits: −12 gives ⁻¹².</summary>
    public static string Superscript(int number) => string.Concat(
        number.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));
}
