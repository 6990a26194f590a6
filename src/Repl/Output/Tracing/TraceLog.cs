using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace GradRepl.Repl.Output.Tracing;

/// <summary>
/// What the session does, line by line, in the file of <c>--trace</c>: the time in seconds since the start, the kind of step,
/// and what it was. Exceptions that are caught and dropped are told here too.
/// </summary>
internal static class TraceLog
{
    private static readonly Lock Access = new();
    private static TextWriter? _writer;
    private static long _start;

    /// <summary>Whether anybody listens, so that a text need not be made for nobody.</summary>
    public static bool IsOn => _writer is not null;

    /// <summary>Starts a trace. It is written line by line, so that a process that dies leaves what it did.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static IDisposable Start(string path)
    {
        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        lock (Access) (_writer, _start) = (writer, Stopwatch.GetTimestamp());
        return new Ending();
    }

    /// <summary>Says that a step was taken.</summary>
    /// <param name="kind">The kind of step, in one word.</param>
    /// <param name="what">What it was; lines are joined.</param>
    public static void Say(string kind, string what)
    {
        if (!IsOn) return;
        string seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        string line = string.Join(' ', what.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        lock (Access) _writer?.WriteLine($"{seconds,8}  {kind,-9}  {line}");
    }

    /// <summary>Says that an exception was caught and is dropped, since the program goes on without what failed.</summary>
    public static void Swallowed(
        Exception error, [CallerMemberName] string member = "", [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!IsOn) return;
        string place = string.Create(CultureInfo.InvariantCulture, $"{member} ({Path.GetFileName(file)}:{line})");
        Say("swallowed", $"{error.GetType().Name} in {place}: {error.Message}");
    }

    private sealed class Ending : IDisposable
    {
        public void Dispose()
        {
            lock (Access)
            {
                _writer?.Dispose();
                _writer = null;
            }
        }
    }
}
