using System;
using System.Drawing;
using GradRepl.Plotting.Axes;

namespace GradRepl.Plotting;

/// <summary>The colors of a heat map's values, and what its color bar says. Values beyond the ends have the color of the end.</summary>
public sealed class ColorScale
{
    private readonly Func<double, Color> _colors;

    private ColorScale(string name, double low, double high, bool isLogarithmic, Func<double, Color> colors)
    {
        ArgumentNullException.ThrowIfNull(name);
        Limits.Check(low, high);
        if (isLogarithmic && low <= 0) throw new ArgumentException($"A logarithmic scale starts above 0, not at {low}.", nameof(low));
        (Name, Low, High, IsLogarithmic, _colors) = (name, low, high, isLogarithmic, colors);
    }

    /// <summary>Stands beside the color bar: the quantity, with its unit.</summary>
    public string Name { get; }

    /// <summary>The value at the lower end of the bar.</summary>
    public double Low { get; }

    /// <summary>The value at the upper end.</summary>
    public double High { get; }

    /// <summary>Whether equal ratios, not equal differences, are equally far apart in color.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>What a value has that is not a number or, on a logarithmic scale, not positive.</summary>
    public static Color Nothing { get; } = Color.FromArgb(0xDD, 0xDD, 0xDD);

    /// <summary>From dark violet for little to light orange for much.</summary>
    /// <param name="name">Stands beside the color bar.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="logarithmic">Whether ratios count.</param>
    /// <exception cref="ArgumentException">The ends are no range, or not positive on a logarithmic scale.</exception>
    public static ColorScale Sequential(string name, double low, double high, bool logarithmic = false)
        => new(name, low, high, logarithmic, share => Palette.Sequence((int)Math.Round(share * 1000), 1001));

    /// <summary>From blue over white in the middle to vermillion.</summary>
    /// <inheritdoc cref="Sequential"/>
    public static ColorScale Diverging(string name, double low, double high, bool logarithmic = false)
        => new(
            name,
            low,
            high,
            logarithmic,
            share => Palette.Mix(Color.White, share < 0.5 ? Palette.Blue : Palette.Vermillion, 0.8 * Math.Abs(2 * share - 1)));

    /// <summary>The color of a value.</summary>
    public Color Of(double value)
    {
        double share = (Place(value) - Place(Low)) / (Place(High) - Place(Low));
        return double.IsNaN(share) ? Nothing : _colors(Math.Clamp(share, 0, 1));
    }

    /// <summary>Where the bar's axis has a value.</summary>
    internal double Place(double value) => !IsLogarithmic ? value : value > 0 ? Math.Log10(value) : double.NaN;

    /// <summary>The color at a part of the way up the bar.</summary>
    internal Color At(double share) => _colors(share);
}
