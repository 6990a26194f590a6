using System;
using System.IO;
using GradRepl.Plotting.Drawing;
using GradRepl.Runtime.Files;

namespace GradRepl.Plotting;

/// <content>The figure as a PNG picture.</content>
public sealed partial class Figure
{
    /// <summary>The picture: PNG, white background, 2·<see cref="Width"/> × 2·<see cref="Height"/> pixels.</summary>
    public byte[] ToPng() => new FigureDrawing(this).ToPng();

    /// <summary>Writes the picture, whole or not at all; missing folders are made.</summary>
    /// <param name="path">A file name that ends in <c>.png</c>.</param>
    /// <exception cref="ArgumentException">The path is empty or does not end in <c>.png</c>.</exception>
    /// <exception cref="IOException">The picture cannot be written there; nothing is left behind.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains('\0', StringComparison.Ordinal)
            || !string.Equals(Path.GetExtension(path), ".png", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"A figure is written as PNG: let '{path}' end in .png.", nameof(path));
        WholeFile.Write(path, ToPng(), "figure");
    }
}
