using System;
using System.IO;

namespace GradRepl.Packages.Tests;

/// <summary>A folder of packages of a version of its own, made once for all tests, as a user would make it.</summary>
public sealed class PackageFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gradrepl-packages-").FullName;

    /// <summary>Packs the three libraries from what is built.</summary>
    public PackageFolder()
    {
        foreach (string project in (string[])["Runtime", "Networks", "Plotting"])
            Dotnet.Run(
                RepositoryRoot.Folder,
                "pack",
                Path.Combine("src", project),
                "-c",
                Dotnet.Configuration,
                "--no-build",
                "-o",
                Packages,
                $"-p:Version={Version}")
                .Good();
    }

    /// <summary>Where the packages are.</summary>
    public string Packages => Path.Combine(_root, "packages");

    /// <summary>One that no cache holds.</summary>
    public string Version { get; } = $"0.1.0-test{Guid.NewGuid():N}";

    /// <summary>An empty folder for a user's solution, which finds the packages beside the usual sources.</summary>
    public string User(string name)
    {
        string folder = Path.Combine(_root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="gradrepl" value="{Packages}" /></packageSources>
            </configuration>
            """);
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(_root, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in (string[])["gradrepl.runtime", "gradrepl.networks", "gradrepl.plotting"])
            if (Path.Combine(cache, package, Version) is var copy && Directory.Exists(copy)) Directory.Delete(copy, recursive: true);
    }
}
