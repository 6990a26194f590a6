using System.IO;
using GradRepl.Repl.Output.Errors;
using GradRepl.Repl.Output.Files;
using GradRepl.Repl.Output.Terminals;
using GradRepl.Repl.Sessions;

namespace GradRepl.Repl.App;

/// <summary>
/// The script that runs before a session at the keyboard, from the
/// user's own configuration and never from the current folder.
/// </summary>
internal static class StartupFile
{
    private const string Name = "startup.csx";

    /// <summary>Where it lies; null where the user has no folder for configuration.</summary>
    public static string? Path => UserFolders.Configuration(Name);

    /// <summary>Runs it, where there is one. Whatever is wrong with it is said, and the session goes on.</summary>
    public static void Run(string? path, Session session, Terminal terminal)
    {
        if (path is null || !File.Exists(path)) return;
        if (!UserFolders.IsTrusted(path))
        {
            terminal.ErrorLine($"gradrepl: '{path}' is not run: others can write to it");
            return;
        }
        try
        {
            new Presenter(terminal).Play(path, session, definitions: false);
        }
        catch (UsageException error)
        {
            terminal.ErrorLine($"gradrepl: {error.Message}");
        }
    }
}
