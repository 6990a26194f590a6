using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using GradRepl.Repl.Sessions.Compiling;
using GradRepl.Repl.Sessions.Packages;

namespace GradRepl.Repl.Sessions.Evaluating;

/// <summary>Loads emitted submissions, and the assemblies that they reference with <c>#r</c>.</summary>
internal sealed class SubmissionLoader() : AssemblyLoadContext("submissions", isCollectible: false)
{
    private readonly Dictionary<string, Assembly> _submissions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    /// <summary>Loads a submission and answers its entry point, which takes the array of submission objects.</summary>
    public Func<object?[], Task<object?>> Load(SubmissionEntry entry, MemoryStream assembly, MemoryStream symbols)
    {
        foreach (string file in entry.Files)
        {
            _files[Path.GetFileNameWithoutExtension(file)] = file;
            if (Path.GetDirectoryName(file) is { } folder) _folders.Add(folder);
        }
        assembly.Position = 0;
        symbols.Position = 0;
        Assembly loaded = LoadFromStream(assembly, symbols);
        _submissions[entry.Assembly] = loaded;
        MethodInfo method = loaded.GetType(entry.Type)!.GetMethod(entry.Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>();
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_submissions.TryGetValue(name, out Assembly? submission)) return submission;
        if (_files.TryGetValue(name, out string? file)) return FromFile(file);
        foreach (string folder in _folders)
            if (Path.Combine(folder, name + ".dll") is { } beside && File.Exists(beside)) return FromFile(beside);
        return PackageReferences.AssemblyFile(name) is { } package ? FromFile(package) : null;
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName) =>
        PackageReferences.LibraryFile(unmanagedDllName) is { } library ? LoadUnmanagedDllFromPath(library) : IntPtr.Zero;

    private Assembly FromFile(string file)
    {
        // What the program itself has loaded must stay one: a second copy would have types of its own.
        AssemblyName wanted = AssemblyName.GetAssemblyName(file);
        foreach (Assembly known in Default.Assemblies)
            if (AssemblyName.ReferenceMatchesDefinition(known.GetName(), wanted)) return known;
        return LoadFromAssemblyPath(Path.GetFullPath(file));
    }
}
