using System.Drawing;
using OxyPlot;

namespace GradRepl.Plotting.Drawing;

/// <summary>Sizes in points and gray that all figures share.</summary>
internal static class Look
{
    public const double Margin = 16;
    public const double TitleSize = 17;
    public const double HeadingSize = 14;
    public const double NameSize = 13;
    public const double TickSize = 12;
    public const double NoteSize = 12;
    public const double LegendSize = 12.5;
    public const double Gap = 26;

    public static readonly OxyColor Text = OxyColor.FromRgb(0x22, 0x22, 0x22);
    public static readonly OxyColor TickText = OxyColor.FromRgb(0x4A, 0x4A, 0x4A);
    public static readonly OxyColor Grid = OxyColor.FromRgb(0xE9, 0xE9, 0xE9);
    public static readonly OxyColor FineGrid = OxyColor.FromRgb(0xF4, 0xF4, 0xF4);
    public static readonly OxyColor Zero = OxyColor.FromRgb(0xB4, 0xB4, 0xB4);

    public static OxyColor Oxy(Color color) => OxyColor.FromArgb(color.A, color.R, color.G, color.B);

    public static LineStyle Oxy(Stroke stroke) => stroke switch
    {
        Stroke.Dashed => LineStyle.Dash,
        Stroke.Dotted => LineStyle.Dot,
        Stroke.DashDotted => LineStyle.DashDot,
        _ => LineStyle.Solid,
    };

    public static OxyColor Fill(PointsMark points) => points.Marker == Marker.OpenCircle ? OxyColors.White : Oxy(points.Color);

    /// <summary>
    /// Opaque points have a white rim, which separates them; translucent ones, which may pile up, and circles that end a
    /// curve have a rim of their own color.
    /// </summary>
    public static OxyColor Outline(PointsMark points) => IsRimmed(points) ? OxyColor.FromAColor(255, Oxy(points.Color)) : OxyColors.White;

    public static double OutlineWidth(PointsMark points) => points.Color.A < 255 ? 0.8 : IsRimmed(points) ? 1.5 : 0.8;

    private static bool IsRimmed(PointsMark points) =>
        points.Marker == Marker.OpenCircle || points.Label.Length == 0 || points.Color.A < 255;

    public static double[]? Dashes(Stroke stroke) => Oxy(stroke).GetDashArray();

    public static MarkerType Oxy(Marker marker) => marker switch
    {
        Marker.Triangle => MarkerType.Triangle,
        Marker.Square => MarkerType.Square,
        Marker.Diamond => MarkerType.Diamond,
        _ => MarkerType.Circle,
    };
}
