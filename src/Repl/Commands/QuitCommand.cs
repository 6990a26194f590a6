namespace GradRepl.Repl.Commands;

/// <summary><c>:quit</c></summary>
internal sealed class QuitCommand : ICommand
{
    public string Name => "quit";

    public string Argument => "";

    public string Summary => "leave; so do exit and Ctrl+D";

    public CommandResult Run(string argument, CommandContext context) => CommandResult.Leave;
}
