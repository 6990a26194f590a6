using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using GradRepl.Generators.Diagnostics;
using GradRepl.Generators.Pipeline;
using GradRepl.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Generators.Tests.Documentation;

/// <summary>docs/diagnostics.md says what the table of diagnostics and the release notes say, and its examples do what it says.</summary>
public sealed partial class DiagnosticsPageTests
{
    private static readonly IReadOnlyList<Section> Sections = Read();

    public static TheoryData<string> Examples => [.. Sections.Where(section => section.Example.Length > 0).Select(section => section.Id)];

    [Fact]
    public void Page_table_and_release_notes_agree()
    {
        IEnumerable<(string Id, string Title, string Severity)> table = Descriptors.ById.Values
            .Select(row => (row.Id, row.Title.ToString(), row.DefaultSeverity.ToString()))
            .OrderBy(row => row.Id, StringComparer.Ordinal);

        Assert.Equal(table, Sections.Select(section => (section.Id, section.Title, section.Severity)));
        string notes = Pages.Read("src", "Generators", "AnalyzerReleases.Shipped.md")
            + Pages.Read("src", "Generators", "AnalyzerReleases.Unshipped.md");
        Assert.Equal(table, Note().Matches(notes)
            .Select(row => (row.Groups["id"].Value, row.Groups["title"].Value, row.Groups["severity"].Value))
            .OrderBy(row => row.Item1, StringComparer.Ordinal));
    }

    /// <summary>A link must lead somewhere from any project; there is no public address that it could lead to.</summary>
    [Fact]
    public void No_diagnostic_has_a_link_that_leads_nowhere() => Assert.All(Descriptors.ById.Values, row => Assert.Empty(row.HelpLinkUri));

    [Fact]
    public void Every_diagnostic_but_a_defect_has_an_example() =>
        Assert.Equal(["GRAD016", "GRAD099"], Sections.Where(section => section.Example.Length == 0).Select(section => section.Id));

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_example_causes_exactly_that_diagnostic(string id)
    {
        Section section = Sections.Single(each => each.Id == id);
        IReadOnlyList<Diagnostic> found = section.IsSession
            ? Session(section.Example)
            : await AnalyzerRun.Diagnose(InClass(section.Example));

        Diagnostic diagnostic = Assert.Single(found);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(section.Severity, diagnostic.DefaultSeverity.ToString());
        if (!Pages.Update) Assert.Equal(section.Message, diagnostic.GetMessage());
        else
            Pages.Write(Regex.Replace(
                Pages.Read("docs", "diagnostics.md"),
                $@"(?<=^## {id}\n\n.*\n\n> ).*$",
                _ => diagnostic.GetMessage(),
                RegexOptions.Multiline), "docs", "diagnostics.md");
    }

    private static string InClass(string example) => "using System;\nusing GradRepl.Runtime;\n"
        + (example.Contains("class ", StringComparison.Ordinal) ? example : $"static partial class Example\n{{\n{example}}}\n");

    private static List<Diagnostic> Session(string example)
    {
        CSharpCompilation? last = null;
        foreach (string input in example.Split("// then\n"))
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(
                "using System; using GradRepl.Runtime;\n" + input, GeneratorRun.Parsing.WithKind(SourceCodeKind.Script));
            last = CSharpCompilation.CreateScriptCompilation(
                "Input" + Guid.NewGuid().ToString("N"), tree, GeneratorRun.Compile([]).References, previousScriptCompilation: last);
            Assert.DoesNotContain(last.GetDiagnostics(), each => each.Severity == DiagnosticSeverity.Error);
        }
        SyntaxTree annotated = last!.SyntaxTrees.Single();
        IMethodSymbol method = last.GetSymbolsWithName(_ => true, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .Single(each => each.GetAttributes().Length > 0);
        return [.. Deriver.Derive(method, last.GetSemanticModel(annotated)).Diagnostics];
    }

    private static IReadOnlyList<Section> Read() =>
        [.. Pages.Read("docs", "diagnostics.md").Split("\n## ").Skip(1).Select(text => new Section(
        text[..text.IndexOf('\n', StringComparison.Ordinal)],
        Heading().Match(text).Groups["title"].Value,
        Heading().Match(text).Groups["severity"].Value,
        Message().Match(text).Groups["message"].Value,
        Example().Match(text).Groups["code"].Value,
        Example().Match(text).Groups["session"].Success))];

    private sealed record Section(string Id, string Title, string Severity, string Message, string Example, bool IsSession);

    [GeneratedRegex(@"^\*\*(?<title>.+)\*\* · (?<severity>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^> (?<message>.+)$", RegexOptions.Multiline)]
    private static partial Regex Message();

    [GeneratedRegex(@"^```csharp(?<session> session)?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^(?<id>GRAD\d+) \| \w+ \| (?<severity>\w+) \| (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Note();
}
