namespace GradRepl.Repl.Commands;

/// <summary><c>:undo</c></summary>
internal sealed class UndoCommand : ICommand
{
    private const int Shown = 60;

    public string Name => "undo";

    public string Argument => "";

    public string Summary => "drop the last submission's definitions and variables";

    public string Details => """
        The names that the last submission declared are gone, and mean again what they meant before it. What it assigned to
        variables of earlier submissions, printed, or wrote into files stays. Repeat it to go further back.
        """;

    public CommandResult Run(string argument, CommandContext context)
    {
        if (context.Session.Undo() is not { } undone) throw new CommandException("there is nothing to undo");
        string text = string.Join(' ', undone.Submission.Text.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
        context.Terminal.Line($"undone: {(text.Length > Shown ? text[..(Shown - 1)] + "…" : text)}");
        return CommandResult.Continue;
    }
}
