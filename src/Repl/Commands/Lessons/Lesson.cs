using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Commands.Lessons;

/// <summary>A script of the course.</summary>
/// <param name="Path">The file, whose name is as <c>05-gradients.csx</c>.</param>
/// <param name="Number">Its place in the course.</param>
/// <param name="Name">The file's name without number and extension.</param>
/// <param name="Title">The first line of its opening comment.</param>
/// <param name="Summary">The first sentence after that, which says what it is about; empty for none.</param>
internal sealed record Lesson(string Path, int Number, string Name, string Title, string Summary)
{
    /// <summary>The lesson that a file is; null where its name is none of a lesson's.</summary>
    public static Lesson? Of(string path)
    {
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('-', 2);
        if (parts.Length < 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return null;
        string[] comment = [.. File.ReadLines(path).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal)).Select(line => line[2..].Trim())];
        string title = comment.Length > 0 ? comment[0].TrimEnd('.') : parts[1];
        IEnumerable<string> about = comment.Skip(1).SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0);
        return new Lesson(path, number, parts[1], title, FirstSentence(string.Join(' ', about)));
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..(end + 1)] : text;
}
