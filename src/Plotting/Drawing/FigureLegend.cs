using System.Collections.Generic;
using System.Linq;
using OxyPlot;

namespace GradRepl.Plotting.Drawing;

/// <summary>The legend of a whole figure: rows between the title and the panels, where no data are.</summary>
internal sealed class FigureLegend
{
    private const double Swatch = 26;
    private const double Between = 22;
    private const double RowHeight = 22;

    private readonly List<(double X, double Row, string Label, double Size, Mark[] Marks)> _entries = [];

    public FigureLegend(IEnumerable<Panel> panels, double width)
    {
        // A label has one entry even if it is drawn in two panels.
        var labeled = panels.SelectMany(panel => panel.Marks).Where(mark => mark.Label.Length > 0).GroupBy(mark => mark.Label).ToList();
        if (labeled.Count == 0) return;
        double x = 0;
        int row = 0;
        foreach (IGrouping<string, Mark> entry in labeled)
        {
            (string text, double size) = TextFit.Shrink(entry.Key, Look.LegendSize, width - SwatchWidth(entry) - 8, bold: false);
            double needed = SwatchWidth(entry) + 6 + PlotFonts.Width(text, size);
            if (x > 0 && x + needed > width) (x, row) = (0, row + 1);
            _entries.Add((x, row, text, size, [.. entry]));
            x += needed + Between;
        }
        Height = (row + 1) * RowHeight + 6;
    }

    public double Height { get; }

    public void Draw(IRenderContext rc, double left, double top)
    {
        foreach ((double x, double row, string label, double size, Mark[] marks) in _entries)
        {
            double middle = top + row * RowHeight + RowHeight / 2, start = left + x;
            foreach (Mark mark in marks.DistinctBy(mark => (mark.GetType(), mark.Color)))
                Sample(rc, mark, start, middle, SwatchWidth(marks));
            rc.DrawText(
                new ScreenPoint(start + SwatchWidth(marks) + 6, middle), label, Look.Text, "", size,
                FontWeights.Normal, 0, HorizontalAlignment.Left, VerticalAlignment.Middle, null);
        }
    }

    private static double SwatchWidth(IEnumerable<Mark> marks)
        => marks.Any(mark => mark is ProbabilityMark) ? 2.5 * Swatch
            : marks.All(mark => mark is PointsMark or BarsMark or AreaMark) ? 12
            : Swatch;

    private static void Sample(IRenderContext rc, Mark mark, double x, double y, double width)
    {
        OxyColor color = Look.Oxy(mark.Color);
        switch (mark)
        {
            case PointsMark points:
                rc.DrawMarker(
                    new ScreenPoint(x + width / 2, y), Look.Oxy(points.Marker), null, 4.5, Look.Fill(points),
                    Look.Outline(points), Look.OutlineWidth(points), EdgeRenderingMode.PreferGeometricAccuracy);
                break;
            case BarsMark or AreaMark:
                rc.DrawRectangle(new OxyRect(x, y - 6, width, 12), color, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
                break;
            case ProbabilityMark probability:
                int bands = probability.Levels.Count + 1;
                for (int band = 0; band < bands; band++)
                    rc.DrawRectangle(
                        new OxyRect(x + width * band / bands, y - 7, width / bands, 14),
                        ProbabilityOverlay.Shade(probability, band),
                        OxyColors.Undefined,
                        0,
                        EdgeRenderingMode.PreferSharpness);
                break;
            default:
                double[]? dashes = mark switch
                {
                    LineMark line => Look.Dashes(line.Stroke),
                    RuleMark rule => Look.Dashes(rule.Stroke),
                    _ => null,
                };
                rc.DrawLine(
                    [new ScreenPoint(x, y), new ScreenPoint(x + width, y)], color, mark is RuleMark ? 1.5 : 2.5,
                    EdgeRenderingMode.PreferGeometricAccuracy, dashes, LineJoin.Miter);
                break;
        }
    }
}
