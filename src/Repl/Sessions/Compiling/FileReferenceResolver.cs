using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using GradRepl.Repl.Sessions.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>Finds what <c>#r</c> names: files as C# scripting does, and packages.</summary>
internal sealed class FileReferenceResolver : MetadataReferenceResolver
{
    private readonly MetadataReferenceResolver _files = ScriptMetadataResolver.Default.WithBaseDirectory(Directory.GetCurrentDirectory());

    // Every submission asks for the same missing assemblies again.
    private readonly ConcurrentDictionary<AssemblyIdentity, PortableExecutableReference?> _missing = [];

    private volatile bool _isAsked;

    // Only references of the user can miss an assembly that matters; looking for them costs a tenth of each compilation.
    public override bool ResolveMissingAssemblies => _isAsked;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        _missing.GetOrAdd(referenceIdentity, identity => _files.ResolveMissingAssembly(definition, identity));

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        _isAsked = true;
        if (!PackageRestore.IsPackage(reference)) return _files.ResolveReference(reference, baseFilePath, properties);
        // The compiler takes one reference for a directive; all that a package brings are references of the submission.
        return [(PortableExecutableReference)DefaultReferences.All[0]];
    }

    // Resolvers are compared when submissions are chained.
    public override bool Equals(object? other) => other is FileReferenceResolver resolver && resolver._files.Equals(_files);

    public override int GetHashCode() => _files.GetHashCode();
}
