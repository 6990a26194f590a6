using System;
using System.Diagnostics;
using System.Linq;

namespace GradRepl.Benchmarks;

/// <summary>The SDK that builds for users on this machine.</summary>
internal static class Sdk
{
    /// <summary>Where its compiler and its tools lie.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Runs <c>dotnet</c> and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static string Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>The same with variables of its environment set.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static string Run(string folder, (string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        // Both are read, so that neither fills its pipe.
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
    }

    private static string Find()
    {
        // "  Base Path:   /usr/share/dotnet/sdk/10.0.401/"
        string line = Run(AppContext.BaseDirectory, "--info").Split('\n')
            .First(each => each.Contains("Base Path:", StringComparison.Ordinal));
        return line.Substring(line.IndexOf(':') + 1).Trim();
    }
}
