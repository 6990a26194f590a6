using System.Globalization;

namespace GradRepl.Plotting.Drawing;

/// <summary>Makes a heading fit its width: smaller first, then shortened with an ellipsis.</summary>
internal static class TextFit
{
    private const double Smallest = 0.72;

    public static (string Text, double Size) Shrink(string text, double size, double width, bool bold)
    {
        double needed = PlotFonts.Width(text, size, bold);
        if (needed <= width) return (text, size);
        if (needed * Smallest <= width) return (text, size * width / needed * 0.995);
        var parts = new StringInfo(text);
        int kept = parts.LengthInTextElements;
        double small = size * Smallest;
        while (kept > 1 && PlotFonts.Width(parts.SubstringByTextElements(0, kept) + "…", small, bold) > width) kept--;
        return (parts.SubstringByTextElements(0, kept).TrimEnd() + "…", small);
    }
}
