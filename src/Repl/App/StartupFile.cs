using System;
using System.IO;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;

namespace GradRepl.Repl.App;

/// <summary>The script that runs before a session at the keyboard, from the user's own configuration and never from the current folder.</summary>
internal static class StartupFile
{
    private const string Name = "startup.csx";

    /// <summary>$XDG_CONFIG_HOME/gradrepl/startup.csx, by default under ~/.config; %APPDATA%\gradrepl\startup.csx on Windows. Null where the user has no such folder.</summary>
    public static string? Path
    {
        get
        {
            string? folder = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData) : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            // By the XDG specification, a path that is not absolute is to be ignored.
            if (string.IsNullOrEmpty(folder) || !System.IO.Path.IsPathFullyQualified(folder))
            {
                string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
                if (home.Length == 0) return null;
                folder = System.IO.Path.Combine(home, ".config");
            }
            return System.IO.Path.Combine(folder, "gradrepl", Name);
        }
    }

    /// <summary>Runs it, where there is one. Whatever is wrong with it is said, and the session goes on.</summary>
    public static void Run(string? path, Session session, Terminal terminal)
    {
        if (path is null || !File.Exists(path)) return;
        try
        {
            Evaluation evaluation = session.Evaluate(new Submission(ScriptFile.Read(path), path)) with { Text = null };
            new Presenter(terminal).Show(evaluation, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, definitions: false);
        }
        catch (UsageException error)
        {
            terminal.ErrorLine($"gradrepl: {error.Message}");
        }
    }
}
