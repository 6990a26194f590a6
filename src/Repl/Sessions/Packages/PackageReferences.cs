using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradRepl.Repl.Sessions.Packages;

/// <summary>What a submission's <c>#r "nuget: …"</c> directives bring.</summary>
internal static class PackageReferences
{
    private static readonly Lock Access = new();
    private static readonly Dictionary<string, string> Assemblies = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> Libraries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The references of all packages that the trees name, restored if need be.</summary>
    /// <param name="trees">A submission and what it loads.</param>
    /// <param name="cancellation">Ends a restore.</param>
    /// <returns>The references, or the directive that failed and why.</returns>
    public static (ImmutableArray<MetadataReference> References, (Location Place, string Text)? Error) Find(IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (ReferenceDirectiveTriviaSyntax directive in trees.SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot(cancellation)).GetReferenceDirectives()))
        {
            if (!PackageRestore.IsPackage(directive.File.ValueText)) continue;
            try
            {
                PackageAssets assets = PackageRestore.Restore(directive.File.ValueText, cancellation);
                Remember(assets);
                found.AddRange(assets.Compile.Select(file => MetadataReference.CreateFromFile(file)));
            }
            catch (PackageException error)
            {
                return ([], (directive.File.GetLocation(), error.Message));
            }
        }
        return (found.ToImmutable(), null);
    }

    /// <summary>The file of a package's assembly; null where no package has it.</summary>
    public static string? AssemblyFile(string name)
    {
        lock (Access) return Assemblies.GetValueOrDefault(name);
    }

    /// <summary>The file of a package's native library, as code calls it: with or without <c>lib</c> and its extension.</summary>
    public static string? LibraryFile(string name)
    {
        lock (Access) return Libraries.GetValueOrDefault(name) ?? Libraries.GetValueOrDefault("lib" + name);
    }

    private static void Remember(PackageAssets assets)
    {
        lock (Access)
        {
            foreach (string file in assets.Runtime) Assemblies[Path.GetFileNameWithoutExtension(file)] = file;
            foreach (string file in assets.Native) Libraries[Path.GetFileName(file)] = Libraries[Path.GetFileNameWithoutExtension(file)] = file;
        }
    }
}
