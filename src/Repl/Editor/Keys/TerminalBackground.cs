using System;
using System.Globalization;

namespace GradRepl.Repl.Editor.Keys;

/// <summary>Whether a terminal is dark on light: asked with <see cref="Query"/>, which not every terminal answers.</summary>
internal static class TerminalBackground
{
    /// <summary>xterm's question for the background colour.</summary>
    public const string Query = "\e]11;?\a";

    /// <param name="report">A report without its brackets, as <c>11;rgb:ffff/ffff/ffff</c>.</param>
    /// <returns>Null where the report is about something else.</returns>
    public static bool? IsLight(string report)
    {
        const string prefix = "11;rgb:";
        if (!report.StartsWith(prefix, StringComparison.Ordinal)) return null;
        string[] parts = report[prefix.Length..].Split('/');
        if (parts.Length != 3) return null;
        Span<double> channels = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) || parts[i].Length > 4) return null;
            channels[i] = value / (Math.Pow(16, parts[i].Length) - 1);
        }
        // Luma as in ITU-R BT.601.
        return 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2] > 0.5;
    }

    /// <summary>What COLORFGBG says, as <c>0;15</c> for black on white; dark where it says nothing.</summary>
    public static bool IsLightByEnvironment(string? colours)
    {
        string last = colours is null ? "" : colours[(colours.LastIndexOf(';') + 1)..];
        return last is "7" or "15";
    }
}
