using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;

namespace GradRepl.Repl.Commands;

/// <summary><c>:load</c></summary>
internal sealed class LoadCommand : ICommand
{
    public string Name => "load";

    public string Argument => "file.csx";

    public string Summary => "run a script here; what it defines stays";

    public CommandResult Run(string argument, CommandContext context)
    {
        if (argument.Length == 0) throw new CommandException(":load needs a file, as :load lesson.csx");
        return Load(CommandArguments.Path(argument), context);
    }

    /// <summary>Runs a script in the session.</summary>
    public static CommandResult Load(string path, CommandContext context) =>
        new Presenter(context.Terminal).Play(path, context.Session, definitions: true) == EvaluationStatus.Succeeded
            ? CommandResult.Continue
            : CommandResult.Failed;
}
