using System.IO;

namespace GradRepl.Generators.Tests.Harness;

/// <summary>Where the sources stand. Not by caller paths: a deterministic build maps those away.</summary>
internal static class Repository
{
    public static string Root => RepositoryRoot.Folder;

    /// <summary>A file or folder of this test project.</summary>
    public static string Tests(params string[] parts) => Path.Combine([Root, "tests", "Generators.Tests", .. parts]);
}
