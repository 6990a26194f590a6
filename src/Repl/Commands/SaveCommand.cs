using System;
using System.IO;
using GradRepl.Repl.Commands.Saving;
using GradRepl.Repl.Sessions.Submissions;
using GradRepl.Runtime.Files;

namespace GradRepl.Repl.Commands;

/// <summary><c>:save</c></summary>
internal sealed class SaveCommand : ICommand
{
    public string Name => "save";

    public string Argument => "file.csx";

    public string Summary => "write the session as a script that runs again";

    public string Details => """
        Writes the submissions that succeeded and were not undone, in order. Results that were shown are shown again
        (Show(…)), usings come first as C# wants them, and an earlier definition of a name that was defined again is kept
        under another name, with all that used it. The script is compiled before it is written, whole or not at all; an
        existing file is replaced.
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        if (argument.Length == 0) throw new CommandException(":save needs a file, as :save session.csx");
        string path = CommandArguments.Path(argument);
        if (!Path.HasExtension(path)) path += ".csx";
        SavedScript script = SavedScript.Of(context.Session, path);
        if (script.Count == 0) throw new CommandException("there is nothing to save yet");
        if (context.Session.Explain(new Submission(script.Text, path)) is { } message)
            throw new CommandException(
                $"the session does not make one script, so nothing was written: {message.Text} (line {message.Line} of it)");
        try
        {
            WholeFile.Write(path, script.Text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandException($"'{path}' cannot be written: {error.Message}");
        }
        string left = script.LeftOut == 0
            ? ""
            : $"; {script.LeftOut} that failed or returned {(script.LeftOut == 1 ? "is" : "are")} in it as "
                + $"comment{(script.LeftOut == 1 ? "" : "s")}";
        context.Terminal.Line($"{path}: {script.Count} submission{(script.Count == 1 ? "" : "s")}{left}");
        return CommandResult.Continue;
    }
}
