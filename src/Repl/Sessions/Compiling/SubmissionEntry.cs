using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>Where an emitted submission begins, and what it needs beside it.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Type">The type that holds the entry point.</param>
/// <param name="Method">The static method that takes the array of submission objects.</param>
/// <param name="Files">The assemblies that it references with <c>#r</c>.</param>
internal sealed record SubmissionEntry(string Assembly, string Type, string Method, IReadOnlyList<string> Files)
{
    public static SubmissionEntry Of(Compilation compilation)
    {
        IMethodSymbol entry = compilation.GetEntryPoint(default)!;
        return new SubmissionEntry(compilation.AssemblyName!, entry.ContainingType.MetadataName, entry.MetadataName,
            [.. compilation.DirectiveReferences.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>()]);
    }
}
