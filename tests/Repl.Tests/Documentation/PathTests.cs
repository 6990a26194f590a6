using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>Where a page leads and what it names, there is something; and every picture is shown somewhere.</summary>
public sealed partial class PathTests
{
    // What a build makes is not there in a fresh clone.
    private static readonly string[] Made = ["/bin/", "/obj/"];

    public static TheoryData<string> Pages => PageTests.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_to_files_and_headings(string name)
    {
        MarkdownPage page = MarkdownPage.Of(name);
        Assert.All(Links(page), link =>
        {
            string[] parts = link.Split('#', 2);
            string file = parts[0].Length == 0 ? name : Below(name, parts[0]);
            Assert.True(Path.Exists(Path.Combine(Repository.Root, file)), $"{name} links to {link}, which is not there");
            if (parts.Length == 2) Assert.Contains(parts[1], MarkdownPage.Of(file).Anchors);
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_that_are_named_are_there(string name)
    {
        IEnumerable<string> paths = NamedPath().Matches(MarkdownPage.Of(name).Text)
            .Select(match => match.Value.TrimEnd('.', '/'))
            .Where(path => !Made.Any($"{path}/".Contains));
        string[] missing = [.. paths.Distinct().Where(path => !Path.Exists(Path.Combine(Repository.Root, path)))];
        Assert.True(missing.Length == 0, $"{name} names what is not there: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Types_and_members_that_ARCHITECTURE_names_are_in_the_code()
    {
        HashSet<string> words = [.. Sources().SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value))];
        MarkdownPage page = MarkdownPage.Of("ARCHITECTURE.md");
        IEnumerable<string> named = CodeName().Matches(page.Prose).Select(match => match.Groups["name"].Value);
        string[] missing = [.. named.SelectMany(name => name.Split('.')).Where(name => !words.Contains(name)).Distinct()];
        Assert.True(missing.Length == 0, $"ARCHITECTURE.md names what is not in the code: {string.Join(", ", missing)}");
    }

    [Fact]
    public void Every_picture_is_shown_on_a_page()
    {
        string[] shown = [.. MarkdownPage.All.SelectMany(page => Links(page).Select(link => Below(page.Name, link)))];
        IEnumerable<string> pictures = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "images")).Select(Path.GetFileName)!;
        Assert.All(pictures, picture => Assert.Contains("docs/images/" + picture, shown));
    }

    private static IEnumerable<string> Links(MarkdownPage page) => Link().Matches(page.Prose)
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.StartsWith("https:", StringComparison.Ordinal));

    private static IEnumerable<string> Sources() => ((string[])["src", "tests"])
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Made.Any(file.Replace('\\', '/').Contains));

    // The path below the repository of one that is relative to a page.
    private static string Below(string page, string target)
    {
        string folder = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!);
        return Path.GetRelativePath(Repository.Root, Path.GetFullPath(target, folder)).Replace('\\', '/');
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"`(?<name>[A-Z]\w*(?:\.\w+)*)(?:<\w+>)?`")]
    private static partial Regex CodeName();

    [GeneratedRegex(@"(?<![\w./-])(?:src|tests|docs|scripts|\.ci)/[\w./-]*")]
    private static partial Regex NamedPath();
}
