using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using GradRepl.Repl.Sessions.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>Finds what <c>#r</c> names: files as C# scripting does, and packages.</summary>
internal sealed class ReferenceResolver : MetadataReferenceResolver
{
    private readonly MetadataReferenceResolver _files = ScriptMetadataResolver.Default.WithBaseDirectory(Directory.GetCurrentDirectory());

    // Every submission asks for the same ones again.
    private readonly ConcurrentDictionary<AssemblyIdentity, PortableExecutableReference?> _missing = [];

    private volatile bool _isAsked;

    // What the own references lack, they never need; a user's may. To look for it costs every submission a tenth of its time.
    public override bool ResolveMissingAssemblies => _isAsked;

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        _missing.GetOrAdd(referenceIdentity, identity => _files.ResolveMissingAssembly(definition, identity));

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        _isAsked = true;
        if (!PackageRestore.IsPackage(reference)) return _files.ResolveReference(reference, baseFilePath, properties);
        // The compiler takes one reference for a directive; all that a package brings are references of the submission.
        return [(PortableExecutableReference)References.All[0]];
    }

    // Resolvers are compared when submissions are chained.
    public override bool Equals(object? other) => other is ReferenceResolver resolver && resolver._files.Equals(_files);

    public override int GetHashCode() => _files.GetHashCode();
}
