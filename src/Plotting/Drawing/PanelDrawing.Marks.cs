using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Plotting.Axes;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace GradRepl.Plotting.Drawing;

/// <content>Axes and marks as OxyPlot draws them.</content>
internal sealed partial class PanelDrawing
{
    private static LinearAxis Axis(AxisPosition position, Limits limits, Ticks ticks, bool logarithmic) => new()
    {
        Position = position,
        Minimum = limits.Low,
        Maximum = limits.High,
        MajorStep = ticks.Step,
        MinorStep = ticks.Step,
        TickStyle = TickStyle.None,
        TextColor = OxyColors.Transparent,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = Look.Grid,
        MajorGridlineThickness = 1,
        ExtraGridlines = logarithmic ? FineLines(limits) : [],
        ExtraGridlineColor = Look.FineGrid,
        ExtraGridlineThickness = 1,
    };

    /// <summary>2 … 9 times each power of ten, while there are few decades.</summary>
    private static double[] FineLines(Limits limits) => limits.Span > 4
        ? []
        : [.. Enumerable.Range((int)limits.Low, (int)limits.Span)
            .SelectMany(decade => Enumerable.Range(2, 8).Select(times => decade + Math.Log10(times)))];

    private void Draw(PlotModel model, Mark mark)
    {
        switch (mark)
        {
            case LineMark line:
                model.Series.Add(Line(line));
                break;
            case PointsMark points:
                model.Series.Add(Points(points));
                break;
            case BarsMark bars:
                model.Series.Add(Bars(bars));
                break;
            case AreaMark area:
                model.Series.Add(Region(area));
                break;
            case HeatMark heat:
                model.Annotations.Add(new HeatOverlay(heat) { Layer = AnnotationLayer.BelowSeries });
                break;
            case RuleMark rule:
                model.Annotations.Add(new LineAnnotation
                {
                    Type = rule.IsVertical ? LineAnnotationType.Vertical : LineAnnotationType.Horizontal,
                    X = rule.At,
                    Y = Vertical(rule.At),
                    Color = Look.Oxy(rule.Color),
                    LineStyle = Look.Oxy(rule.Stroke),
                    StrokeThickness = 1.5,
                    Layer = AnnotationLayer.BelowSeries,
                });
                break;
            case NoteMark note:
                model.Annotations.Add(new NoteOverlay(note, Vertical(note.Y)) { Layer = AnnotationLayer.AboveSeries });
                break;
            case ArrowMark arrow:
                model.Annotations.Add(new ArrowOverlay(arrow) { Layer = AnnotationLayer.AboveSeries });
                break;
            case ProbabilityMark probability:
                model.Annotations.Add(new ProbabilityOverlay(probability) { Layer = AnnotationLayer.BelowAxes });
                break;
            case BoundaryMark boundary:
                model.Annotations.Add(new BoundaryOverlay(boundary) { Layer = AnnotationLayer.BelowSeries });
                break;
            default:
                throw new InvalidOperationException($"A {mark.GetType().Name} has no drawing.");
        }
    }

    // Not an ExtraGridline, which OxyPlot draws under the ordinary grid.
    private static LineAnnotation ZeroLine(LineAnnotationType type)
        => new()
        {
            Type = type,
            X = 0,
            Y = 0,
            Color = Look.Zero,
            LineStyle = LineStyle.Solid,
            StrokeThickness = 1,
            Layer = AnnotationLayer.BelowSeries,
        };

    private LineSeries Line(LineMark line)
    {
        var series = new LineSeries
        {
            Color = Look.Oxy(line.Color),
            StrokeThickness = line.Width,
            LineStyle = Look.Oxy(line.Stroke),
            LineJoin = LineJoin.Round,
            MinimumSegmentLength = 0.25,
            EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy,
        };
        series.Points.AddRange(Visible(line.X, line.Y));
        return series;
    }

    private AreaSeries Region(AreaMark area)
    {
        var series = new AreaSeries
        {
            Color = OxyColors.Undefined,
            Fill = Look.Oxy(area.Color),
            StrokeThickness = 0,
            ConstantY2 = Vertical(area.Foot),
            EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy,
        };
        series.Points.AddRange(Visible(area.X, area.Y));
        return series;
    }

    private ScatterSeries Points(PointsMark points)
    {
        var series = new ScatterSeries
        {
            MarkerType = Look.Oxy(points.Marker),
            MarkerSize = points.Size,
            MarkerFill = Look.Fill(points),
            MarkerStroke = Look.Outline(points),
            MarkerStrokeThickness = Look.OutlineWidth(points),
            EdgeRenderingMode = EdgeRenderingMode.PreferGeometricAccuracy,
        };
        series.Points.AddRange(Visible(points.X, points.Y).Where(point => point.IsDefined())
            .Select(point => new ScatterPoint(point.X, point.Y)));
        return series;
    }

    private RectangleBarSeries Bars(BarsMark bars)
    {
        var series = new RectangleBarSeries { FillColor = Look.Oxy(bars.Color), StrokeThickness = 0 };
        double foot = _logarithmic ? YLimits.Low : 0;
        foreach (DataPoint bar in Visible(bars.X, bars.Heights))
            if (bar.IsDefined()) series.Items.Add(new RectangleBarItem(bar.X - 0.35, foot, bar.X + 0.35, bar.Y));
        return series;
    }

    /// <summary>The points in axis units. Far outside the panel they are drawn nearer, where Skia's floats still reach.</summary>
    private IEnumerable<DataPoint> Visible(double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double v = Vertical(y[i]);
            yield return double.IsFinite(x[i]) && double.IsFinite(v)
                ? new DataPoint(Near(x[i], XLimits), Near(v, YLimits))
                : DataPoint.Undefined;
        }
    }

    private static double Near(double value, Limits limits) =>
        Math.Clamp(value, limits.Low - 1000 * limits.Span, limits.High + 1000 * limits.Span);
}
