using System;
using System.IO;
using System.Runtime.InteropServices;

namespace GradRepl.Repl.Editor.Drawing;

/// <summary>The process's own terminal.</summary>
internal sealed partial class ConsoleWindow : ITerminalWindow, IDisposable
{
    private const int DefaultWidth = 80, DefaultHeight = 24;

    private readonly TextWriter _output;
    private readonly PosixSignalRegistration[] _signals = [];

    public ConsoleWindow(TextWriter output)
    {
        _output = output;
        if (OperatingSystem.IsWindows()) return;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Changed?.Invoke()), PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Changed?.Invoke())];
    }

    public event Action? Changed;

    public int Width => Console.WindowWidth is > 0 and var width ? width : DefaultWidth;

    public int Height => Console.WindowHeight is > 0 and var height ? height : DefaultHeight;

    public void Write(string text)
    {
        _output.Write(text);
        _output.Flush();
    }

    public void Suspend()
    {
        // To the whole group, as the terminal does: a pipeline stops as one.
        if (!OperatingSystem.IsWindows()) _ = Kill(0, StopSignal);
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals) signal.Dispose();
    }

    // SIGTSTP has another number on BSD and macOS.
    private static int StopSignal => OperatingSystem.IsLinux() ? 20 : 18;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
