using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>A fenced block of a Markdown text.</summary>
/// <param name="Language">All that follows the opening fence.</param>
/// <param name="Content">What stands between the fences.</param>
internal sealed partial record CodeBlock(string Language, string Content)
{
    public static IReadOnlyList<CodeBlock> Of(string markdown) =>
        [.. Fence().Matches(markdown).Select(match => new CodeBlock(match.Groups["language"].Value, match.Groups["content"].Value))];

    /// <summary>The text without its blocks.</summary>
    public static string Without(string markdown) => Fence().Replace(markdown, "");

    [GeneratedRegex("^```(?<language>[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
