using System;
using System.IO;

namespace GradRepl.Tests;

/// <summary>The folder that holds GradRepl.sln, above the folder of the tests.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Above(AppContext.BaseDirectory);

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "GradRepl.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder)
            ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds GradRepl.sln."));
}
