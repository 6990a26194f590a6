using System.Collections.Generic;
using System.Drawing;

namespace GradRepl.Plotting;

/// <summary>How a line is drawn.</summary>
public enum Stroke
{
    /// <summary>Unbroken.</summary>
    Solid,

    /// <summary>Long dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,

    /// <summary>Dash, dot, dash.</summary>
    DashDotted,
}

/// <summary>The shape of a point.</summary>
public enum Marker
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A circle filled with white: an end that does not belong to the curve.</summary>
    OpenCircle,

    /// <summary>A filled triangle.</summary>
    Triangle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled diamond.</summary>
    Diamond,
}

// What a panel holds. All data are copies, so that a figure does not change with the caller's arrays.
internal abstract record Mark(string Label, Color Color);

internal sealed record LineMark(string Label, Color Color, double[] X, double[] Y, Stroke Stroke, double Width) : Mark(Label, Color)
{
    /// <summary>The vertical range worth showing, where the samples run off to a pole; otherwise null.</summary>
    public (double Low, double High)? Window { get; init; }
}

internal sealed record PointsMark(string Label, Color Color, double[] X, double[] Y, Marker Marker, double Size) : Mark(Label, Color);

internal sealed record BarsMark(string Label, Color Color, double[] X, double[] Heights) : Mark(Label, Color);

/// <summary>A region between a curve and a horizontal foot.</summary>
internal sealed record AreaMark(string Label, Color Color, double[] X, double[] Y, double Foot) : Mark(Label, Color);

/// <summary>A rectangle of colored cells; row 0 lies at <paramref name="Y"/>.From.</summary>
internal sealed record HeatMark(Color[,] Cells, (double From, double To) X, (double From, double To) Y, bool IsSmooth, ColorScale? Scale)
    : Mark("", Color.White);

internal sealed record RuleMark(string Label, Color Color, double At, bool IsVertical, Stroke Stroke) : Mark(Label, Color);

internal sealed record NoteMark(double X, double Y, string Text, Color Color) : Mark("", Color)
{
    /// <summary>Centerd on the horizontal axis at X, whatever Y is: a word in the place of a missing bar.</summary>
    public bool StandsOnAxis { get; init; }
}

internal sealed record ArrowMark(string Label, Color Color, double X, double From, double To) : Mark(Label, Color);

/// <summary>σ(w₁x + w₂y + b) as shading, in bands of equal probability or as two half planes.</summary>
internal sealed record ProbabilityMark(
    string Label, Color Color, Color Other, double W1, double W2, double B, IReadOnlyList<double> Levels) : Mark(Label, Color);

internal sealed record BoundaryMark(string Label, Color Color, double W1, double W2, double B) : Mark(Label, Color);
