using System;
using System.Collections;
using System.Collections.Generic;

namespace GradRepl.Plotting;

/// <summary>How the panels of a figure stand to one another.</summary>
public enum Arrangement
{
    /// <summary>In one row.</summary>
    SideBySide,

    /// <summary>In one column.</summary>
    Stacked,
}

/// <summary>A picture of one or more panels with one title and one legend, drawn as PNG at two pixels to a point.</summary>
/// <remarks>
/// Build a figure on one thread at a time. Once built it may be drawn by several threads at once, and different
/// figures never disturb each other: every drawing has its own canvas and releases it before it returns. The fonts
/// are embedded, so the same figure gives the same bytes on every machine of one operating system and version.
/// </remarks>
/// <example>
/// <code>
/// new Figure("swish") { new Panel("f(z)", x: "z").Curve(swish, -6, 6, "swish").Vertical(0) }.Save("swish.png");
/// </code>
/// </example>
public sealed partial class Figure : IEnumerable<Panel>
{
    private const double Smallest = 160, Largest = 4000;

    private readonly List<Panel> _panels = [];
    private readonly double? _width, _height;

    /// <summary>An empty figure.</summary>
    /// <param name="title">Stands above all panels; empty for none.</param>
    /// <param name="arrangement">Side by side or stacked.</param>
    /// <param name="shareX">All panels show the same horizontal range.</param>
    /// <param name="shareY">All panels show the same vertical range.</param>
    /// <param name="width">In points; otherwise by the number of panels.</param>
    /// <param name="height">In points; otherwise by the number of panels.</param>
    /// <exception cref="ArgumentException">A size is not between 160 and 4000 points.</exception>
    public Figure(
        string title = "", Arrangement arrangement = Arrangement.SideBySide,
        bool shareX = false, bool shareY = false, double? width = null, double? height = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        CheckSize(width, nameof(width));
        CheckSize(height, nameof(height));
        (Title, Arrangement, SharesX, SharesY, _width, _height) = (title, arrangement, shareX, shareY, width, height);
    }

    /// <summary>Stands above all panels.</summary>
    public string Title { get; }

    /// <summary>How the panels stand to one another.</summary>
    public Arrangement Arrangement { get; }

    /// <summary>Whether all panels show the same horizontal range.</summary>
    public bool SharesX { get; }

    /// <summary>Whether all panels show the same vertical range.</summary>
    public bool SharesY { get; }

    /// <summary>The width in points; the picture has twice as many pixels.</summary>
    public double Width =>
        _width ?? Math.Min(Largest, Arrangement == Arrangement.SideBySide && _panels.Count > 1 ? 480 * _panels.Count : 640);

    /// <summary>The height in points; the picture has twice as many pixels.</summary>
    public double Height =>
        _height ?? Math.Min(Largest, Arrangement == Arrangement.Stacked && _panels.Count > 1 ? 60 + 280 * _panels.Count : 420);

    /// <summary>The panels, from left to right or from top to bottom.</summary>
    public IReadOnlyList<Panel> Panels => _panels;

    /// <summary>Adds a panel and returns it, to be filled: <c>figure.Panel("σ(z)").Line(x, y)</c>.</summary>
    /// <param name="title">Stands above the axes.</param>
    /// <param name="x">Names the horizontal axis.</param>
    /// <param name="y">Names the vertical axis.</param>
    public Panel Panel(string title = "", string x = "", string y = "")
    {
        var panel = new Panel(title, x, y);
        _panels.Add(panel);
        return panel;
    }

    /// <summary>Adds a panel.</summary>
    public void Add(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        _panels.Add(panel);
    }

    /// <summary>The title, panels and size, in a line.</summary>
    public override string ToString() =>
        $"Figure{(Title.Length > 0 ? $" \"{Title}\"" : "")}: "
            + $"{_panels.Count} panel{(_panels.Count == 1 ? "" : "s")}, {Width:0} × {Height:0} points";

    /// <inheritdoc/>
    public IEnumerator<Panel> GetEnumerator() => _panels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void CheckSize(double? size, string name)
    {
        if (size is { } given && !(given is >= Smallest and <= Largest))
            throw new ArgumentException($"A figure's {name} is between {Smallest} and {Largest} points, not {given}.", name);
    }
}
