using System;
using System.Collections.Generic;
using System.Linq;
using GradRepl.Repl.CSharp.Completion;
using GradRepl.Repl.Output.Errors;

namespace GradRepl.Repl.Commands;

/// <summary>The commands there are.</summary>
internal sealed class CommandRegistry
{
    public IReadOnlyList<ICommand> All { get; } =
    [
        new HelpCommand(), new KeysCommand(), new ListCommand(), new DocCommand(), new SourceCommand(),
        new PlotCommand(), new CompareCommand(), new CheckCommand(), new TimeCommand(), new OutCommand(), new ImagesCommand(),
        new SaveCommand(), new LoadCommand(), new UndoCommand(), new ResetCommand(), new LessonsCommand(), new QuitCommand(),
    ];

    /// <summary>The commands as they are completed.</summary>
    public IReadOnlyList<CommandName> Names => [.. All.Select(command => new CommandName(command.Name, command.Argument, command.Summary))];

    /// <summary>Runs a line that starts with a colon.</summary>
    public CommandResult Run(string line, CommandContext context)
    {
        string[] parts = line.Trim()[1..].Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string name = parts.Length > 0 ? parts[0] : "";
        ICommand[] matches = [.. All.Where(command => command.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        ICommand? found = All.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? (name.Length > 0 && matches.Length == 1 ? matches[0] : null);
        if (found is not null) return Run(found, parts.Length > 1 ? parts[1] : "", context);
        context.Terminal.ErrorLine(matches.Length > 1 && name.Length > 0
            ? $"error: ':{name}' may be {string.Join(", ", matches.Select(command => ":" + command.Name))}"
            : $"error: there is no command ':{name}'; :help lists those there are");
        return CommandResult.Failed;
    }

    private static CommandResult Run(ICommand command, string argument, CommandContext context)
    {
        try
        {
            return command.Run(argument, context);
        }
        catch (UserException error)
        {
            context.Terminal.Output.Flush();
            context.Terminal.ErrorLine($"error: {error.Message}");
            return CommandResult.Failed;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The compiler, for one, throws at some malformed text; the session is not to end for that.
            context.Terminal.Output.Flush();
            context.Terminal.ErrorLine($"error: :{command.Name} failed ({failure.GetType().Name}: {failure.Message})");
            return CommandResult.Failed;
        }
    }
}
