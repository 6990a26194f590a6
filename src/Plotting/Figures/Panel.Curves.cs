using System;
using System.Collections.Generic;
using System.Drawing;
using System.Linq;
using GradRepl.Plotting.Sampling;

namespace GradRepl.Plotting;

public sealed partial class Panel
{
    /// <summary>
    /// The graph of a function, sampled more densely where it bends. At a jump the line breaks: a filled circle marks
    /// the end that the function takes, an open one the end that it does not.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="from">The left end.</param>
    /// <param name="to">The right end.</param>
    /// <param name="label">Its entry in the legend; empty for none.</param>
    /// <param name="color">Its color; otherwise the next of <see cref="Palette.Categories"/>.</param>
    /// <param name="stroke">Solid, dashed or dotted.</param>
    /// <param name="breaks">Points at which the function may jump; other jumps are found by bisection.</param>
    /// <exception cref="ArgumentException">The range is empty, reversed or not finite.</exception>
    public Panel Curve(
        Func<double, double> function, double from, double to, string label = "",
        Color? color = null, Stroke stroke = Stroke.Solid, IEnumerable<double>? breaks = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Curve(CurveSampler.Sample(function, from, to, breaks ?? []), label, color ?? NextColor(), stroke);
    }

    internal Panel Curve(SampledCurve curve, string label, Color color, Stroke stroke = Stroke.Solid, double width = 2)
    {
        Add(new LineMark(label, color, curve.X, curve.Y, stroke, width) { Window = curve.Window });
        Jump[] shown = [.. curve.Jumps.Where(jump => !jump.IsPole)];
        // Many jumps, as of a saw tooth, would hide the curve under circles: leave them out.
        if (shown.Length is 0 or > 12) return this;
        Ends(shown.SelectMany(jump => jump.OpenEnds.Select(y => (jump.At, y))), Marker.OpenCircle);
        Ends(shown.Where(jump => double.IsFinite(jump.Value)).Select(jump => (jump.At, jump.Value)), Marker.Circle);
        return this;

        void Ends(IEnumerable<(double X, double Y)> ends, Marker marker)
        {
            (double X, double Y)[] points = [.. ends];
            if (points.Length > 0) Add(new PointsMark("", color, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)], marker, 3.5));
        }
    }
}
