using System;
using System.Collections.Generic;
using System.Linq;
using OxyPlot;
using OxyPlot.Annotations;

namespace GradRepl.Plotting.Drawing;

/// <summary>A note beside a point, shifted so that it stays inside the plot area.</summary>
internal sealed class NoteOverlay(NoteMark mark, double y) : Annotation
{
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        ScreenPoint point = this.Transform(mark.X, y);
        OxySize size = rc.MeasureText(mark.Text, "", Look.NoteSize, FontWeights.Normal);
        OxyRect area = PlotModel.PlotArea;
        const double Away = 8;
        double left = point.X + Away + size.Width <= area.Right ? point.X + Away : point.X - Away - size.Width;
        left = Math.Clamp(left, area.Left, Math.Max(area.Left, area.Right - size.Width));
        if (mark.StandsOnAxis) left = point.X - size.Width / 2;
        double top = Math.Clamp(
            (mark.StandsOnAxis ? area.Bottom : point.Y) - size.Height - 3, area.Top, Math.Max(area.Top, area.Bottom - size.Height));
        // A nearly white rectangle keeps grid lines and curves from running through the words.
        rc.DrawRectangle(
            new OxyRect(left - 2, top, size.Width + 4, size.Height),
            OxyColor.FromAColor(200, OxyColors.White), OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        rc.DrawText(
            new ScreenPoint(left, top), mark.Text, Look.Oxy(mark.Color), "", Look.NoteSize,
            FontWeights.Normal, 0, HorizontalAlignment.Left, VerticalAlignment.Top, null);
    }
}

/// <summary>A vertical arrow with a slender head.</summary>
internal sealed class ArrowOverlay(ArrowMark mark) : Annotation
{
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        ScreenPoint tail = this.Transform(mark.X, mark.From), tip = this.Transform(mark.X, mark.To);
        double down = Math.Sign(tail.Y - tip.Y);
        OxyColor color = Look.Oxy(mark.Color);
        rc.DrawLine(
            [tail, new ScreenPoint(tip.X, tip.Y + down * 8)], color, 2, EdgeRenderingMode.PreferGeometricAccuracy, null, LineJoin.Miter);
        ScreenPoint[] head = [tip, new(tip.X - 5, tip.Y + down * 13), new(tip.X, tip.Y + down * 10), new(tip.X + 5, tip.Y + down * 13)];
        rc.DrawPolygon(head, color, OxyColors.Undefined, 0, EdgeRenderingMode.PreferGeometricAccuracy, null, LineJoin.Miter);
    }
}

/// <summary>
/// Shades σ(w₁x + w₂y + b): each level's half plane is painted over the one before it, so that no seams show between
/// bands. Pale colors, for the points to stand out.
/// </summary>
internal sealed class ProbabilityOverlay(ProbabilityMark mark) : Annotation
{
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        rc.DrawRectangle(PlotModel.PlotArea, Shade(mark, 0), OxyColors.Undefined, 0, EdgeRenderingMode.PreferSharpness);
        for (int band = 0; band < mark.Levels.Count; band++)
        {
            double level = mark.Levels[band];
            ScreenPoint[] half =
            [
                .. HalfPlane.Clip(this.Corners(), mark.W1, mark.W2, mark.B - Math.Log(level / (1 - level)))
                    .Select(p => this.Transform(p.X, p.Y)),
            ];
            if (half.Length > 2)
                rc.DrawPolygon(
                    half, Shade(mark, band + 1), OxyColors.Undefined, 0, EdgeRenderingMode.PreferGeometricAccuracy, null, LineJoin.Miter);
        }
    }

    /// <summary>The tint of a band: band 0 is the least probable.</summary>
    internal static OxyColor Shade(ProbabilityMark mark, int band)
    {
        double toward = (double)band / mark.Levels.Count * 2 - 1;
        return Look.Oxy(Palette.Mix(System.Drawing.Color.White, toward < 0 ? mark.Other : mark.Color, 0.28 * Math.Abs(toward)));
    }
}

/// <summary>The line w₁x + w₂y + b = 0 across the plot area.</summary>
internal sealed class BoundaryOverlay(BoundaryMark mark) : Annotation
{
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        ScreenPoint[] ends = [.. HalfPlane.Crossings(this.Corners(), mark.W1, mark.W2, mark.B).Select(p => this.Transform(p.X, p.Y))];
        if (ends.Length == 2) rc.DrawLine(ends, Look.Oxy(mark.Color), 2, EdgeRenderingMode.PreferGeometricAccuracy, null, LineJoin.Miter);
    }
}

/// <summary>The half plane w₁x + w₂y + b ≥ 0 within a convex outline (Sutherland and Hodgman, 1974).</summary>
internal static class HalfPlane
{
    public static DataPoint[] Corners(this Annotation annotation)
    {
        (double left, double right) = (annotation.XAxis!.ActualMinimum, annotation.XAxis.ActualMaximum);
        (double bottom, double top) = (annotation.YAxis!.ActualMinimum, annotation.YAxis.ActualMaximum);
        return [new(left, bottom), new(right, bottom), new(right, top), new(left, top)];
    }

    public static IEnumerable<DataPoint> Clip(DataPoint[] outline, double w1, double w2, double b)
    {
        for (int i = 0; i < outline.Length; i++)
        {
            DataPoint here = outline[i], next = outline[(i + 1) % outline.Length];
            double at = w1 * here.X + w2 * here.Y + b, then = w1 * next.X + w2 * next.Y + b;
            if (at >= 0) yield return here;
            if (at >= 0 != then >= 0) yield return Between(here, next, at / (at - then));
        }
    }

    public static IEnumerable<DataPoint> Crossings(DataPoint[] outline, double w1, double w2, double b)
    {
        for (int i = 0; i < outline.Length; i++)
        {
            DataPoint here = outline[i], next = outline[(i + 1) % outline.Length];
            double at = w1 * here.X + w2 * here.Y + b, then = w1 * next.X + w2 * next.Y + b;
            if (at >= 0 != then >= 0) yield return Between(here, next, at / (at - then));
        }
    }

    private static DataPoint Between(DataPoint here, DataPoint next, double share)
        => new(here.X + (next.X - here.X) * share, here.Y + (next.Y - here.Y) * share);
}
