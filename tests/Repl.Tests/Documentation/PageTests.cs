using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Tests.Documentation;

/// <summary>
/// What the pages show is so: sessions are typed, programs are compiled and run, generated code is generated.
/// With UPDATE_SNAPSHOTS=1 the answers of sessions and programs are written anew.
/// </summary>
[Collection(SessionCollection.Name)]
public sealed class PageTests
{
    private const int ReadmeLimit = 9 * 1024;

    // Its examples are tested with the generator, by DiagnosticsPageTests.
    private const string DiagnosticsPage = "docs/diagnostics.md";

    // Commands and drawings; the paths in them are checked by PathTests.
    private static readonly string[] NotRun = ["sh", "text"];

    private static bool Update { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Select(page => page.Name)];

    public static TheoryData<string> PagesWithSessions => With("console");

    // The pages of packages are tried as their readers do, with the packages, by tests/Packages.Tests.
    public static TheoryData<string> PagesWithPrograms =>
        [.. With("csharp").Select(row => row.Data).Where(name => !name.StartsWith("src/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(PagesWithSessions))]
    public void The_sessions_answer_as_the_page_says(string name)
    {
        IEnumerable<CodeBlock> sessions = MarkdownPage.Of(name).Blocks.Where(block => block.Language == "console");
        string[] written = [.. sessions.Select(block => block.Content)];
        using var transcript = new Transcript();
        string typed = transcript.Retype(string.Concat(written));
        if (!Update)
        {
            Assert.Equal(string.Concat(written), typed);
            return;
        }
        foreach ((string before, string after) in written.Zip(Transcript.Split(typed, written))) Rewrite(name, before, after);
    }

    [Theory]
    [MemberData(nameof(PagesWithPrograms))]
    public void The_programs_write_and_the_generator_makes_what_the_page_shows(string name)
    {
        IReadOnlyList<CodeBlock> blocks = MarkdownPage.Of(name).Blocks;
        List<string> sources = [];
        List<CodeBlock> parts = [];
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "csharp") continue;
            // A program is followed by what it writes; any other code is a part of what the generator makes of one.
            if (i + 1 == blocks.Count || blocks[i + 1].Language != "text")
            {
                parts.Add(blocks[i]);
                continue;
            }
            var project = new UserProject(blocks[i].Content);
            string output = project.Run();
            if (Update)
                Rewrite(name, WithOutput(blocks[i], blocks[i + 1].Content), WithOutput(blocks[i], output));
            else
                Assert.Equal(blocks[i + 1].Content, output);
            sources.AddRange(project.Sources.Select(Unindented));
        }
        Assert.NotEmpty(sources);
        Assert.All(
            parts.Select(part => Unindented(part.Content)),
            part => Assert.Contains(sources, source => source.Contains(part, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_block_is_of_a_kind_that_is_tested(string name)
    {
        MarkdownPage page = MarkdownPage.Of(name);
        int fences = page.Text.Split('\n').Count(line => line.TrimStart().StartsWith("```", StringComparison.Ordinal));
        Assert.Equal(2 * page.Blocks.Count, fences);
        Assert.All(page.Blocks, block =>
        {
            if (block.Language == "console") Assert.StartsWith("> ", block.Content, StringComparison.Ordinal);
            else if (name == DiagnosticsPage) Assert.Contains(block.Language, (string[])["csharp", "csharp session"]);
            else if (block.Language != "csharp") Assert.Contains(block.Language, NotRun);
        });
    }

    [Fact]
    public void README_can_be_read_in_a_few_minutes() =>
        Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "README.md")).Length, 1, ReadmeLimit);

    private static string WithOutput(CodeBlock program, string output) => $"{program.Content}```\n\n```text\n{output}```";

    private static void Rewrite(string name, string before, string after) =>
        File.WriteAllText(Path.Combine(Repository.Root, name), Repository.Read(name).Replace(before, after, StringComparison.Ordinal));

    private static TheoryData<string> With(string language)
    {
        IEnumerable<MarkdownPage> pages = MarkdownPage.All.Where(page => page.Blocks.Any(block => block.Language == language));
        return [.. pages.Select(page => page.Name).Where(name => name != DiagnosticsPage)];
    }

    private static string Unindented(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}
