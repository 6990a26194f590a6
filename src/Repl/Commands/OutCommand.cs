using System.IO;
using GradRepl.Repl.Output.Figures;

namespace GradRepl.Repl.Commands;

/// <summary><c>:out</c></summary>
internal sealed class OutCommand : ICommand
{
    public string Name => "out";

    public string Argument => "DIR";

    public string Summary => "figures go into this folder from now on; alone: which folder it is";

    public CommandResult Run(string argument, CommandContext context)
    {
        FigureFolder figures = context.Session.Globals.Figures;
        if (argument.Length > 0)
        {
            string folder = CommandArguments.Path(argument);
            if (File.Exists(folder)) throw new CommandException($"'{folder}' is a file, not a folder");
            figures.Folder = folder;
        }
        context.Terminal.Line($"figures go into {figures.Folder}");
        return CommandResult.Continue;
    }
}
