using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Architecture.Tests;

/// <summary>Reads the code and holds the layers: folders refer to the right only, and namespaces say where a file lies.</summary>
public sealed class LayerTests(ITestOutputHelper log)
{
    public static TheoryData<string> Projects => [.. Layers.All.Select(layers => layers.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_refer_only_to_the_right(string project)
    {
        Layers layers = Layers.All.Single(each => each.Project == project);
        string[] wrong = [.. new Sources(project).References().Where(reference => !IsAllowed(layers, reference))
            .Select(reference => $"{reference.Place}: {reference.From} may not refer to {reference.To} ({reference.Name}).").Distinct()];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Prepend($"{wrong.Length} references point back:")));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_folders_refer_to_each_other_in_a_circle(string project)
    {
        ILookup<string, string> to = new Sources(project)
            .References()
            .Select(each => (each.From, each.To))
            .Distinct()
            .ToLookup(each => each.From, each => each.To);
        var done = new HashSet<string>();
        foreach (string start in to.Select(each => each.Key)) Assert.Null(Circle(start, to, [], done));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_say_where_a_file_lies(string project)
    {
        Layers layers = Layers.All.Single(each => each.Project == project);
        var sources = new Sources(project);
        string[] wrong =
        [
            .. sources.Trees.Where(tree => tree.GetRoot().DescendantNodes()
                .OfType<BaseNamespaceDeclarationSyntax>().SingleOrDefault() is { } declared
            && !Allowed(layers, sources.FolderOf(tree), DeclaresPublic(tree)).Contains(declared.Name.ToString()))
            .Select(tree => tree.FilePath),
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Prepend("The namespace is another than the folder's:")));
    }

    [Fact]
    public void The_drawing_in_ARCHITECTURE_is_this_one()
    {
        log.WriteLine(Layers.Drawing);
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Folder, "ARCHITECTURE.md")).ReplaceLineEndings("\n");
        Assert.Contains($"```text\n{Layers.Drawing}```\n", page, StringComparison.Ordinal);
    }

    private static bool IsAllowed(Layers layers, Reference reference) =>
        layers.Of(reference.From) is { } from && layers.Of(reference.To) is { } to && (from.Name == to.Name || from.Rank < to.Rank);

    // What people call is found by one using of the library's namespace; the rest lies in its folder's.
    private static string[] Allowed(Layers layers, string folder, bool isPublic)
    {
        string own = folder.Length == 0 ? layers.Namespace : $"{layers.Namespace}.{folder.Replace('/', '.')}";
        // The generator compiles these files too, in which their types are internal: their parts here are public by one file.
        if (folder == "CompilerServices/Wide") isPublic = true;
        bool isLibrary = layers.Project is "Runtime" or "Networks" or "Plotting";
        if (!isLibrary || !isPublic) return [own];
        return folder.StartsWith("CompilerServices", StringComparison.Ordinal)
            ? [layers.Namespace + ".CompilerServices", layers.Namespace]
            : [layers.Namespace];
    }

    private static bool DeclaresPublic(SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        .Any(member => member.Parent is BaseNamespaceDeclarationSyntax && member.Modifiers.Any(modifier => modifier.ValueText == "public"));

    private static string? Circle(string at, ILookup<string, string> to, IReadOnlyList<string> path, HashSet<string> done)
    {
        if (path.Contains(at)) return string.Join(" -> ", path.Append(at));
        return done.Contains(at)
            ? null
            : to[at].Select(next => Circle(next, to, [.. path, at], done)).FirstOrDefault(found => found is not null) ?? Done();
        string? Done()
        {
            done.Add(at);
            return null;
        }
    }
}
