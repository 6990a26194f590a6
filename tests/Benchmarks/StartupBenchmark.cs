using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace GradRepl.Benchmarks;

/// <summary>What a user waits for: whole processes, ours as published and csharprepl as installed, in turn.</summary>
internal static class StartupBenchmark
{
    private const string PeerVersion = "0.7.1";
    private const int Rounds = 7, Lines = 200;

    public static IEnumerable<Table> Run()
    {
        string root = Root(), work = Directory.CreateTempSubdirectory("gradrepl-benchmark-").FullName;
        try
        {
            string ours = Published(root, work);
            string? peer = Peer(work);
            Console.WriteLine(peer is null ? "csharprepl could not be installed: measured without it.\n" : $"csharprepl {PeerVersion}.\n");
            string script = Path.Combine(root, "scripts", "05-gradients.csx"), cache = Path.Combine(work, "cache");
            var table = new Table("what", $"gradrepl, median of {Rounds}", "csharprepl", "times");
            Compare(
                table,
                "-e 1+1, whole process",
                () => Whole(ours, cache, ["-e", "1+1"]),
                peer is null ? null : () => Whole(peer, cache, ["-e", "1+1"]));
            Compare(table, "the first result of a pipe", () => Piped(ours, cache, 1), peer is null ? null : () => Piped(peer, cache, 1));
            // csharprepl takes a pipe for one submission.
            Compare(table, $"each of {Lines} later submissions of a pipe", () => Later(ours, cache), null);
            string[] run = [script, "--out", Path.Combine(work, "figures")];
            Compare(table, "the lesson, compiled", () => Whole(ours, cache, [.. run, "--no-cache"]), null);
            string small = Path.Combine(work, "small.csx");
            File.WriteAllText(
                small, "[Activation] double swish(double z) => z / (1 + Math.Exp(-z));\nConsole.WriteLine(swishDerivative(1));\n");
            Compare(table, "a small script, compiled", () => Whole(ours, cache, [small, "--no-cache"]), null);
            Whole(ours, cache, [small]);
            Compare(table, "a small script, run again", () => Whole(ours, cache, [small]), null);
            Whole(ours, cache, run);
            Compare(table, "the lesson, run again", () => Whole(ours, cache, run), null);
            return AtTheKeyboard(ours, peer) is { } typed ? [table, typed] : [table];
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static void Compare(Table table, string what, Func<double> ours, Func<double>? peers)
    {
        _ = ours() + (peers?.Invoke() ?? 0);
        Times[] times = Times.Interleaved(Rounds, peers is null ? [ours] : [ours, peers]);
        table.Row(
            what, times[0].Median, times.Length > 1 ? times[1].Median : "-",
            times.Length > 1
                ? (times[1].MedianMilliseconds / times[0].MedianMilliseconds).ToString("0.0", CultureInfo.InvariantCulture) + "x"
                : "-");
    }

    /// <summary>In a terminal of its own, of which Python's standard library makes one; null without it.</summary>
    private static Table? AtTheKeyboard(string ours, string? peer)
    {
        string[] lines;
        try
        {
            var start = new ProcessStartInfo(
                "/usr/bin/python3",
                [Path.Combine(AppContext.BaseDirectory, "terminal.py"), Rounds.ToString(CultureInfo.InvariantCulture),
                ours, .. peer is null ? Array.Empty<string>() : [peer]])
            {
                RedirectStandardOutput = true,
            };
            using Process process = Process.Start(start)!;
            lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            if (process.ExitCode != 0) return null; // It has said why.
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine("Without python3 nothing is typed into a terminal.\n");
            return null;
        }
        var table = new Table("in a terminal", $"gradrepl, median of {Rounds}", "csharprepl", "times");
        string[] rows =
            ["the prompt", "the first result, typed at once", "the first result, typed a second after the prompt", "each later result"];
        double[][] milliseconds =
            [.. lines.Select(line => line.Split(' ').Select(each => double.Parse(each, CultureInfo.InvariantCulture)).ToArray())];
        for (int i = 0; i < rows.Length; i++)
        {
            string[] cells = [.. milliseconds.Select(program => program[i].ToString("0", CultureInfo.InvariantCulture) + " ms")];
            table.Row(
                rows[i],
                cells[0],
                cells.Length > 1 ? cells[1] : "-",
                cells.Length > 1 ? (milliseconds[1][i] / milliseconds[0][i]).ToString("0.0", CultureInfo.InvariantCulture) + "x" : "-");
        }
        return table;
    }

    private static double Later(string program, string cache) => (Piped(program, cache, 1 + Lines) - Piped(program, cache, 1)) / Lines;

    private static double Piped(string program, string cache, int lines) =>
        Whole(program, cache, [], string.Concat(Enumerable.Range(0, lines).Select(i => $"var x{i} = {i}; x{i} + 1\n")));

    private static double Whole(string program, string cache, string[] arguments, string input = "") =>
        Times.Once(() => Start(program, cache, arguments, input));

    private static void Start(string program, string cache, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["XDG_CACHE_HOME"] = cache;
        using Process process = Process.Start(start)!;
        // Both are read, so that neither fills its pipe.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}{error.Result}");
    }

    /// <summary>The command as it is delivered; GRADREPL_PUBLISHED names a folder that was published before.</summary>
    private static string Published(string root, string work)
    {
        string folder = Environment.GetEnvironmentVariable("GRADREPL_PUBLISHED") ?? Path.Combine(work, "published");
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "gradrepl.exe" : "gradrepl");
        if (!File.Exists(program)) Start("dotnet", work, ["publish", Path.Combine(root, "src", "Repl"), "-c", "Release", "-o", folder], "");
        return program;
    }

    private static string? Peer(string work)
    {
        string folder = Path.Combine(Path.GetTempPath(), "gradrepl-benchmark-csharprepl-" + PeerVersion);
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "csharprepl.exe" : "csharprepl");
        try
        {
            if (!File.Exists(program))
                Start("dotnet", work, ["tool", "install", "csharprepl", "--version", PeerVersion, "--tool-path", folder], "");
            return program;
        }
        catch (InvalidOperationException)
        {
            return null; // Offline, or the registry lacks it.
        }
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "GradRepl.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The benchmarks run from inside the repository.");
    }
}
