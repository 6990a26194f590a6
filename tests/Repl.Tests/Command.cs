using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace GradRepl.Repl.Tests;

/// <summary>The built command, run as a process of its own in a folder of its own.</summary>
internal sealed class Command : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("gradrepl").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(Folder, name), content);
        return name;
    }

    public (int Exit, string Output, string Error) Run(params string[] arguments) => Pipe("", arguments);

    public (int Exit, string Output, string Error) Pipe(string input, params string[] arguments) => Pipe(Encoding.UTF8.GetBytes(input), null, arguments);

    public (int Exit, string Output, string Error) Pipe(string input, IReadOnlyDictionary<string, string>? environment) => Pipe(Encoding.UTF8.GetBytes(input), environment);

    public (int Exit, string Output, string Error) Pipe(byte[] input, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        using Process process = Start(environment, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        // On a thread of its own: what never reads must not hold up the one who watches the time.
        Task written = Task.Run(() =>
        {
            try
            {
                process.StandardInput.BaseStream.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended without reading everything; what it said is looked at all the same.
            }
        });
        Finish(process);
        written.Wait();
        return (process.ExitCode, Lines(output.Result), Lines(error.Result));
    }

    /// <summary>Runs another program to its end.</summary>
    public static (int Exit, string Output, string Error) Program(string file, string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        Finish(process, TimeSpan.FromMinutes(10));
        return (process.ExitCode, Lines(output.Result), Lines(error.Result));
    }

    public Process Start(params string[] arguments) => Start(null, arguments);

    public Process Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "gradrepl.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in arguments.Prepend(program).Prepend("exec")) start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>
    /// Waits for the end, for two minutes of the process's own time at most unless told; then it is killed and the test fails.
    /// </summary>
    public static void Finish(Process process, TimeSpan? patience = null)
    {
        TimeSpan limit = patience ?? TimeSpan.FromMinutes(2);
        if (ProcessorTime.Ends(process, limit)) return;
        process.Kill(entireProcessTree: true);
        Assert.Fail($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end within {limit.TotalMinutes} minutes of processor time.");
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
