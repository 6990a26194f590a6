using GradRepl.Repl.Sessions;
using GradRepl.Repl.Sessions.Evaluating;
using GradRepl.Repl.Sessions.Submissions;
using Microsoft.CodeAnalysis;

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
    public static CommandResult Load(string path, CommandContext context)
    {
        string text = ScriptFile.Read(path);
        // A script prints what it prints: its last expression is not shown, as when it is run by its name.
        Evaluation evaluation = context.Session.Evaluate(new Submission(text, path)) with { Text = null };
        new Presenter(context.Terminal).Show(evaluation, DiagnosticSeverity.Warning, definitions: true);
        return evaluation.Status == EvaluationStatus.Succeeded ? CommandResult.Continue : CommandResult.Failed;
    }
}
