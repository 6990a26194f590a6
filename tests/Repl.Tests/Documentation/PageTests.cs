using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GradRepl.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradRepl.Repl.Tests.Documentation;

[Collection(SessionCollection.Name)]
public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void The_sessions_answer_as_it_says()
    {
        string written = string.Concat(CodeBlock.Of(Readme).Where(block => block.Language == "console").Select(block => block.Content));
        Assert.NotEmpty(written);
        using var transcript = new Transcript();
        Assert.Equal(written, transcript.Retype(written));
    }

    [Fact]
    public void The_project_of_your_own_compiles_and_gets_the_derivative_and_the_kernel_it_shows()
    {
        CodeBlock[] blocks = [.. CodeBlock.Of(Readme).Where(block => block.Language == "csharp")];
        Assert.Equal(3, blocks.Length);
        var compilation = CSharpCompilation.Create(
            "MyNetwork",
            [CSharpSyntaxTree.ParseText(blocks[0].Content)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));

        CSharpGeneratorDriver.Create(new ActivationGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> diagnostics);

        Assert.Empty(diagnostics);
        Assert.DoesNotContain(complete.GetDiagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.All(blocks[1..], block => Assert.Contains(complete.SyntaxTrees, tree => Unindented(tree.ToString()).Contains(Unindented(block.Content), StringComparison.Ordinal)));
    }

    [Fact]
    public void The_files_and_pictures_that_it_links_to_are_there()
    {
        string prose = CodeBlock.Of(Readme).Aggregate(Readme, (text, block) => text.Replace(block.Content, "", StringComparison.Ordinal));
        string[] targets = [.. Link().Matches(prose).Select(match => match.Groups["target"].Value).Where(target => !target.StartsWith("https:", StringComparison.Ordinal))];
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), target));
    }

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();

    private static string Unindented(string text) => string.Join('\n', Lines(text));

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim());
}
