using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>The built command in a terminal that the test itself plays: it sees every byte and sends what it likes. Made by util-linux's script.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-pty").FullName;
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public PseudoTerminal(string arguments = "")
    {
        string host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo("script", ["-qec", $"exec '{host}' exec '{Path.Combine(AppContext.BaseDirectory, "gradrepl.dll")}' {arguments}", "/dev/null"])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (string name in (string[])["TMUX", "STY", "TERM_PROGRAM", "KITTY_WINDOW_ID"]) start.Environment.Remove(name);
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["XDG_STATE_HOME"] = Path.Combine(_folder, "state");
        _process = Process.Start(start)!;
        new Thread(Receive) { IsBackground = true }.Start();
    }

    /// <summary>All that was sent to the terminal.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public PseudoTerminal Send(string text)
    {
        _process.StandardInput.Write(text);
        _process.StandardInput.Flush();
        return this;
    }

    public PseudoTerminal WaitFor(string text)
    {
        for (var watch = Stopwatch.StartNew(); !Output.Contains(text, StringComparison.Ordinal); Thread.Sleep(20))
            Assert.True(watch.Elapsed < Patience, $"There is no {text.Replace("\e", "ESC", StringComparison.Ordinal)} in\n{Output.Replace("\e", "ESC", StringComparison.Ordinal)}");
        return this;
    }

    private void Receive()
    {
        var buffer = new char[4096];
        while (_process.StandardOutput.Read(buffer) is > 0 and var count)
            lock (_output) _output.Append(buffer, 0, count);
    }
}

/// <summary>A test that needs util-linux's script; skipped where there is none.</summary>
internal sealed class PseudoTerminalFactAttribute : FactAttribute
{
    public PseudoTerminalFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script")) Skip = "util-linux's script is not installed";
    }
}
