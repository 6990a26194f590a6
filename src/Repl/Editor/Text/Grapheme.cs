using System.Globalization;

namespace GradRepl.Repl.Editor.Text;

/// <summary>What people see as one character: a base with whatever combines with it.</summary>
internal static class Grapheme
{
    /// <summary>The length of the one that starts at an index; ASCII, which is most of what is typed, without looking anything up.</summary>
    public static int LengthAt(string text, int at) =>
        text[at] < 0x80 && (at + 1 == text.Length || text[at + 1] < 0x80) ? 1 : StringInfo.GetNextTextElementLength(text, at);
}
