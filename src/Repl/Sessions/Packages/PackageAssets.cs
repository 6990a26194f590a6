using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GradRepl.Repl.Sessions.Packages;

/// <summary>The files that restored packages bring, with those of the packages that they depend on.</summary>
/// <param name="Compile">What the compiler references.</param>
/// <param name="Runtime">The assemblies to load.</param>
/// <param name="Native">The native libraries to load.</param>
internal sealed record PackageAssets(IReadOnlyList<string> Compile, IReadOnlyList<string> Runtime, IReadOnlyList<string> Native)
{
    /// <summary>Reads <c>project.assets.json</c>, which restore writes.</summary>
    public static PackageAssets Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        // The target of this machine, net10.0/linux-x64, comes with its own native files; it is the longer name.
        JsonElement target = root.GetProperty("targets").EnumerateObject().OrderByDescending(each => each.Name.Length).First().Value;
        List<string> compile = [], runtime = [], native = [];
        foreach (JsonProperty library in target.EnumerateObject())
        {
            if (!root.GetProperty("libraries").TryGetProperty(library.Name, out JsonElement described) || !described.TryGetProperty("path", out JsonElement path)) continue;
            compile.AddRange(Files(library.Value, "compile", path.GetString()!, folders, ".dll"));
            runtime.AddRange(Files(library.Value, "runtime", path.GetString()!, folders, ".dll"));
            native.AddRange(Files(library.Value, "native", path.GetString()!, folders, ""));
        }
        return new PackageAssets(compile, runtime, native);
    }

    private static IEnumerable<string> Files(JsonElement library, string kind, string path, string[] folders, string extension) =>
        !library.TryGetProperty(kind, out JsonElement files) ? [] : files.EnumerateObject().Select(file => file.Name)
            // An empty folder is named by a file _._ in it.
            .Where(name => !name.EndsWith("_._", StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            .Select(name => folders.Select(folder => Path.Combine(folder, path, name)).FirstOrDefault(File.Exists)).OfType<string>();
}
