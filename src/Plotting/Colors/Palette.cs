using System;
using System.Collections.Generic;
using System.Drawing;

namespace GradRepl.Plotting;

/// <summary>The colors of all figures, chosen to stay apart for color-blind readers and in print.</summary>
/// <remarks>
/// Categories: Okabe and Ito, "Color Universal Design" (2008), its yellow darkened to be read on white.
/// Sequence: plasma, van der Walt and Smith (2015, CC0), perceptually uniform, cut before its pale end.
/// </remarks>
public static class Palette
{
    /// <summary>Okabe–Ito blue.</summary>
    public static Color Blue { get; } = Color.FromArgb(0x00, 0x72, 0xB2);

    /// <summary>Okabe–Ito vermillion.</summary>
    public static Color Vermillion { get; } = Color.FromArgb(0xD5, 0x5E, 0x00);

    /// <summary>Okabe–Ito bluish green.</summary>
    public static Color Green { get; } = Color.FromArgb(0x00, 0x9E, 0x73);

    /// <summary>Okabe–Ito reddish purple.</summary>
    public static Color Purple { get; } = Color.FromArgb(0xCC, 0x79, 0xA7);

    /// <summary>Okabe–Ito orange.</summary>
    public static Color Orange { get; } = Color.FromArgb(0xE6, 0x9F, 0x00);

    /// <summary>Okabe–Ito sky blue.</summary>
    public static Color Sky { get; } = Color.FromArgb(0x56, 0xB4, 0xE9);

    /// <summary>A yellow dark enough for lines on white.</summary>
    public static Color Olive { get; } = Color.FromArgb(0x8C, 0x84, 0x00);

    /// <summary>A near black, for reference curves.</summary>
    public static Color Ink { get; } = Color.FromArgb(0x33, 0x33, 0x33);

    /// <summary>The colors for categories, in the order in which lines without a color of their own take them.</summary>
    public static IReadOnlyList<Color> Categories { get; } = [Blue, Vermillion, Green, Purple, Orange, Sky, Olive, Ink];

    private static readonly Color[] Plasma =
    [
        Color.FromArgb(0x0D, 0x08, 0x87), Color.FromArgb(0x46, 0x03, 0x9F), Color.FromArgb(0x72, 0x01, 0xA8),
        Color.FromArgb(0x9C, 0x17, 0x9E), Color.FromArgb(0xBD, 0x37, 0x86), Color.FromArgb(0xD8, 0x57, 0x6B),
        Color.FromArgb(0xED, 0x79, 0x53), Color.FromArgb(0xFB, 0x9F, 0x3A),
    ];

    // Activations that lessons compare with one another are given different colors; the rest share them.
    private static readonly Dictionary<string, Color> ByActivation = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sigmoid"] = Blue,
        ["Tanh"] = Vermillion,
        ["ReLU"] = Green,
        ["LeakyReLU"] = Purple,
        ["ELU"] = Orange,
        ["GELU"] = Sky,
        ["SiLU"] = Olive,
        ["Swish"] = Olive,
        ["Linear"] = Ink,
        ["Step"] = Ink,
        ["Softplus"] = Orange,
        ["Mish"] = Ink,
        ["SELU"] = Vermillion,
        ["CELU"] = Blue,
        ["PReLU"] = Vermillion,
        ["ReLU6"] = Blue,
        ["GELUTanh"] = Ink,
        ["Hardsigmoid"] = Sky,
        ["Hardtanh"] = Orange,
        ["Hardswish"] = Green,
        ["Hardshrink"] = Purple,
        ["Softshrink"] = Green,
        ["Tanhshrink"] = Vermillion,
        ["Softsign"] = Green,
        ["LogSigmoid"] = Purple,
        ["Threshold"] = Olive,
        ["Squareplus"] = Blue,
        ["Gaussian"] = Sky,
        ["Exponential"] = Ink,
    };

    /// <summary>The color of an activation: the same in every figure and every session.</summary>
    /// <param name="activation">Its name, as <c>Sigmoid</c>; capital letters do not matter.</param>
    public static Color Of(string activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        if (ByActivation.TryGetValue(activation, out Color known)) return known;
        uint hash = 2166136261; // FNV-1a: string.GetHashCode differs from process to process
        foreach (char letter in activation) hash = (hash ^ letter) * 16777619;
        return Categories[(int)(hash % (uint)Categories.Count)];
    }

    /// <summary>A color for each name: an activation's is its own, the others take those that are left.</summary>
    internal static Color[] Apart(IReadOnlyList<string> names)
    {
        var colors = new Color[names.Count];
        var used = new HashSet<Color>();
        for (int i = 0; i < colors.Length; i++)
            if (ByActivation.TryGetValue(names[i], out colors[i])) used.Add(colors[i]);
        int next = 0;
        for (int i = 0; i < colors.Length; i++)
        {
            if (ByActivation.ContainsKey(names[i])) continue;
            while (used.Count < Categories.Count && used.Contains(Categories[next % Categories.Count])) next++;
            used.Add(colors[i] = Categories[next++ % Categories.Count]);
        }
        return colors;
    }

    /// <summary>A color for position <paramref name="index"/> of <paramref name="count"/> in an order, dark to light.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is not in 0 … count − 1.</exception>
    public static Color Sequence(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        double position = count == 1 ? 0 : (double)index / (count - 1) * (Plasma.Length - 1);
        int below = Math.Min((int)position, Plasma.Length - 2);
        return Mix(Plasma[below], Plasma[below + 1], position - below);
    }

    /// <summary>A color between two: <paramref name="share"/> = 0 gives the first, 1 the second.</summary>
    internal static Color Mix(Color first, Color second, double share)
    {
        byte Channel(byte a, byte b) => (byte)Math.Round(a + (b - a) * share);
        return Color.FromArgb(Channel(first.R, second.R), Channel(first.G, second.G), Channel(first.B, second.B));
    }
}
