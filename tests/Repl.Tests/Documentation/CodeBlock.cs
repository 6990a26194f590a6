using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>A fenced block of a Markdown text.</summary>
internal sealed partial record CodeBlock(string Language, string Content)
{
    public static IReadOnlyList<CodeBlock> Of(string markdown) =>
        [.. Fence().Matches(markdown).Select(match => new CodeBlock(match.Groups["language"].Value, match.Groups["content"].Value))];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
