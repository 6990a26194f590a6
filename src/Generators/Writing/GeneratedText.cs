namespace GradRepl.Generators.Writing;

/// <summary>What all writers of C# say alike.</summary>
internal static class GeneratedText
{
    /// <summary>Before members that people do not call.</summary>
    public const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]\n";

    /// <summary>A text within a documentation comment.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
