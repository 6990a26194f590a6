using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Architecture.Tests;

/// <summary>One use of a name that another folder of the project declares.</summary>
internal sealed record Reference(string From, string To, string Place, string Name);

/// <summary>The sources of one project, read and bound by Roslyn; what generators add is left out.</summary>
internal sealed class Sources
{
    private readonly string _folder;
    private readonly CSharpCompilation _compilation;

    public Sources(string project)
    {
        _folder = Path.Combine(RepositoryRoot.Folder, "src", project);
        // The project's own assembly would declare everything a second time.
        string[] own = [$"GradRepl.{project}.dll", project == "Repl" ? "gradrepl.dll" : ""];
        IEnumerable<string> framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        IEnumerable<MetadataReference> references = framework.Concat(Directory.GetFiles(AppContext.BaseDirectory, "*.dll"))
            .Where(file => !own.Contains(Path.GetFileName(file))).DistinctBy(Path.GetFileName)
            .Select(file => MetadataReference.CreateFromFile(file));
        _compilation = CSharpCompilation.Create(project, Files.Select(Parsed), references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    public IEnumerable<SyntaxTree> Trees => _compilation.SyntaxTrees;

    /// <summary>A file's folder within the project, with slashes; empty for the project's own.</summary>
    public string FolderOf(SyntaxTree tree) =>
        Path.GetRelativePath(_folder, Path.GetDirectoryName(tree.FilePath)!).Replace('\\', '/') is var path && path == "." ? "" : path;

    /// <summary>Every use of a type or member that stands in another folder; of a partial type, the part nearest to the user.</summary>
    public IEnumerable<Reference> References() => Trees.SelectMany(tree =>
    {
        SemanticModel model = _compilation.GetSemanticModel(tree);
        return tree.GetRoot()
            .DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Select(name => To(name, model, FolderOf(tree)))
            .OfType<Reference>();
    });

    private Reference? To(SimpleNameSyntax name, SemanticModel model, string from)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol?.OriginalDefinition;
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        if (symbol is not INamedTypeSymbol && symbol?.ContainingType is null) return null;
        string[] folders = [.. symbol.DeclaringSyntaxReferences.Select(part => FolderOf(part.SyntaxTree))];
        if (folders.Length == 0 || folders.Contains(from)) return null;
        FileLinePositionSpan place = name.GetLocation().GetLineSpan();
        return new Reference(
            from,
            folders[0],
            $"{Path.GetRelativePath(RepositoryRoot.Folder, place.Path)}({place.StartLinePosition.Line + 1})",
            symbol.Name);
    }

    private IEnumerable<string> Files => Directory.EnumerateFiles(_folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(_folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static SyntaxTree Parsed(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest), file);
}
