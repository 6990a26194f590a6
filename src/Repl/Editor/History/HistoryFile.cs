using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using GradRepl.Repl.Output.Files;
using GradRepl.Repl.Output.Tracing;
using GradRepl.Runtime.Files;

namespace GradRepl.Repl.Editor.History;

/// <summary>
/// Inputs on disk, one a line with backslashes escaped. Sessions that run at the same time append under a lock and lose
/// nothing. A history that cannot be kept is no reason to stop anybody: the inputs are then those of this session alone.
/// </summary>
internal sealed class HistoryFile(string path)
{
    private const int Capacity = 10_000;
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The file of this user; null where there is none.</summary>
    public static HistoryFile? OfUser() => UserFolders.State("history") is { } file ? new HistoryFile(file) : null;

    /// <summary>The inputs, the oldest first, each once.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            if (!File.Exists(path) || !UserFolders.IsTrusted(path)) return [];
            List<string> entries = ReadEntries(out int lines);
            if (lines > 2 * Capacity) Locked(Compact);
            return entries;
        }
        catch (Exception error) when (IsOfFile(error))
        {
            TraceLog.Swallowed(error);
            return [];
        }
    }

    /// <summary>Adds an input at the end.</summary>
    public void Append(string input)
    {
        try
        {
            if (!UserFolders.MakePrivate(Path.GetDirectoryName(path)!)) return;
            Locked(() =>
            {
                using FileStream file = Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite);
                // Start a new line after one that a killed process left unfinished.
                bool torn = file.Length > 0 && file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() != '\n';
                file.Seek(0, SeekOrigin.End);
                file.Write(Encoding.GetBytes((torn ? "\n" : "") + Escape(input) + "\n"));
            });
        }
        catch (Exception error) when (IsOfFile(error))
        {
            TraceLog.Swallowed(error); // The input stays in memory for this session.
        }
    }

    internal static string Escape(string input) => input.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);

    internal static string Unescape(string line)
    {
        var text = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char next = line[i] == '\\' && i + 1 < line.Length ? line[++i] : '\0';
            text.Append(next switch { '\0' => line[i], 'n' => '\n', 'r' => '\r', _ => next });
        }
        return text.ToString();
    }

    private List<string> ReadEntries(out int lines)
    {
        string[] all = File.ReadAllLines(path, Encoding);
        lines = all.Length;
        var entries = all.Where(line => line.Length > 0)
            .Select(Unescape)
            .Reverse()
            .Distinct(StringComparer.Ordinal)
            .Take(Capacity)
            .ToList();
        entries.Reverse();
        return entries;
    }

    private void Compact()
    {
        List<string> entries = ReadEntries(out _);
        WholeFile.Write(path, Encoding.GetBytes(string.Concat(entries.Select(entry => Escape(entry) + "\n"))), ownerOnly: true);
    }

    /// <summary>Does something while no other session writes. The lock is a file of its own, since the history may be replaced.</summary>
    private void Locked(Action action)
    {
        using FileStream held = Lock();
        action();
    }

    private FileStream Lock()
    {
        for (long deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ;)
        {
            try
            {
                return Open(path + ".lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < deadline)
            {
                Thread.Sleep(5);
            }
        }
    }

    // Readable for its owner alone: people type secrets.
    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(options: options, path: path);
    }

    private static bool IsOfFile(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException;
}
