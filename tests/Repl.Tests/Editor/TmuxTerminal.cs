using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace GradRepl.Repl.Tests.Editor;

/// <summary>The built command in a window of tmux, with a folder and a history of its own.</summary>
internal sealed class TmuxTerminal : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gradrepl-tmux").FullName;
    private readonly string _command;

    public TmuxTerminal(int width = 80, int height = 24, string? state = null, string environment = "", string arguments = "")
    {
        // A shell stays behind, so that the screen can be looked at after the end.
        string program = Path.Combine(AppContext.BaseDirectory, "gradrepl.dll");
        _command = $"cd '{_folder}'; TERM=screen-256color XDG_STATE_HOME='{state ?? Path.Combine(_folder, "state")}' {environment} "
            + $"'{Host}' exec '{program}' {arguments}; echo \"left with $?\"; exec sleep 1000";
        Run("-f", "/dev/null", "-u", "new-session", "-d", "-x", Text(width), "-y", Text(height), _command);
        WaitFor("> ");
    }

    private static string Host =>
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    public void Dispose()
    {
        Run("kill-server");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What the window shows, without blanks at the ends.</summary>
    public string Screen => string.Join('\n', Run("capture-pane", "-p").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>The window and what scrolled out of it.</summary>
    public string Everything =>
        string.Join('\n', Run("capture-pane", "-p", "-S", "-", "-E", "-").Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    /// <summary>The screen with its colors.</summary>
    public string Colored => Run("capture-pane", "-p", "-e");

    public string Cursor => Run("display-message", "-p", "#{cursor_y},#{cursor_x}").Trim();

    public TmuxTerminal Type(string text)
    {
        // tmux takes a semicolon at the end for its own: it parts commands, of which all go in one call.
        var commands = new List<string>();
        foreach (string piece in text.Split('\n')
            .SelectMany((line, i) => i > 0 ? new[] { "\n", line } : [line])
            .Where(piece => piece.Length > 0))
        {
            if (commands.Count > 0) commands.Add(";");
            commands.AddRange(piece == "\n"
                ? ["send-keys", "Enter"]
                : ["send-keys", "-l", "--", piece.EndsWith(';') ? piece[..^1] + "\\;" : piece]);
        }
        Run(commands);
        return this;
    }

    public TmuxTerminal Press(params string[] keys)
    {
        Run(["send-keys", .. keys]);
        return this;
    }

    public TmuxTerminal Paste(string text)
    {
        string file = Path.Combine(_folder, "paste");
        File.WriteAllText(file, text);
        Run("load-buffer", file);
        Run("paste-buffer", "-p");
        return this;
    }

    public TmuxTerminal Resize(int width, int height)
    {
        Run("resize-window", "-x", Text(width), "-y", Text(height));
        return this;
    }

    /// <summary>Waits until the screen ends with a text, but for blanks.</summary>
    public TmuxTerminal WaitFor(string end) => WaitUntil(screen => screen.EndsWith(end.TrimEnd(), StringComparison.Ordinal), end);

    /// <summary>Waits until the screen from its second line on, below the greeting, is a text.</summary>
    public TmuxTerminal Shows(string text) => WaitUntil(screen => screen.Split('\n', 2) is [_, var rest] && rest == text, text);

    public TmuxTerminal WaitUntil(Func<string, bool> shown, string what)
    {
        string screen = "";
        bool Holds() => shown(screen = Screen);
        if (!Patience.WaitUntil(Holds, () => ProcessorTime))
            Assert.Fail($"The screen should show:\n{what}\nbut shows:\n{screen}");
        return this;
    }

    /// <summary>The processor time that the command used so far.</summary>
    public TimeSpan ProcessorTime => Command is { } command ? Patience.Used(command) : TimeSpan.Zero;

    /// <summary>The process of the command, which is the shell's only child; null before it has started and after its end.</summary>
    private Process? Command
    {
        get
        {
            if (!int.TryParse(Run("display-message", "-p", "#{pane_pid}").Trim(), out int shell)) return null;
            string list = $"/proc/{shell}/task/{shell}/children";
            if (!File.Exists(list) || !int.TryParse(File.ReadAllText(list).Split(' ')[0], out int child)) return null;
            try
            {
                return Process.GetProcessById(child);
            }
            catch (ArgumentException)
            {
                return null; // It has just ended.
            }
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Run(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("tmux") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments.Prepend(Path.Combine(_folder, "socket")).Prepend("-S")) start.ArgumentList.Add(argument);
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment.Remove("TMUX");
        foreach (string name in new[] { "NO_COLOR", "COLORFGBG" }) start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
