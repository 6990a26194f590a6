using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Output.Figures;

/// <summary>The folder into which a session's figures go.</summary>
internal sealed class FigureFolder(string folder)
{
    private readonly List<Figure> _pending = [];
    private readonly HashSet<Figure> _saved = new(ReferenceEqualityComparer.Instance);
    private int _number;

    /// <summary>The folder, as the user named it.</summary>
    public string Folder { get; set; } = folder;

    /// <summary>A figure was drawn that may be saved under a name of the user's choice yet.</summary>
    public event Action<Figure>? Drawn;

    /// <summary>A figure was saved; also, whether only because its submission ended.</summary>
    public event Action<Figure, string, bool>? Saved;

    /// <summary>Remembers a figure that was drawn and may be saved under a name of the user's choice yet.</summary>
    public void Add(Figure figure)
    {
        _pending.Add(figure);
        Drawn?.Invoke(figure);
    }

    public bool IsSaved(Figure figure) => _saved.Contains(figure);

    /// <summary>Saves a figure; a relative path counts from <see cref="Folder"/>.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="path">Where to; without a name it gets the next number. <c>.png</c> is added where there is no extension.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It cannot be written there; no part of it is left behind.</exception>
    public string Save(Figure figure, string? path = null) => Save(figure, path, atEnd: false);

    private string Save(Figure figure, string? path, bool atEnd)
    {
        _pending.Remove(figure);
        string name = path ?? $"figure-{_number + 1:00}.png";
        if (!Path.HasExtension(name)) name += ".png";
        string file = Path.Combine(Folder, name);
        figure.Save(file);
        if (path is null) _number++;
        _saved.Add(figure);
        Saved?.Invoke(figure, file, atEnd);
        return file;
    }

    /// <summary>Saves the figures that nobody has saved yet.</summary>
    /// <returns>The files.</returns>
    public IReadOnlyList<string> SavePending()
    {
        Figure[] pending = [.. _pending];
        _pending.Clear();
        return [.. pending.Select(figure => Save(figure, null, atEnd: true))];
    }

    /// <summary>Forgets the figures that nobody has saved yet.</summary>
    public void DropPending() => _pending.Clear();
}
