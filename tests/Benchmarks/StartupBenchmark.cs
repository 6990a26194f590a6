using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace GradRepl.Benchmarks;

/// <summary>What a user waits for: whole processes, from start to end.</summary>
internal static class StartupBenchmark
{
    private const int Rounds = 5;

    public static IEnumerable<Table> Run()
    {
        string root = Root();
        string command = Path.Combine(root, "src", "Repl", "bin", "Release", "net10.0", "gradrepl.dll");
        if (!File.Exists(command)) throw new FileNotFoundException($"Build it first: dotnet build -c Release src/Repl. There is no {command}.");
        string figures = Directory.CreateTempSubdirectory("gradrepl-benchmark-").FullName;
        try
        {
            (string Name, string[] Arguments)[] runs =
            [
                ("-e 1+1", ["-e", "1+1"]),
                .. Directory.GetFiles(Path.Combine(root, "scripts"), "*.csx").Order(StringComparer.Ordinal).Select(lesson => (Path.GetFileName(lesson), new[] { lesson, "--out", figures })),
            ];
            foreach ((_, string[] arguments) in runs) Start(command, arguments);
            Times[] times = Times.Interleaved(Rounds, [.. runs.Select(run => (Action)(() => Start(command, run.Arguments)))]);
            var table = new Table("gradrepl …", $"median of {Rounds}", "fastest");
            for (int i = 0; i < runs.Length; i++) table.Row(runs[i].Name, times[i].Median, times[i].Fastest);
            return [table];
        }
        finally
        {
            Directory.Delete(figures, recursive: true);
        }
    }

    private static void Start(string command, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [command, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        // Both are read, so that neither fills its pipe.
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"gradrepl {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{error.Result}");
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GradRepl.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The benchmarks run from inside the repository.");
    }
}
