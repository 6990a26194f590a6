using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl;

/// <summary>
/// Finds what <c>#r</c> names. It does not look for the assemblies that references refer to in turn: what scripts can use
/// is complete, and looking for the rest of the framework took a tenth of the time of every submission.
/// </summary>
internal sealed class ReferenceResolver(MetadataReferenceResolver files) : MetadataReferenceResolver
{
    private readonly MetadataReferenceResolver _files = files;

    public override bool ResolveMissingAssemblies => false;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        _files.ResolveReference(reference, baseFilePath, properties);

    // Resolvers are compared when submissions are chained.
    public override bool Equals(object? other) => other is ReferenceResolver resolver && resolver._files.Equals(_files);

    public override int GetHashCode() => _files.GetHashCode();
}
