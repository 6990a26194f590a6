using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GradRepl.Repl.Sessions.Submissions;

/// <summary>
/// Insertions and replacements in a text that add no line, with the way back from a position in the changed text to the
/// original. Edits at one position stand in the order in which they were added.
/// </summary>
internal sealed class TextEdits
{
    private readonly List<Edit> _edits = [];

    /// <summary>One change: the text that replaces <paramref name="Length"/> characters.</summary>
    public readonly record struct Edit(int Position, int Length, string Text);

    /// <summary>The edits in the order in which they apply.</summary>
    public IEnumerable<Edit> All => _edits.OrderBy(edit => edit.Position);

    public bool IsEmpty => _edits.Count == 0;

    public void Insert(int position, string text) => _edits.Add(new Edit(position, 0, text));

    /// <summary>Inserts before whatever else is inserted at the same place.</summary>
    public void InsertFirst(int position, string text) => _edits.Insert(0, new Edit(position, 0, text));

    public void Replace(int position, int length, string text) => _edits.Add(new Edit(position, length, text));

    /// <summary>The edits up to a position and those at it, where a text ends that has another one after it.</summary>
    public TextEdits UpTo(int end) => Of(_edits.Where(edit => edit.Position <= end));

    /// <summary>The edits after a position at which a text begins, relative to it.</summary>
    public TextEdits After(int start) =>
        Of(_edits.Where(edit => edit.Position > start).Select(edit => edit with { Position = edit.Position - start }));

    private static TextEdits Of(IEnumerable<Edit> edits)
    {
        var part = new TextEdits();
        part._edits.AddRange(edits);
        return part;
    }

    public string Apply(string original)
    {
        var changed = new StringBuilder(original.Length + 32 * _edits.Count);
        int done = 0;
        foreach (Edit edit in _edits.OrderBy(edit => edit.Position))
        {
            changed.Append(original, done, edit.Position - done).Append(edit.Text);
            done = edit.Position + edit.Length;
        }
        return changed.Append(original, done, original.Length - done).ToString();
    }

    /// <summary>
    /// The position in the original text of a position in the changed one; inserted text maps to the place where it stands.
    /// </summary>
    public int ToOriginal(int changed)
    {
        int shift = 0;
        foreach (Edit edit in _edits.OrderBy(edit => edit.Position))
        {
            int start = edit.Position + shift;
            if (changed < start) break;
            if (changed < start + edit.Text.Length) return edit.Position;
            shift += edit.Text.Length - edit.Length;
        }
        return changed - shift;
    }
}
