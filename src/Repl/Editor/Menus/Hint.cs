using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.Editor.Coloring;
using GradRepl.Repl.Editor.Drawing;
using GradRepl.Repl.Editor.Editing;
using GradRepl.Repl.Editor.Keys;
using GradRepl.Repl.Editor.Text;

namespace GradRepl.Repl.Editor.Menus;

/// <summary>What something is, shown below the input until the next key.</summary>
/// <param name="descriptions">The thing and its overloads, with at least one.</param>
internal sealed class Hint(IReadOnlyList<ItemDescription> descriptions) : IOverlay
{
    private const int MaxSignatures = 6, MaxSummary = 2;

    public TokenSpan? Mark => null;

    public OverlayAnswer Press(Key key, EditState state) => OverlayAnswer.Pass;

    public IReadOnlyList<List<Cell>> Rows(int width, int height)
    {
        var signatures = descriptions.Select(description => description.Signature).Distinct().ToList();
        if (signatures.Count > MaxSignatures) signatures = [.. signatures.Take(MaxSignatures - 1), $"and {signatures.Count - MaxSignatures + 1} more"];
        var rows = signatures.Take(height).Select(signature => Cell.Fit(Cell.Of("  " + signature, TokenClass.Hint), width - 1)).ToList();
        rows.AddRange(Summary(descriptions.Select(description => description.Summary).FirstOrDefault(summary => summary.Length > 0) ?? "", width, height - rows.Count));
        return rows;
    }

    /// <summary>The rows of a summary, as many as are of use.</summary>
    public static IEnumerable<List<Cell>> Summary(string text, int width, int height) =>
        Wrap(text, width - 4).Take(Math.Min(MaxSummary, height)).Select(line => Cell.Of("  " + line, TokenClass.Hint));

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => CellWidth.Of(word) <= width))
        {
            if (line.Length > 0 && CellWidth.Of(line) + 1 + CellWidth.Of(word) > width)
            {
                yield return line;
                line = "";
            }
            line += line.Length > 0 ? " " + word : word;
        }
        if (line.Length > 0) yield return line;
    }
}
