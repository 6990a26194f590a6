using System.Linq;

namespace GradRepl.Repl;

/// <summary><c>:help</c></summary>
internal sealed class HelpCommand : ICommand
{
    public string Name => "help";

    public string Argument => "";

    public string Summary => "what can be typed";

    public CommandResult Run(string argument, CommandContext context)
    {
        Terminal terminal = context.Terminal;
        terminal.Line("Type C#. A definition marked [Activation] gets its derivatives at once:");
        terminal.Line();
        terminal.Line("  [Activation] double swish(double z, double beta = 1) => z / (1 + Exp(-beta * z));");
        terminal.Line("  swishDerivative(2)            the derivative, exactly");
        terminal.Line("  Activation.Of(swish)          formula, derivative, kinks; spans; With(\"beta\", 2)");
        terminal.Line("  Plot(swish)                   the function and its derivative as a PNG");
        terminal.Line("  new ScalarChain(Activations.Sigmoid, layers: 4).Run(Linspace(-5, 5, 101), y: 1)");
        terminal.Line();
        string[] heads = [.. context.Commands.All.Select(command => $":{command.Name} {command.Argument}".TrimEnd())];
        int width = heads.Max(head => head.Length);
        foreach ((string head, ICommand command) in heads.Zip(context.Commands.All)) terminal.Line($"  {head.PadRight(width)}  {command.Summary}");
        terminal.Line();
        terminal.Line("Ctrl+C stops what is running; Ctrl+D leaves.");
        return CommandResult.Continue;
    }
}
