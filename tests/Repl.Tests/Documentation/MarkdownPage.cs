using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>A page of the documentation.</summary>
internal sealed partial class MarkdownPage
{
    private static readonly string[] Folders = ["docs", "src", "tests"], BuildFolders = ["bin", "obj"];

    private MarkdownPage(string name)
    {
        Name = name;
        Text = Repository.Read(name);
        Blocks = CodeBlock.Of(Text);
        Prose = CodeBlock.Without(Text);
    }

    /// <summary>README and the other pages beside it, those in docs, and those that stand with code.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Folders.SelectMany(FilesBelow))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(name => !name.Split('/').Intersect(BuildFolders).Any())
            .Order(StringComparer.Ordinal)
            .Select(name => new MarkdownPage(name)),
    ];

    /// <summary>The path below the repository, with slashes.</summary>
    public string Name { get; }

    public string Text { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The text without its blocks.</summary>
    public string Prose { get; }

    /// <summary>What links to a heading of the page may have after the #, as GitHub makes it.</summary>
    public IReadOnlyList<string> Anchors =>
        [.. Heading().Matches(Prose).Select(match => Anchor(match.Groups["text"].Value))];

    public static MarkdownPage Of(string name) => All.Single(page => page.Name == name);

    private static string Anchor(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    private static string[] FilesBelow(string folder) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories);

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
