namespace GradRepl.Generators.Reading;

/// <summary>Source text as messages quote it.</summary>
internal static class Excerpt
{
    /// <summary>The first line of a text, cut where it is long.</summary>
    public static string FirstLine(string text)
    {
        int end = text.IndexOfAny(['\r', '\n']);
        string line = end < 0 ? text : text.Substring(0, end) + " …";
        return line.Length <= 60 ? line : line.Substring(0, 57) + "…";
    }
}
