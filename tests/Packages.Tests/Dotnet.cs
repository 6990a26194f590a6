using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace GradRepl.Packages.Tests;

/// <summary>Runs programs of a user's project.</summary>
internal static class Dotnet
{
    /// <summary>As the tests themselves were built: Release or Debug.</summary>
    public static string Configuration { get; } =
        AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar).Contains("Release") ? "Release" : "Debug";

    /// <summary>The dotnet command, without servers that stay behind.</summary>
    public static Result Run(string folder, params string[] arguments) => Start("dotnet", folder, arguments);

    /// <summary>Any program, until it ends.</summary>
    public static Result Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in new[]
        {
            ("DOTNET_CLI_UI_LANGUAGE", "en"), ("DOTNET_NOLOGO", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"),
            ("MSBUILDDISABLENODEREUSE", "1"),
            ("UseSharedCompilation", "false"),
        })
            start.Environment[name] = value;
        // The test runner's own settings are not the user's.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new Result(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>How a program ended, and what it wrote.</summary>
    internal sealed record Result(int Exit, string Output, string Error)
    {
        public string Text => Output + Error;

        /// <summary>Fails with all that the program wrote where it did not end well.</summary>
        public Result Good()
        {
            Assert.True(Exit == 0, Text);
            return this;
        }
    }
}
