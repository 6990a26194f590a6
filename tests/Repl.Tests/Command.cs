using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
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

    public (int Exit, string Output, string Error) Pipe(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Finish(process);
        return (process.ExitCode, Lines(output.Result), Lines(error.Result));
    }

    public Process Start(params string[] arguments)
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
        return Process.Start(start)!;
    }

    public static void Finish(Process process)
    {
        if (process.WaitForExit(60_000)) return;
        process.Kill();
        Assert.Fail("gradrepl did not end within a minute.");
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
