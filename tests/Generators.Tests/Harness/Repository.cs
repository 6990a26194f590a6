using System;
using System.IO;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>Where the sources stand. Not by caller paths: a deterministic build maps those away.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file or folder of this test project.</summary>
    public static string Tests(params string[] parts) => Path.Combine([Root, "tests", "Generators.Tests", .. parts]);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "GradRepl.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? Find(parent)
        : throw new DirectoryNotFoundException("GradRepl.sln is in no folder above the tests.");
}
