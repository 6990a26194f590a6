using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using GradRepl.Repl.App;
using GradRepl.Repl.Commands.Lessons;
using GradRepl.Repl.Tests.Documentation;

namespace GradRepl.Repl.Tests.App;

/// <summary>
/// The tool's packages, made and installed from a local folder as a user would, and the published folder. Compiling Roslyn
/// ahead of time takes a minute or more, so it is done where GRADREPL_PACKAGING is set.
/// </summary>
public sealed class PackagingTests(ITestOutputHelper log) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-package").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PackagingFact]
    public void The_tool_installs_from_a_local_folder_and_runs()
    {
        string packages = Path.Combine(_folder, "packages"), tools = Path.Combine(_folder, "tools");
        (int exit, string output, string error) = Dotnet("pack", Path.Combine(Repository.Root, "src", "Repl"), "-c", "Release", "-o", packages);
        if (exit != 0 && (output + error).Contains("NU1301", StringComparison.Ordinal))
        {
            log.WriteLine("SKIPPED: the package source cannot be reached, and the ahead-of-time compiler is not here.");
            return;
        }
        Assert.True(exit == 0, output + error);
        string version = typeof(Application).Assembly.GetName().Version!.ToString(3), platform = RuntimeInformation.RuntimeIdentifier;
        string[] expected = [$"GradRepl.{version}.nupkg", $"GradRepl.any.{version}.nupkg", $"GradRepl.{platform}.{version}.nupkg"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Directory.GetFiles(packages, "*.nupkg").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (exit, output, error) = Dotnet("tool", "install", "GradRepl", "--version", version, "--tool-path", tools, "--source", packages);
        Assert.True(exit == 0, output + error);
        Dictionary<string, string> environment = new() { ["DOTNET_ROLL_FORWARD"] = "Major" };
        Assert.Equal((0, "8\n", ""), Command.Program(Path.Combine(tools, "gradrepl"), _folder, environment, "-e", "[Activation] double f(double z) => z * z * z / 1.5; fDerivative(2)"));
        HasLessons(Path.Combine(tools, "gradrepl"), environment);
    }

    [PackagingFact]
    public void The_published_folder_is_compiled_ahead_of_time()
    {
        (int exit, string output, string error) = Dotnet("publish", Path.Combine(Repository.Root, "src", "Repl"), "-c", "Release", "-o", _folder);
        if (exit != 0 && (output + error).Contains("NU1301", StringComparison.Ordinal))
        {
            log.WriteLine("SKIPPED: the package source cannot be reached, and the ahead-of-time compiler is not here.");
            return;
        }
        Assert.True(exit == 0, output + error);
        Assert.Equal((0, "2\n", ""), Command.Program(Path.Combine(_folder, "gradrepl"), _folder, new Dictionary<string, string>(), "-e", "1+1"));
        HasLessons(Path.Combine(_folder, "gradrepl"), []);
        foreach (string file in (string[])["gradrepl.dll", "Microsoft.CodeAnalysis.CSharp.dll", "GradRepl.Generators.dll"]) Assert.True(IsCompiledAhead(Path.Combine(_folder, file)), file);
    }

    // They come with the program, and with the data that they read.
    private void HasLessons(string program, Dictionary<string, string> environment)
    {
        (int exit, string output, string error) = Command.Program(program, _folder, environment, "lessons");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(Course.Find().Lessons.Count, output.Split('\n').Count(line => line.Length > 5 && char.IsDigit(line[2])));
        (exit, _, error) = Command.Program(program, _folder, environment, "lessons", "2", "--out", "lesson", "--html", "lesson.html");
        Assert.Equal((0, ""), (exit, error));
        Assert.True(File.Exists(Path.Combine(_folder, "lesson.html")));
    }

    private static bool IsCompiledAhead(string file)
    {
        using var reader = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(file));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private (int Exit, string Output, string Error) Dotnet(params string[] arguments) =>
        Command.Program("dotnet", _folder, new Dictionary<string, string> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDDISABLENODEREUSE"] = "1" }, arguments);
}
