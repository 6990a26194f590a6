using System;
using System.IO;

namespace GradRepl.Repl.Output.Pictures;

/// <summary>Shows figures in the terminal itself, where it can. Which pictures it takes is found out at the first one.</summary>
/// <param name="output">The terminal.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="width">How many columns the terminal has.</param>
internal sealed class InlinePictures(TextWriter output, Func<string, string?> variable, Func<int> width)
{
    private PictureProtocol? _protocol;

    /// <summary>Whether figures are to be shown.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Asks the terminal something and returns its answer; null where nobody can be asked.</summary>
    public Func<string, Func<string, bool>, string?>? Ask { get; set; }

    /// <summary>What the terminal takes.</summary>
    public PictureProtocol Protocol => _protocol ??=
        PictureDetection.OfEnvironment(variable) ?? (Ask?.Invoke(PictureDetection.Question(variable), PictureDetection.IsComplete) is { } answer ? PictureDetection.OfAnswer(answer) : PictureProtocol.None);

    /// <summary>Shows a figure on lines of its own; nothing where the terminal takes none.</summary>
    public void Show(Figure figure)
    {
        if (!Enabled || Protocol == PictureProtocol.None) return;
        int columns = Math.Clamp((int)(figure.Width / PictureSequence.CellWidth), 10, Math.Max(10, width() - 1));
        output.WriteLine(PictureSequence.Of(Protocol, figure.ToPng(), columns));
        output.Flush();
    }
}
