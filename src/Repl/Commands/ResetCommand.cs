namespace GradRepl.Repl.Commands;

/// <summary><c>:reset</c></summary>
internal sealed class ResetCommand : ICommand
{
    public string Name => "reset";

    public string Argument => "";

    public string Summary => "forget everything that was defined";

    public CommandResult Run(string argument, CommandContext context)
    {
        context.Session.Reset();
        return CommandResult.Continue;
    }
}
