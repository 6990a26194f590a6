using System;
using System.Collections.Immutable;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using GradRepl.Runtime;
using Microsoft.CodeAnalysis;

namespace GradRepl.Repl.Sessions.Compiling;

/// <summary>What scripts can use without <c>#r</c>: the framework's common assemblies and our own.</summary>
internal static class References
{
    private static readonly string[] Framework =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Runtime.Extensions", "System.Runtime.Numerics", "System.Runtime.InteropServices",
        "System.Linq", "System.Linq.Expressions", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.Console", "System.Diagnostics.Process", "System.Diagnostics.StackTrace", "System.Drawing.Primitives", "System.Memory", "System.Net.Http", "System.Net.Primitives",
        "System.Numerics.Vectors", "System.ObjectModel", "System.Private.Uri", "System.ComponentModel", "System.ComponentModel.Primitives",
        "System.Text.Json", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks.Parallel", "System.Threading.Thread",
        "Microsoft.CSharp", "netstandard",
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Loaded = new(Load);

    public static ImmutableArray<MetadataReference> All => Loaded.Value;

    private static ImmutableArray<MetadataReference> Load()
    {
        var references = ImmutableArray.CreateBuilder<MetadataReference>(Framework.Length + 2);
        foreach (string name in Framework)
            if (TryLoad(name) is { } assembly) references.Add(Of(assembly));
        references.Add(Of(typeof(Activation).Assembly));
        references.Add(Of(typeof(Network).Assembly));
        references.Add(Of(typeof(Figure).Assembly));
        references.Add(Of(typeof(References).Assembly));
        return references.ToImmutable();
    }

    private static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null; // A later framework may have merged it into another.
        }
    }

    /// <summary>A reference to the metadata that is in memory anyway: it needs no file, so it works in a single-file program.</summary>
    private static unsafe PortableExecutableReference Of(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out byte* metadata, out int length))
            throw new InvalidOperationException($"The metadata of {assembly.FullName} is not available.");
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((IntPtr)metadata, length)).GetReference(display: assembly.GetName().Name);
    }
}
