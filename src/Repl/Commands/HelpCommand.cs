using System;
using System.Linq;
using GradRepl.Repl.Output.Terminals;

namespace GradRepl.Repl.Commands;

/// <summary><c>:help</c></summary>
internal sealed class HelpCommand : ICommand
{
    public string Name => "help";

    public string Argument => "[topic]";

    public string Summary => "what can be typed; about one command or topic, more";

    public CommandResult Run(string argument, CommandContext context)
    {
        if (argument.Length > 0) return Topic(argument.TrimStart(':'), context);
        Terminal terminal = context.Terminal;
        terminal.Line("Type C#. A definition marked [Activation] gets its derivatives at once:");
        terminal.Line();
        terminal.Line("  [Activation] double swish(double z, double beta = 1) => z / (1 + Exp(-beta * z));");
        terminal.Line("  swishDerivative(2)            the derivative, exactly");
        terminal.Line("  Activation.Of(swish)          formula, derivative, kinks; spans; With(\"beta\", 2)");
        terminal.Line("  Plot(swish)                   the function and its derivative as a PNG");
        terminal.Line("  new ScalarChain(Activations.Sigmoid, layers: 4).Run(Linspace(-5, 5, 101), y: 1)");
        terminal.Line();
        string[] heads = [.. context.Commands.All.Select(Head)];
        int width = heads.Max(head => head.Length);
        foreach ((string head, ICommand command) in heads.Zip(context.Commands.All)) terminal.Line($"  {head.PadRight(width)}  {command.Summary}");
        terminal.Line();
        terminal.Line($":help plot says more about a command; so does :help with {string.Join(", ", HelpTopics.All.Select(topic => topic.Name))}.");
        terminal.Line("Ctrl+C stops what is running; Ctrl+D leaves.");
        return CommandResult.Continue;
    }

    private static string Head(ICommand command) => $":{command.Name} {command.Argument}".TrimEnd();

    private static CommandResult Topic(string name, CommandContext context)
    {
        if (HelpTopics.All.FirstOrDefault(topic => topic.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Text: { } text })
        {
            context.Terminal.Line(text);
            return CommandResult.Continue;
        }
        ICommand command = context.Commands.All.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandException($"there is no help on '{name}': it is a command's name, or {string.Join(", ", HelpTopics.All.Select(topic => topic.Name))}");
        context.Terminal.Line($"{Head(command)}   {command.Summary}");
        if (command.Details.Length > 0) context.Terminal.Line(command.Details);
        return CommandResult.Continue;
    }
}
