using System;
using System.Collections.Generic;
using System.Drawing;
using GradRepl.Plotting.Axes;

namespace GradRepl.Plotting;

/// <summary>
/// One pair of axes in a <see cref="Figure"/>, with what is drawn on them. Every method returns the panel, so calls chain.
/// </summary>
/// <remarks>
/// Data are copied when they are given. Samples that are NaN or infinite leave a gap.
/// A panel may be built on one thread at a time; see <see cref="Figure"/>.
/// </remarks>
/// <param name="title">Stands above the axes; empty for none.</param>
/// <param name="x">Names the horizontal axis.</param>
/// <param name="y">Names the vertical axis.</param>
public sealed partial class Panel(string title = "", string x = "", string y = "")
{
    private readonly List<Mark> _marks = [];
    private int _colored;

    /// <summary>Stands above the axes.</summary>
    public string Title { get; } = title ?? throw new ArgumentNullException(nameof(title));

    /// <summary>Names the horizontal axis.</summary>
    public string XName { get; } = x ?? throw new ArgumentNullException(nameof(x));

    /// <summary>Names the vertical axis.</summary>
    public string YName { get; } = y ?? throw new ArgumentNullException(nameof(y));

    internal IReadOnlyList<Mark> Marks => _marks;

    internal (double From, double To)? GivenX { get; private set; }

    internal (double From, double To)? GivenY { get; private set; }

    internal bool IsLogarithmic { get; private set; }

    internal bool HasWholeX { get; private set; }

    internal bool HasWholeY { get; private set; }

    /// <summary>A line through the points (x[i], y[i]), in their order.</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="label">Its entry in the legend; empty for none. The same label in several panels has one entry.</param>
    /// <param name="color">Its color; otherwise the next of <see cref="Palette.Categories"/>.</param>
    /// <param name="stroke">Solid, dashed or dotted.</param>
    /// <param name="width">In points.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> and <paramref name="y"/> differ in length, or the width is not positive.
    /// </exception>
    public Panel Line(
        IReadOnlyList<double> x, IReadOnlyList<double> y, string label = "",
        Color? color = null, Stroke stroke = Stroke.Solid, double width = 2)
    {
        (double[] xs, double[] ys) = Pairs(x, y);
        if (!(width > 0 && double.IsFinite(width)))
            throw new ArgumentException($"A line's width is a positive number of points, not {width}.", nameof(width));
        return Add(new LineMark(label, color ?? NextColor(), xs, ys, stroke, width));
    }

    /// <summary>Points at (x[i], y[i]).</summary>
    /// <param name="x">Horizontal positions.</param>
    /// <param name="y">Vertical positions, as many.</param>
    /// <param name="label">Its entry in the legend; empty for none.</param>
    /// <param name="color">Its color; otherwise the next of <see cref="Palette.Categories"/>.</param>
    /// <param name="marker">The shape.</param>
    /// <param name="size">The radius in points.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> and <paramref name="y"/> differ in length, or the size is not positive.
    /// </exception>
    public Panel Points(
        IReadOnlyList<double> x, IReadOnlyList<double> y, string label = "",
        Color? color = null, Marker marker = Marker.Circle, double size = 4)
    {
        (double[] xs, double[] ys) = Pairs(x, y);
        if (!(size > 0 && double.IsFinite(size)))
            throw new ArgumentException($"A point's size is a positive number of points, not {size}.", nameof(size));
        return Add(new PointsMark(label, color ?? NextColor(), xs, ys, marker, size));
    }

    /// <summary>One bar for each position, from 0 (on a logarithmic axis: from the axis) to its height.</summary>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="heights"/> differ in length.</exception>
    public Panel Bars(IReadOnlyList<double> x, IReadOnlyList<double> heights, string label = "", Color? color = null)
    {
        (double[] xs, double[] ys) = Pairs(x, heights);
        return Add(new BarsMark(label, color ?? NextColor(), xs, ys));
    }

    /// <summary>Colored cells that fill a rectangle, with a color bar on the right.</summary>
    /// <param name="values">By row and column; row 0 lies at the bottom.</param>
    /// <param name="fromX">The left edge of column 0.</param>
    /// <param name="toX">The right edge of the last column.</param>
    /// <param name="fromY">The lower edge of row 0.</param>
    /// <param name="toY">The upper edge of the last row.</param>
    /// <param name="scale">The colors.</param>
    /// <param name="smooth">Blends the colors between the middles of cells.</param>
    /// <exception cref="ArgumentException">There is no cell, or a range is empty or not finite.</exception>
    public Panel HeatMap(double[,] values, double fromX, double toX, double fromY, double toY, ColorScale scale, bool smooth = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(scale);
        if (values.Length == 0) throw new ArgumentException("A heat map has at least one cell.", nameof(values));
        Limits.Check(fromX, toX);
        Limits.Check(fromY, toY);
        var cells = new Color[values.GetLength(0), values.GetLength(1)];
        for (int row = 0; row < cells.GetLength(0); row++)
            for (int column = 0; column < cells.GetLength(1); column++)
                cells[row, column] = scale.Of(values[row, column]);
        return Add(new HeatMark(cells, (fromX, toX), (fromY, toY), smooth, scale));
    }

    /// <summary>A vertical line through the whole panel.</summary>
    /// <exception cref="ArgumentException">The position is not finite.</exception>
    public Panel Vertical(double x, string label = "", Color? color = null, Stroke stroke = Stroke.Dashed) =>
        Rule(x, true, label, color, stroke);

    /// <summary>A horizontal line through the whole panel.</summary>
    /// <exception cref="ArgumentException">The position is not finite.</exception>
    public Panel Horizontal(double y, string label = "", Color? color = null, Stroke stroke = Stroke.Dashed) =>
        Rule(y, false, label, color, stroke);

    /// <summary>A few words beside the point (x, y), moved as far as needed to stay inside the panel.</summary>
    /// <exception cref="ArgumentException">The position is not finite.</exception>
    public Panel Note(double x, double y, string text, Color? color = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!double.IsFinite(x) || !double.IsFinite(y)) throw new ArgumentException($"A note stands at a finite point, not ({x}, {y}).");
        return Add(new NoteMark(x, y, text, color ?? Palette.Ink));
    }

    /// <summary>A vertical arrow at <paramref name="x"/>.</summary>
    /// <exception cref="ArgumentException">A position is not finite.</exception>
    public Panel Arrow(double x, double from, double to, string label = "", Color? color = null)
    {
        if (!double.IsFinite(x) || !double.IsFinite(from) || !double.IsFinite(to))
            throw new ArgumentException($"An arrow runs between finite points, not from ({x}, {from}) to ({x}, {to}).");
        return Add(new ArrowMark(label, color ?? NextColor(), x, from, to));
    }

    /// <summary>Fixes the horizontal limits; otherwise they follow the data.</summary>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    public Panel XRange(double from, double to)
    {
        Limits.Check(from, to);
        GivenX = (from, to);
        return this;
    }

    /// <summary>Fixes the vertical limits; otherwise they follow the data.</summary>
    /// <exception cref="ArgumentException">The range is empty or not finite, or not positive on a logarithmic axis.</exception>
    public Panel YRange(double from, double to)
    {
        Limits.Check(from, to);
        if (IsLogarithmic && from <= 0) throw new ArgumentException($"A logarithmic axis starts above 0, not at {from}.", nameof(from));
        GivenY = (from, to);
        return this;
    }

    /// <summary>Makes the vertical axis logarithmic, in whole decades; samples that are not positive leave a gap.</summary>
    /// <exception cref="InvalidOperationException"><see cref="YRange"/> was given limits that are not positive.</exception>
    public Panel LogY()
    {
        if (GivenY is { From: <= 0 } given)
            throw new InvalidOperationException(
                $"A logarithmic axis cannot show the range from {given.From} to {given.To}: start it above 0.");
        IsLogarithmic = true;
        return this;
    }

    /// <summary>Ticks only at whole numbers on the horizontal axis, for layers and steps.</summary>
    public Panel WholeX()
    {
        HasWholeX = true;
        return this;
    }

    /// <summary>Ticks only at whole numbers on the vertical axis.</summary>
    public Panel WholeY()
    {
        HasWholeY = true;
        return this;
    }

    internal Panel Add(Mark mark)
    {
        _marks.Add(mark);
        return this;
    }

    internal Color NextColor() => Palette.Categories[_colored++ % Palette.Categories.Count];

    private Panel Rule(double at, bool vertical, string label, Color? color, Stroke stroke)
    {
        if (!double.IsFinite(at)) throw new ArgumentException($"A line through the panel stands at a finite position, not {at}.");
        return Add(new RuleMark(label, color ?? Color.FromArgb(0x77, 0x77, 0x77), at, vertical, stroke));
    }

    private static (double[] X, double[] Y) Pairs(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"There are {x.Count} horizontal and {y.Count} vertical positions; give as many of both.");
        return ([.. x], [.. y]);
    }
}
