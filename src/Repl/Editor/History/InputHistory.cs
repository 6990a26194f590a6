using System;
using System.Collections.Generic;
using System.Linq;

namespace GradRepl.Repl.Editor.History;

/// <summary>The inputs of this session and of those before it, each once, at the place where it came last.</summary>
/// <param name="file">Where they are kept; null for nowhere.</param>
internal sealed class InputHistory(HistoryFile? file = null)
{
    private List<string>? _entries;

    /// <summary>The inputs, the oldest first. The file is read when they are first asked for.</summary>
    public IReadOnlyList<string> Entries => Loaded;

    private List<string> Loaded => _entries ??= [.. file?.Read() ?? []];

    /// <summary>Adds an input, here and in the file.</summary>
    public void Add(string input)
    {
        if (string.IsNullOrWhiteSpace(input)) return;
        bool repeated = Loaded.LastOrDefault() == input;
        Loaded.Remove(input);
        Loaded.Add(input);
        if (!repeated) file?.Append(input);
    }

    /// <summary>The index of the newest entry before another that fits; -1 for none.</summary>
    public int FindBefore(int index, Predicate<string> fits) => index <= 0 ? -1 : Loaded.FindLastIndex(index - 1, fits);

    /// <summary>The index of the oldest entry after another that fits; -1 for none.</summary>
    public int FindAfter(int index, Predicate<string> fits) => index + 1 >= Loaded.Count ? -1 : Loaded.FindIndex(index + 1, fits);
}
