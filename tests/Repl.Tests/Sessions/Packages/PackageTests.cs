using System;
using System.IO;
using System.IO.Compression;

namespace GradRepl.Repl.Tests.Sessions.Packages;

/// <summary>Packages from a folder that is the only source, so that nothing depends on a network.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Command _gradrepl = new();

    public void Dispose() => _gradrepl.Dispose();

    [Fact]
    public void A_package_is_restored_and_one_that_is_missing_is_an_error()
    {
        string source = Directory.CreateDirectory(Path.Combine(_gradrepl.Folder, "source")).FullName, id = "GradRepl.Sample" + Guid.NewGuid().ToString("N")[..8];
        Pack(Path.Combine(source, $"{id}.1.2.3.nupkg"), id);
        _gradrepl.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"here\" value=\"{source}\" /></packageSources></configuration>");
        _gradrepl.Write("use.csx", $"#r \"nuget: {id}, 1.2.3\"\nConsole.WriteLine(typeof(Wcwidth.UnicodeCalculator).Name);\n");
        Assert.Equal((0, "UnicodeCalculator\n", ""), _gradrepl.Run("use.csx"));
        (int exit, string output, string error) = _gradrepl.Pipe($"#r \"nuget: {id}, 9.9.9\"\n#r \"nuget: {id}.None, 1.0.0\"\n1 + 1\n");
        Assert.Equal((1, "2\n"), (exit, output));
        Assert.Equal($"stdin(1,4): error: there is no version '9.9.9' of the package {id} in the configured sources\nstdin(2,4): error: there is no package '{id}.None' in the configured sources\n", error);
    }

    // A real assembly that sessions do not reference by themselves, under a name that nobody else has.
    private static void Pack(string file, string id)
    {
        using ZipArchive package = ZipFile.Open(file, ZipArchiveMode.Create);
        package.CreateEntryFromFile(typeof(Wcwidth.UnicodeCalculator).Assembly.Location, "lib/netstandard2.0/Wcwidth.dll");
        using var manifest = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open());
        manifest.Write($"<package><metadata><id>{id}</id><version>1.2.3</version><authors>tests</authors><description>A sample.</description></metadata></package>");
    }
}
